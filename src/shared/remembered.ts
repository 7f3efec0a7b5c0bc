/** So many are what a row and its neighbours say: they are let go of before they come to much. */
const MOST_REMEMBERED = 1_000

/**
 * The same function of a text, which remembers what it gave for the last ones: for texts that come again at once, and
 * take long to be read.
 *
 * @param work depends on nothing but the text
 */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const given = new Map<string, T>()
  return (text) => {
    const known = given.get(text)
    if (known !== undefined || given.has(text)) return known as T
    const made = work(text)
    if (given.size >= MOST_REMEMBERED) given.clear()
    given.set(text, made)
    return made
  }
}
