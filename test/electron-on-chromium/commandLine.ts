/** What the stand-in was started with. */
export interface CommandLine {
  /** The app's folder. */
  readonly appFolder: string
  /** Switches by name, as Electron's own `app.commandLine` has them. */
  readonly switches: ReadonlyMap<string, string>
  /** `process.argv` as an app in Electron sees it. */
  readonly argv: readonly string[]
}

/** Switches of Node's inspector: Electron takes them out before the app sees its arguments. */
const INSPECTOR = /^--inspect(-brk)?(=|$)/

/** Reads arguments as Electron does: switches first or last, the first plain word is the app's folder. */
export function readCommandLine(executable: string, given: readonly string[]): CommandLine {
  const switches = new Map<string, string>()
  for (const argument of given) {
    const match = /^--([^=]+)=?(.*)$/s.exec(argument)
    if (match?.[1] !== undefined) switches.set(match[1], match[2] ?? '')
  }
  return {
    appFolder: given.find((argument) => !argument.startsWith('-')) ?? '.',
    switches,
    argv: [executable, ...given.filter((argument) => !INSPECTOR.test(argument))],
  }
}
