import { resolve } from 'node:path'
import { app } from 'electron'

/**
 * Finds the files of a kind among the arguments of a start: Windows and Linux hand over by them what was opened by a
 * double click.
 *
 * @param argv the program first, as the system has them
 * @param workingDirectory where the start was made: a path may be relative to it
 * @returns whole paths
 */
export function filesAmong(
  argv: readonly string[],
  workingDirectory: string,
  isOurs: (file: string) => boolean,
): readonly string[] {
  return argv
    .slice(1)
    .filter((each) => !each.startsWith('-') && isOurs(each))
    .map((each) => resolve(workingDirectory, each))
}

/**
 * Hears of the files of a kind that the system asks the program to open: those of this start, of every later one, which
 * ends and hands its arguments over, and macOS's own events, the first of which may come before the program is ready.
 *
 * To be called while the program's first module is evaluated.
 */
export function followOpenedFiles(isOurs: (file: string) => boolean, onFile: (file: string) => void): void {
  app.on('open-file', (event, file) => {
    if (!isOurs(file)) return
    event.preventDefault()
    onFile(file)
  })
  app.on('second-instance', (_event, argv, workingDirectory) => {
    for (const file of filesAmong(argv, workingDirectory, isOurs)) onFile(file)
  })
  for (const file of filesAmong(process.argv, process.cwd(), isOurs)) onFile(file)
}
