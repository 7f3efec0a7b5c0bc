import { fold } from '../../../shared/values.ts'

/** A stretch of a text: from its first code unit to behind its last. */
export interface FoundSpan {
  readonly from: number
  readonly to: number
}

/** A text as comparisons see it, with where each of its code units stood before. */
interface Projection {
  readonly text: string
  readonly places: readonly number[]
}

/** Fewer digits are no telephone. As the store has it. */
const FEWEST_DIGITS = 5
const TELEPHONE = /^[\d\s().+/-]+$/

function projected(text: string, seenAs: (character: string) => string): Projection {
  let seen = ''
  const places: number[] = []
  let place = 0
  for (const character of text) {
    const folded = seenAs(character)
    for (let unit = 0; unit < folded.length; unit++) places.push(place)
    seen += folded
    place += character.length
  }
  places.push(text.length)
  return { text: seen, places }
}

function spansIn({ text, places }: Projection, wanted: string): readonly FoundSpan[] {
  const spans: FoundSpan[] = []
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    spans.push({ from: places[at] ?? 0, to: places[at + wanted.length] ?? 0 })
  }
  return spans
}

const digitOf = (character: string): string => (/\d/.test(character) ? character : '')

/**
 * Where a text holds what was searched for, as the search compares: without case and accents; a telephone also with
 * something between its digits.
 */
export function foundSpans(text: string, search: string): readonly FoundSpan[] {
  const wanted = fold(search.trim())
  if (wanted === '') return []
  const found = spansIn(projected(text, fold), wanted)
  const digits = wanted.replace(/\D/g, '')
  if (found.length > 0 || digits.length < FEWEST_DIGITS || !TELEPHONE.test(wanted)) return found
  return spansIn(projected(text, digitOf), digits)
}
