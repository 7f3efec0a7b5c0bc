import { telephoneKey } from '../customers.ts'
import { fold, withoutMarks } from '../values.ts'
import { addressesIn, groupsOf, telephonesIn, telephonesInCode, type Group, type Stretch } from './lookAlikes.ts'
import { maskedValue, telephoneAt, type Masker, type PersonalKind } from './personalValues.ts'
import { foldedLetters, saidText, type TagReading } from './saidText.ts'

// Texts that may mention who is meant: what looks like a telephone or an address goes, of whomever; ids and names go
// where they are those of the row's own customer.

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

/** A value that texts are looked through for. */
interface Needle {
  readonly kind: PersonalKind
  readonly text: string
  /** One of these words is in every text that holds it, as comparisons see it. */
  readonly words: readonly string[]
  readonly pattern: () => RegExp
}

const LETTER = String.raw`[\p{L}\p{N}]`
/** Of an id, a name, or a part of one that is looked for. */
const SHORTEST_VALUE = 3
/** Words that servers write where there is nobody, and those that many names share with any text. */
const NOBODY: ReadonlySet<string> = new Set(
  'null undefined none nan n/a true false cliente customer anonimo anonymous unknown desconocido sin nombre nombre'.split(
    ' ',
  ),
)
const NAME_PARTICLES: ReadonlySet<string> = new Set('del las los van von san the and'.split(' '))

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}

function word(pattern: string): RegExp {
  return new RegExp(`(?<!${LETTER})(?:${pattern})(?!${LETTER})`, 'gu')
}

function isSomebody(folded: string): boolean {
  return /[\p{L}\p{N}]/u.test(folded) && !NOBODY.has(folded)
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

function needleOf({ kind, text }: OwnValue, reading: TextReading): Needle | undefined {
  const folded = fold(withoutMarks(text)).trim()
  if (folded.length < SHORTEST_VALUE || !isSomebody(folded)) return undefined
  if (kind !== 'name') return { kind, text, words: [folded], pattern: lazily(() => word(escaped(folded))) }
  if (reading === 'code' || reading === 'line') return undefined
  const words = folded.split(/\s+/)
  const whole = words.map(escaped).join(String.raw`\s+`)
  const parts =
    reading === 'prose' && words.length > 1
      ? words.filter((each) => each.length >= SHORTEST_VALUE && !NAME_PARTICLES.has(each) && isSomebody(each))
      : []
  const [first = folded] = words
  if (parts.length === 0) return { kind, text, words: [first], pattern: lazily(() => word(whole)) }
  const part = parts.map(escaped).join('|')
  // Parts that follow one another are one name.
  const pattern = lazily(() => word(`${whole}|(?:${part})(?:\\s+(?:${part}))*`))
  return { kind, text, words: [first, ...parts], pattern }
}

/** What of a row's own customer its texts are looked through for. */
export class OwnValues {
  readonly #values: readonly OwnValue[]
  readonly #needles = new Map<TextReading, readonly Needle[]>()
  readonly #telephones: ReadonlySet<string>

  constructor(values: readonly OwnValue[]) {
    const different = new Map(values.map((value) => [`${value.kind} ${value.text}`, value] as const))
    this.#values = [...different.values()].toSorted((a, b) => b.text.length - a.text.length)
    this.#telephones = new Set(this.#values.flatMap(({ text }) => telephoneKey(text) ?? []))
  }

  get hasTelephones(): boolean {
    return this.#telephones.size > 0
  }

  /** Whether a run of digits is a telephone of the customer's, however short. */
  hasTelephone(written: string): boolean {
    return this.#telephones.has(telephoneKey(written) ?? written)
  }

  needles(reading: TextReading): readonly Needle[] {
    let needles = this.#needles.get(reading)
    if (needles === undefined) {
      needles = this.#values.flatMap((value) => needleOf(value, reading) ?? [])
      this.#needles.set(reading, needles)
    }
    return needles
  }
}

export const NOBODYS = new OwnValues([])

interface Found extends Stretch {
  readonly masked: string
}

const SIP_BEFORE = /\bsips?:\s?$/i
/** Runs of digits of any length, which only what is the customer's own looks at. */
const RUN = /\+?\d(?:[\s().\-/_\p{Pd}]{0,4}\d){4,}/gu

/** How many groups from the first on are a telephone of the customer's, as many as can be; 0: none. */
function ownGroups(own: OwnValues, groups: readonly Group[]): number {
  for (let count = groups.length; count > 0; count--) {
    const digits = groups.slice(0, count).map((group) => group.digits)
    if (own.hasTelephone(digits.join(''))) return count
  }
  return 0
}

/** The customer's own telephones among groups of digits. */
function ownNumbers(own: OwnValues, groups: readonly Group[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (let place = 0; place < groups.length;) {
    const count = ownGroups(own, groups.slice(place))
    const [first, last] = [groups[place], groups[place + count - 1]]
    if (count > 0 && first !== undefined && last !== undefined) found.push({ from: first.from, to: last.to })
    place += Math.max(1, count)
  }
  return found
}

function ownIn(masker: Masker, said: string, own: OwnValues, reading: TextReading, taken: readonly Stretch[]): Found[] {
  const found: Found[] = []
  const folded = foldedLetters(said)
  const isFree = (from: number, to: number): boolean =>
    [...taken, ...found].every((other) => to <= other.from || other.to <= from)
  for (const { kind, text, words, pattern } of own.needles(reading)) {
    if (!words.some((each) => folded.includes(each))) continue
    for (const { 0: match, index } of folded.matchAll(pattern())) {
      const to = index + match.length
      if (isFree(index, to)) found.push({ from: index, to, masked: maskedValue(masker, kind, text) })
    }
  }
  for (const { 0: run, index } of own.hasTelephones ? said.matchAll(RUN) : []) {
    for (const { from, to } of ownNumbers(own, groupsOf(run, index))) {
      if (isFree(from, to)) found.push({ from, to, masked: maskedValue(masker, 'telephone', said.slice(from, to)) })
    }
  }
  return found
}

function numbersIn(said: string, reading: TextReading, taken: readonly Stretch[]): readonly Stretch[] {
  if (reading === 'line') return []
  if (reading !== 'code') return telephonesIn(said, taken)
  return telephonesInCode(said).filter(({ from, to }) => taken.every((other) => to <= other.from || other.to <= from))
}

function foundIn(masker: Masker, said: string, own: OwnValues, reading: TextReading): readonly Found[] {
  const addresses = (reading === 'line' ? [] : addressesIn(said)).map(({ from, to }): Found => {
    const address = said.slice(from, to)
    // Whom an exchange calls is a telephone, whatever the exchange is called.
    const called = SIP_BEFORE.test(said.slice(Math.max(0, from - 6), from)) ? `sip:${address}` : address
    const isTelephone = called === address ? telephoneAt(address) !== null : telephoneKey(called) !== null
    return {
      from,
      to,
      masked: maskedValue(masker, isTelephone ? 'telephone' : 'email', isTelephone ? called : address),
    }
  })
  const owned = ownIn(masker, said, own, reading, addresses)
  const taken = [...addresses, ...owned]
  const telephones = numbersIn(said, reading, taken).map(({ from, to }): Found => {
    return { from, to, masked: maskedValue(masker, 'telephone', said.slice(from, to)) }
  })
  return [...taken, ...telephones].toSorted((a, b) => a.from - b.from)
}

const TAGS = /<[^<>]*>/g

function maskedAs(masker: Masker, text: string, own: OwnValues, reading: TextReading, tags: TagReading): string {
  const { said, from, upTo } = saidText(text, tags)
  const found = foundIn(masker, said, own, reading)
  if (found.length === 0) return text
  let masked = ''
  let end = 0
  for (const stretch of found) {
    const [start, stop] = [from(stretch.from), upTo(stretch.to - 1)]
    // The tags between its characters belong to what is around them.
    const within = tags === 'text' ? [] : (text.slice(start, stop).match(TAGS) ?? [])
    masked += text.slice(end, start) + stretch.masked + within.join('')
    end = stop
  }
  return masked + text.slice(end)
}

/**
 * A text with what is personal in it masked, as it is written or as a page shows it, where tags stand between the
 * letters; everything else to the letter.
 */
export function maskedText(
  masker: Masker,
  text: string,
  own: OwnValues = NOBODYS,
  reading: TextReading = 'prose',
): string {
  const written = maskedAs(masker, text, own, reading, 'text')
  if (!written.includes('<')) return written
  const shown = maskedAs(masker, written, own, reading, 'blank')
  return maskedAs(masker, shown, own, reading, 'nothing')
}
