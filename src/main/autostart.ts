import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// Linux has no call for what starts with a session: desktops read a folder.
// https://specifications.freedesktop.org/autostart-spec

const FILE_NAME = 'atalaya.desktop'

/** An argument as the `Exec` line of a desktop entry takes it. */
function quoted(argument: string): string {
  const escaped = argument.replace(/["`$\\]/g, '\\$&').replace(/%/g, '%%')
  // The line's value is read before its arguments are: what they escape is escaped once more.
  return `"${escaped}"`.replace(/\\/g, '\\\\')
}

/**
 * Has desktops start a program with the session, or no longer.
 *
 * @param configFolder the user's folder of settings: `~/.config`
 * @param command the program and its arguments; null: it is not to be started any more
 * @throws Error where the folder cannot be written
 */
export function setAutostart(configFolder: string, command: readonly string[] | null): void {
  const folder = join(configFolder, 'autostart')
  const file = join(folder, FILE_NAME)
  if (command === null) {
    rmSync(file, { force: true })
    return
  }
  mkdirSync(folder, { recursive: true })
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Atalaya',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
}
