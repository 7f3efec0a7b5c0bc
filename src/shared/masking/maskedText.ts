import type { NumberingPlan } from '../telephoneCountries.ts'
import { telephoneKey } from '../telephoneNumbers.ts'
import { addressesIn, groupsOf, telephonesIn, telephonesInCode, type Group, type Stretch } from './lookAlikes.ts'
import { NOBODYS, stretchesOf, type OwnValue, type OwnValues, type TextReading } from './ownValues.ts'
import { maskedValue, telephoneAt, type Masker } from './personalValues.ts'
import { foldedLetters, saidText, type TagReading } from './saidText.ts'

// Texts that may mention who is meant: what looks like a telephone or an address goes, of whomever, and so do the names
// that are known of whoever has it; other ids and names go where they are those of the row's own customer.

interface Found extends Stretch {
  readonly masked: string
}

/** A value that a text has, whosever it is. */
interface FoundValue extends Found {
  readonly value: OwnValue
}

const SIP_BEFORE = /\bsips?:\s?$/i
/** Runs of digits of any length, which only what is the customer's own looks at. */
const RUN = /\+?\d(?:[\s().\-/_\p{Pd}]{0,4}\d){4,}/gu
/** Texts without so many digits near one another hold none. */
const SOME_DIGITS = /\d(?:\D{0,4}\d){4}/

/** How many groups from the first on are a telephone of the customer's, as many as can be; 0: none. */
function ownGroups(own: OwnValues, groups: readonly Group[], plan: NumberingPlan): number {
  for (let count = groups.length; count > 0; count--) {
    const digits = groups.slice(0, count).map((group) => group.digits)
    if (own.hasTelephone(digits.join(''), plan)) return count
  }
  return 0
}

/** The customer's own telephones among groups of digits. */
function ownNumbers(own: OwnValues, groups: readonly Group[], plan: NumberingPlan): readonly Stretch[] {
  const found: Stretch[] = []
  for (let place = 0; place < groups.length;) {
    const count = ownGroups(own, groups.slice(place), plan)
    const [first, last] = [groups[place], groups[place + count - 1]]
    if (count > 0 && first !== undefined && last !== undefined) found.push({ from: first.from, to: last.to })
    place += Math.max(1, count)
  }
  return found
}

function ownIn(masker: Masker, said: string, own: OwnValues, reading: TextReading, taken: readonly Stretch[]): Found[] {
  const found: Found[] = []
  if (own.isEmpty) return found
  const folded = foldedLetters(said)
  const isFree = (from: number, to: number): boolean =>
    [...taken, ...found].every((other) => to <= other.from || other.to <= from)
  for (const needle of own.needles(reading)) {
    const masked = (): string => maskedValue(masker, needle.kind, needle.text)
    for (const { from, to } of stretchesOf(needle, folded))
      if (isFree(from, to)) found.push({ from, to, masked: masked() })
  }
  if (!SOME_DIGITS.test(said)) return found
  for (const { 0: run, index } of said.matchAll(RUN)) {
    const groups = groupsOf(run, index)
    // Whatever is found of these is found already: they need not be read as telephones.
    if (groups.every(({ from, to }) => !isFree(from, to))) continue
    for (const { from: digit, to } of ownNumbers(own, groups, masker.plan)) {
      // The plus that a number begins with is of it.
      const from = digit === groups[0]?.from ? index : digit
      if (isFree(from, to)) found.push({ from, to, masked: maskedValue(masker, 'telephone', said.slice(from, to)) })
    }
  }
  return found
}

function numbersIn(
  said: string,
  reading: TextReading,
  taken: readonly Stretch[],
  plan: NumberingPlan,
): readonly Stretch[] {
  if (reading === 'line') return []
  if (reading !== 'code') return telephonesIn(said, taken, plan)
  return telephonesInCode(said, plan).filter(({ from, to }) =>
    taken.every((other) => to <= other.from || other.to <= from),
  )
}

function valueFound(masker: Masker, stretch: Stretch, value: OwnValue): FoundValue {
  return { ...stretch, masked: maskedValue(masker, value.kind, value.text), value }
}

function foundIn(masker: Masker, said: string, own: OwnValues, reading: TextReading): readonly Found[] {
  const addresses = (reading === 'line' ? [] : addressesIn(said)).map((stretch): FoundValue => {
    const address = said.slice(stretch.from, stretch.to)
    // Whom an exchange calls is a telephone, whatever the exchange is called.
    const called = SIP_BEFORE.test(said.slice(Math.max(0, stretch.from - 6), stretch.from)) ? `sip:${address}` : address
    const isTelephone = called === address ? telephoneAt(address) !== null : telephoneKey(called, masker.plan) !== null
    return valueFound(
      masker,
      stretch,
      isTelephone ? { kind: 'telephone', text: called } : { kind: 'email', text: address },
    )
  })
  const owned = ownIn(masker, said, own, reading, addresses)
  const taken = [...addresses, ...owned]
  const telephones = numbersIn(said, reading, taken, masker.plan).map((stretch) =>
    valueFound(masker, stretch, { kind: 'telephone', text: said.slice(stretch.from, stretch.to) }),
  )
  const values = [...taken, ...telephones]
  // Whoever is named by a number is named by name beside it, too.
  const beside = own.namesOf([...addresses, ...telephones].map(({ value }) => value))
  return [...values, ...ownIn(masker, said, beside, reading, values)].toSorted((a, b) => a.from - b.from)
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
