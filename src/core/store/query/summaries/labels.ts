import { isNumeric, fold, numberOf } from '../../../../shared/values.ts'
import type { Dimension } from './dimensions.ts'

/** What a group is ordered by as a label. */
export interface Label {
  readonly isEmpty: boolean
  /** NaN where it compares by its text. */
  readonly number: number
  readonly folded: string
  readonly text: string
  /** Whether UTF-16 orders its texts as the bytes of UTF-8 do, in which SQLite compares. */
  readonly isPlain: boolean
}

/** From here on both differ in their order. */
const BEYOND_PLAIN = /[\ud800-\uffff]/

/** The label of a group of a dimension. @param timeZone the operation's own */
export function labelOf({ plan, places, keyOf }: Dimension, code: number, timeZone: string): Label {
  const text = keyOf(code)
  const isEmpty = text === ''
  const { type } = plan
  const place = places?.[code]
  if (place !== undefined) return { isEmpty, number: place, folded: '', text, isPlain: true }
  const counts = type === undefined || isNumeric(type)
  const number = counts ? (numberOf(type ?? 'decimal', text, timeZone) ?? Number.NaN) : Number.NaN
  const folded = fold(text)
  return { isEmpty, number, folded, text, isPlain: !BEYOND_PLAIN.test(text) && !BEYOND_PLAIN.test(folded) }
}

function compareTexts(a: string, b: string, isPlain: boolean): number {
  if (a === b) return 0
  if (!isPlain) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : 1
}

function compareNumbers(a: number, b: number): number {
  const [isNoA, isNoB] = [Number.isNaN(a), Number.isNaN(b)]
  return isNoA || isNoB ? Number(isNoA) - Number(isNoB) : a - b
}

/**
 * Compares groups by their labels as the order of rows does: numbers before texts, texts without case and accents; ''
 * last both ways. What is alike is told apart by its letters, so that the order is always the same.
 */
export function compareLabels(one: Label, other: Label, isDescending: boolean): number {
  if (one.isEmpty || other.isEmpty) return Number(one.isEmpty) - Number(other.isEmpty)
  // What has no number comes last both ways.
  if (Number.isNaN(one.number) !== Number.isNaN(other.number)) return compareNumbers(one.number, other.number)
  const isPlain = one.isPlain && other.isPlain
  const order =
    compareNumbers(one.number, other.number) ||
    compareTexts(one.folded, other.folded, isPlain) ||
    compareTexts(one.text, other.text, isPlain)
  return isDescending ? -order : order
}
