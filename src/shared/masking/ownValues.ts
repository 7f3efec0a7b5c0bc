import type { NumberingPlan } from '../telephoneCountries.ts'
import { telephoneKey } from '../telephoneNumbers.ts'
import { fold, withoutMarks } from '../values.ts'
import type { Stretch } from './lookAlikes.ts'
import type { PersonalKind } from './personalValues.ts'

// What of a row's own customer its texts are looked through for. Every row has other values, so nothing is compiled for
// them: words are looked for as they are.

/** A value of the row's own customer. */
export interface OwnValue {
  readonly kind: PersonalKind
  readonly text: string
}

/** How closely a text is looked at. */
export type TextReading =
  /** What somebody wrote: parts of the customer's name are the customer's, too. */
  | 'prose'
  /** A short text, as of a list: its words may be anybody's, unless they are the whole name. */
  | 'label'
  /** An id of the servers' own, which may be made of an address: that, and numbers of the customer's own. */
  | 'code'
  /** A line or a name of the operation's own, or a measure: only numbers and addresses of the customer's own. */
  | 'line'

/** By these telephones are told apart before they are read. */
const LAST_DIGITS = 4
/** Of an id, a name, or a part of one that is looked for. */
const SHORTEST_VALUE = 3
/** Words that servers write where there is nobody, and those that many names share with any text. */
const NOBODY: ReadonlySet<string> = new Set(
  'null undefined none nan n/a true false cliente customer anonimo anonymous unknown desconocido sin nombre nombre'.split(
    ' ',
  ),
)
const NAME_PARTICLES: ReadonlySet<string> = new Set('del las los van von san the and'.split(' '))
const LETTER = /[\p{L}\p{N}]/u
const BLANK = /\s/

function isSomebody(folded: string): boolean {
  return LETTER.test(folded) && !NOBODY.has(folded)
}

/** A value that texts are looked through for, in letters as comparisons see them. */
export interface Needle extends OwnValue {
  /** All of it, one after the other, with blanks between. */
  readonly words: readonly string[]
  /** Those that stand for it by themselves. */
  readonly parts: readonly string[]
}

function isPart(word: string): boolean {
  return word.length >= SHORTEST_VALUE && !NAME_PARTICLES.has(word) && isSomebody(word)
}

/** What texts that somebody wrote are looked through for; undefined where a value is nobody's. */
function needleOf({ kind, text }: OwnValue): Needle | undefined {
  const folded = fold(withoutMarks(text)).trim()
  if (folded.length < SHORTEST_VALUE || !isSomebody(folded)) return undefined
  if (kind !== 'name') return { kind, text, words: [folded], parts: [] }
  const words = folded.split(/\s+/)
  return { kind, text, words, parts: words.length > 1 ? words.filter(isPart) : [] }
}

/** What of a needle another text is looked through for. */
function needleFor(needle: Needle, reading: TextReading): Needle | undefined {
  if (needle.kind !== 'name' || reading === 'prose') return needle
  return reading === 'label' ? { ...needle, parts: [] } : undefined
}

/** Whether a stretch of a text is a word, with no letter before it and none behind it. */
function isWord(text: string, from: number, to: number): boolean {
  return !LETTER.test(text.charAt(from - 1)) && !LETTER.test(text.charAt(to))
}

function* placesOf(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (isWord(text, at, at + word.length)) yield at
  }
}

function afterBlanks(text: string, start: number): number {
  let place = start
  while (BLANK.test(text.charAt(place))) place++
  return place
}

/** Where words that follow one another from a place on end; undefined where another word comes. */
function endOfWords(text: string, start: number, words: readonly string[]): number | undefined {
  let end = start
  for (const [place, word] of words.entries()) {
    const from = place === 0 ? start : afterBlanks(text, end)
    const isApart = place === 0 || from > end
    if (!isApart || !text.startsWith(word, from) || !isWord(text, from, from + word.length)) return undefined
    end = from + word.length
  }
  return end
}

const NOWHERE: readonly Stretch[] = []

/** Where a text has a value whole. */
function wholes(text: string, words: readonly string[]): readonly Stretch[] {
  const [first] = words
  if (first === undefined || !text.includes(first)) return NOWHERE
  return Array.from(placesOf(text, first)).flatMap((from) => {
    const to = endOfWords(text, from, words)
    return to === undefined ? [] : [{ from, to }]
  })
}

/**
 * Where a text has a value: whole, or parts of it; such that follow one another are one.
 *
 * @param folded the text as comparisons see it
 */
export function stretchesOf({ words, parts }: Needle, folded: string): readonly Stretch[] {
  if (parts.length === 0) return wholes(folded, words)
  const all = [...wholes(folded, words), ...parts.flatMap((part) => wholes(folded, [part]))]
  const found: Stretch[] = []
  for (const stretch of all.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = found.at(-1)
    if (last !== undefined && (stretch.from < last.to || folded.slice(last.to, stretch.from).trim() === '')) {
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) }
    } else found.push(stretch)
  }
  return found
}

/** What people are called that have a value, as far as anybody knows. */
export type KnownNames = (value: OwnValue) => Iterable<string>

function* namesAmong(known: KnownNames, values: readonly OwnValue[]): Generator<OwnValue> {
  for (const value of values) for (const text of known(value)) yield { kind: 'name', text }
}

/** What of a row's own customer its texts are looked through for. */
export class OwnValues {
  readonly #values: readonly OwnValue[]
  readonly #known: KnownNames | undefined
  #needles: readonly Needle[] | undefined
  readonly #needlesFor = new Map<TextReading, readonly Needle[]>()
  #digits: readonly string[] | undefined

  /**
   * @param values what the row tells of its customer
   * @param known what whoever has one of these, or is named by one in a text, is called
   */
  constructor(values: readonly OwnValue[], known?: KnownNames) {
    this.#known = known
    const names = known === undefined ? [] : namesAmong(known, values)
    const different = new Map([...values, ...names].map((value) => [`${value.kind} ${value.text}`, value] as const))
    this.#values = [...different.values()].toSorted((a, b) => b.text.length - a.text.length)
  }

  get isEmpty(): boolean {
    return this.#values.length === 0
  }

  /** Whether a run of digits is a telephone of the customer's. @param plan of the operation whose row it is */
  hasTelephone(written: string, plan: NumberingPlan): boolean {
    this.#digits ??= this.#values.map(({ text }) => text.replace(/\D/g, ''))
    // However a number is dialled, its last digits are the same: what has not these needs no closer look.
    const end = written.slice(-LAST_DIGITS)
    let key: string | undefined
    for (const [place, digits] of this.#digits.entries()) {
      if (!digits.includes(end)) continue
      key ??= telephoneKey(written, plan) ?? written
      if (telephoneKey(this.#values[place]?.text ?? '', plan) === key) return true
    }
    return false
  }

  /** What those are called whom a text names by other values than the customer's. */
  namesOf(values: readonly OwnValue[]): OwnValues {
    if (this.#known === undefined || values.length === 0) return NOBODYS
    const names = [...namesAmong(this.#known, values)]
    return names.length === 0 ? NOBODYS : new OwnValues(names)
  }

  needles(reading: TextReading): readonly Needle[] {
    let needles = this.#needlesFor.get(reading)
    if (needles === undefined) {
      this.#needles ??= this.#values.flatMap((value) => needleOf(value) ?? [])
      needles = this.#needles.flatMap((needle) => needleFor(needle, reading) ?? [])
      this.#needlesFor.set(reading, needles)
    }
    return needles
  }
}

export const NOBODYS = new OwnValues([])
