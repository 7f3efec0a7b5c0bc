import { pathToFileURL } from 'node:url'

/** A line of a stack that names a file, by its address or its path: `at name (file:///…/index.js:5:9)`. */
const FRAME = /^\s+at (?:.* \()?([^()]+)\)?$/u
/** A file of ours with its line and column, below the program's folder. */
const PLACE = /^[\w./-]+:\d+:\d+$/u

/**
 * Where in the program an error was raised: the first of our own files among its stack, with line and column, by its
 * path below the program's folder. Nothing of what the error says, which may quote its user's data, and nothing of
 * where the program lies, which names its user. Empty where none of our files is among it.
 *
 * @param root the program's folder
 */
export function placeOf({ message, stack = '' }: Error, root: string): string {
  // What it says stands before the first place, and may have lines that look like places.
  const said = stack.indexOf(message)
  if (said === -1) return ''
  const roots = [`${pathToFileURL(root).href}/`, `${root.replaceAll('\\', '/')}/`]
  for (const line of stack.slice(said + message.length).split('\n')) {
    const file = (FRAME.exec(line)?.[1] ?? '').replaceAll('\\', '/')
    const below = file.slice(roots.find((each) => file.startsWith(each))?.length ?? file.length)
    if (PLACE.test(below)) return below
  }
  return ''
}
