/**
 * Switches of Chromium and Node that would open the running program to others, or take apart what keeps its page from
 * the computer. Who starts the program with one (a shortcut that was changed suffices) would read the store through it,
 * without its key. https://www.electronjs.org/docs/latest/api/command-line-switches
 */
const REFUSED: readonly RegExp[] = [
  // Debuggers: whoever reaches the port or holds the pipe runs code in the page and reads what it shows.
  /^remote-(?:debugging|allow)-/,
  /^(?:inspect|debug)(?:-|$)/,
  /^(?:auto-open-devtools-for-tabs|custom-devtools-frontend)$/,
  // Code from elsewhere, in the page or in the place of the program's own processes.
  /^(?:load-extension|load-component-extension|disable-extensions-except|load-and-launch-app)$/,
  /-(?:cmd-prefix|launcher)$/,
  /^browser-subprocess-path$/,
  /^js-flags$/,
  // Rules between page and computer, and between pages.
  /^(?:disable-web-security|reduce-security-for-testing|single-process|disable-site-isolation-trials)$/,
  /^(?:allow-file-access-from-files|allow-running-insecure-content|unsafely-treat-insecure-origin-as-secure)$/,
  /sandbox/,
  // Connections that others may read, or answer.
  /^(?:ignore-certificate-errors(?:-.*)?|allow-insecure-localhost|ssl-key-log-file|log-net-log|net-log-capture-mode)$/,
]

/**
 * Where Linux denies programs the sandbox's means, an AppImage starts with this switch alone: its own menu entry has
 * it.
 */
const NEEDED_ON_LINUX: ReadonlySet<string> = new Set(['no-sandbox'])

/** The name of a switch as Chromium reads it, or undefined for any other argument. */
function switchName(argument: string, platform: string): string | undefined {
  const pattern = platform === 'win32' ? /^\s*(?:--|-|\/)([^=\s]+)/ : /^\s*(?:--|-)([^=\s]+)/
  return pattern.exec(argument)?.[1]?.toLowerCase()
}

/**
 * The first switch among a program's arguments with which it must not start, as it was written but without its value.
 *
 * @param words the arguments behind the program's name
 * @param platform as `process.platform` has it
 */
export function refusedSwitch(words: readonly string[], platform: string): string | undefined {
  for (const word of words) {
    const name = switchName(word, platform)
    if (name === undefined || (platform === 'linux' && NEEDED_ON_LINUX.has(name))) continue
    if (REFUSED.some((pattern) => pattern.test(name))) return word.trim().replace(/=.*$/s, '')
  }
  return undefined
}
