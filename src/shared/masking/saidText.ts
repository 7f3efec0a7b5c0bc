import { referenceAt } from '../htmlEntities.ts'
import { foldAccents, hasNonAscii, withoutMarks } from '../values.ts'

// What a text says to whoever reads it, beside where each of its characters is written, so that what is found in the
// one can be replaced in the other.

/** A text as it is read, in plain characters, and the places at which each of these is written. */
export interface SaidText {
  readonly said: string
  /** Where the character at a place of `said` is written: from, and up to. */
  readonly from: (place: number) => number
  readonly upTo: (place: number) => number
}

/** What becomes of a page's tags: they are read as text, since attributes hold some; as blanks; as nothing. */
export type TagReading = 'text' | 'blank' | 'nothing'

/** Texts in which nothing is written otherwise than it is read. */
const SPELLED = /[&%\\<]/
/** A reference of a page, an escape of JSON or of a link, or any other character; with tags as one, too. */
const WRITTEN = /&#?\w{1,8};?|\\u[\da-fA-F]{4}|%[2-7][\da-fA-F]|[^]/gu
const WRITTEN_WITH_TAGS = new RegExp(`<[^<>]*>|${WRITTEN.source}`, WRITTEN.flags)

function readAs(written: string, tags: TagReading): string {
  if (written.length === 1) return written
  switch (written[0]) {
    case '<':
      return tags === 'blank' ? ' ' : ''
    case '\\':
      return String.fromCharCode(Number.parseInt(written.slice(2), 16))
    case '%':
      return String.fromCharCode(Number.parseInt(written.slice(1), 16))
    default: {
      const reference = referenceAt(written, 0)
      return reference === undefined ? written : reference.text + written.slice(reference.end)
    }
  }
}

/** A character in its plain form: full-width and small ones as usual ones, and nothing for marks that nobody sees. */
function plain(text: string): string {
  return hasNonAscii(text) ? withoutMarks(text.normalize('NFKC')) : text
}

/** Whether every character of a text is in its plain form already. */
function isPlain(text: string): boolean {
  return !hasNonAscii(text) || plain(text) === text
}

/** Reads a text. */
export function saidText(text: string, tags: TagReading): SaidText {
  if (!SPELLED.test(text) && isPlain(text)) {
    return { said: text, from: (place) => place, upTo: (place) => place + 1 }
  }
  let said = ''
  const [starts, ends]: [number[], number[]] = [[], []]
  for (const { 0: written, index } of text.matchAll(tags === 'text' ? WRITTEN : WRITTEN_WITH_TAGS)) {
    const read = plain(readAs(written, tags))
    said += read
    for (let place = 0; place < read.length; place++) {
      starts.push(index)
      ends.push(index + written.length)
    }
  }
  return { said, from: (place) => starts[place] ?? text.length, upTo: (place) => ends[place] ?? text.length }
}

const MARK = /\p{M}/u

/** The same with each letter as comparisons see it, in small letters and without accents; as long as `said`. */
export function foldedLetters(said: string): string {
  if (!hasNonAscii(said)) return said.toLowerCase()
  // Without marks of their own letters only grow by folding: where the whole has not, none has.
  const whole = MARK.test(said) ? undefined : foldAccents(said).toLowerCase()
  if (whole?.length === said.length) return whole
  return Array.from(said, (letter) => {
    const folded = foldAccents(letter).toLowerCase()
    // A letter that folds to another number of letters stays: places are what counts here.
    return folded.length === letter.length
      ? folded
      : letter.toLowerCase().length === letter.length
        ? letter.toLowerCase()
        : letter
  }).join('')
}
