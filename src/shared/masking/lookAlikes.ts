import type { NumberingPlan } from '../telephoneCountries.ts'
import { isWholeTelephone } from '../telephoneNumbers.ts'

// What looks like a telephone or an address within a text, of whomever. A date, an amount and a short code do not, nor
// does a run of 13 digits or more, which is a number of the servers' own.

/** A stretch of a text, from a place up to another. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const ADDRESS = /[\p{L}\p{N}._%+\-'~!#$^*=]+@[\p{L}\p{N}](?:[\p{L}\p{N}\-.:]*[\p{L}\p{N}])?/gu

/** The stretches that look like addresses. */
export function addressesIn(said: string): readonly Stretch[] {
  if (!said.includes('@')) return []
  return Array.from(said.matchAll(ADDRESS), ({ 0: found, index }) => ({ from: index, to: index + found.length }))
}

/** A date with its time, as machines and people write it: `2026-11-10T08:30:00`, `10/11/2026`. */
const DATE = new RegExp(
  String.raw`(?<!\d)(?:(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])` +
    String.raw`|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2(?:(?:19|20)\d\d|\d\d))` +
    String.raw`(?:(?:T|,?\s{1,2})\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)?(?![\d])(?!\1\d)`,
  'gu',
)
/** An amount with its currency's sign before or behind it, or with decimals. Blanks within it could end a telephone. */
const AMOUNT =
  /[$€£¥]\s?\d+(?:[.,'’]\d+)*|(?<!\d[\s.,()\-/]{0,4})\d+(?:[.,'’]\d+)*\s?[$€£¥]|(?<!\d[\s.,()\-/]{0,4})(?:\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:[,'’]\d{3})+\.\d{1,2}|\d+[.,]\d{1,2})(?![.,()\-/]?\d)/gu

function plainNumbersIn(said: string): readonly Stretch[] {
  return [DATE, AMOUNT].flatMap((pattern) =>
    Array.from(said.matchAll(pattern), ({ 0: found, index }) => ({ from: index, to: index + found.length })),
  )
}

/** Digits with what is written between those of one number. */
const DIGITS = /\(?\+?\(?\d(?:[\s().\-/_\p{Pd}]{0,4}\d){6,}/gu
/** Texts without so many digits near one another hold none, and need no closer look. */
const MANY_DIGITS = /\d(?:\D{0,4}\d){6}/
const FEWEST_DIGITS = 7
const MOST_DIGITS = 12
/** Of a number with its plus: https://www.itu.int/rec/T-REC-E.164 */
const MOST_DIGITS_ABROAD = 15

/** A stretch of digits alone. */
export interface Group extends Stretch {
  readonly digits: string
}

/** The digits of a run that begins at a place, stretch by stretch. */
export function groupsOf(run: string, start: number): readonly Group[] {
  return Array.from(run.matchAll(/\d+/g), ({ 0: digits, index }) => ({
    digits,
    from: start + index,
    to: start + index + digits.length,
  }))
}

function digitsOf(groups: readonly Group[]): string {
  return groups.map(({ digits }) => digits).join('')
}

/** How many groups, the more the better, are a number that is known for one; 0: none are. */
function knownNumber(groups: readonly Group[], hasPlus: boolean, plan: NumberingPlan): number {
  for (let count = groups.length; count > 0; count--) {
    const digits = digitsOf(groups.slice(0, count))
    if (digits.length > MOST_DIGITS_ABROAD + 2) continue
    if (isWholeTelephone(digits, plan)) return count
  }
  if (!hasPlus) return 0
  for (let count = groups.length; count > 0; count--) {
    const { length } = digitsOf(groups.slice(0, count))
    if (length > FEWEST_DIGITS && length <= MOST_DIGITS_ABROAD) return count
  }
  return 0
}

function stretchOf(groups: readonly Group[]): readonly Stretch[] {
  const [first, last] = [groups[0], groups.at(-1)]
  return first === undefined || last === undefined ? [] : [{ from: first.from, to: last.to }]
}

/**
 * Numbers among groups of digits of which none is known: all of them one, or those that are long enough by themselves.
 */
function otherNumbers(groups: readonly Group[]): readonly Stretch[] {
  const isNumber = ({ length }: string): boolean => length >= FEWEST_DIGITS && length <= MOST_DIGITS
  const long = groups.filter(({ digits }) => digits.length >= FEWEST_DIGITS)
  if (long.length === 0 && isNumber(digitsOf(groups))) return stretchOf(groups)
  if (long.length === 1 && groups.length > 1 && isNumber(digitsOf(groups))) return stretchOf(groups)
  return long.filter(({ digits }) => isNumber(digits)).map(({ from, to }) => ({ from, to }))
}

function numbersOf(groups: readonly Group[], hasPlus: boolean, plan: NumberingPlan): readonly Stretch[] {
  const found: Stretch[] = []
  let rest: Group[] = []
  const endRest = (): void => {
    found.push(...otherNumbers(rest))
    rest = []
  }
  for (let place = 0; place < groups.length;) {
    const count = knownNumber(groups.slice(place), hasPlus && place === 0, plan)
    if (count > 0) {
      endRest()
      found.push(...stretchOf(groups.slice(place, place + count)))
      place += count
    } else {
      const group = groups[place]
      if (group !== undefined) rest.push(group)
      place++
    }
  }
  endRest()
  return found
}

/** What is left of a text of some length beside stretches. */
export function gapsBetween(length: number, stretches: readonly Stretch[]): readonly Stretch[] {
  const gaps: Stretch[] = []
  let from = 0
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    if (stretch.from > from) gaps.push({ from, to: stretch.from })
    from = Math.max(from, stretch.to)
  }
  if (from < length) gaps.push({ from, to: length })
  return gaps
}

/**
 * The stretches within an id of the servers' own that are telephones as those of the country are written: a number, its
 * country's code before it or not, and no digit around it. No moment of these decades is written so.
 */
export function telephonesInCode(said: string, { bare, isTelephone }: NumberingPlan): readonly Stretch[] {
  return groupsOf(said, 0)
    .filter(({ digits }) => isTelephone(bare.exec(digits)?.[1] ?? ''))
    .map(({ from, to }) => ({ from, to }))
}

/**
 * The stretches that look like telephones, outside of those that are taken.
 *
 * @param plan of the country whose numbers are known without their code
 */
export function telephonesIn(said: string, taken: readonly Stretch[], plan: NumberingPlan): readonly Stretch[] {
  if (!MANY_DIGITS.test(said)) return []
  const left = gapsBetween(said.length, [...taken, ...plainNumbersIn(said)])
  return left.flatMap(({ from, to }) =>
    Array.from(said.slice(from, to).matchAll(DIGITS)).flatMap(({ 0: run, index }) => {
      const start = from + index
      const groups = groupsOf(run, start)
      // The plus and the parenthesis that a number begins with are of it.
      return numbersOf(groups, run.includes('+'), plan).map((number) =>
        number.from === groups[0]?.from ? { ...number, from: start } : number,
      )
    }),
  )
}
