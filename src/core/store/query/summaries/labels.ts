import { isNumeric, fold, numberOf } from '../../../../shared/values.ts'
import type { Dimension } from './dimensions.ts'

/** What a group is ordered by as a label. */
interface Label {
  readonly isEmpty: boolean
  /** NaN where it compares by its text. */
  readonly number: number
  readonly folded: string
  readonly text: string
}

function labelOf({ plan, places, keyOf }: Dimension, code: number, timeZone: string): Label {
  const text = keyOf(code)
  const isEmpty = text === ''
  const { type } = plan
  const place = places?.[code]
  if (place !== undefined) return { isEmpty, number: place, folded: '', text }
  const counts = type === undefined || isNumeric(type)
  const number = counts ? (numberOf(type ?? 'decimal', text, timeZone) ?? Number.NaN) : Number.NaN
  return { isEmpty, number, folded: fold(text), text }
}

/** From here on UTF-16 and the bytes of UTF-8, in which SQLite compares, differ in their order. */
const BEYOND_BYTES = /[\ud800-\uffff]/

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  if (BEYOND_BYTES.test(a) || BEYOND_BYTES.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : 1
}

function compareNumbers(a: number, b: number): number {
  const [isNoA, isNoB] = [Number.isNaN(a), Number.isNaN(b)]
  return isNoA || isNoB ? Number(isNoA) - Number(isNoB) : a - b
}

/**
 * Compares groups by their labels as the order of rows does: numbers before texts, texts without case and accents; '' last both ways. What is
 * alike is told apart by its letters, so that the order is always the same.
 */
export function labelOrder(
  dimension: Dimension,
  isDescending: boolean,
  timeZone: string,
): (a: number, b: number) => number {
  const labels = new Map<number, Label>()
  const known = (code: number): Label => {
    const label = labels.get(code) ?? labelOf(dimension, code, timeZone)
    labels.set(code, label)
    return label
  }
  const direction = isDescending ? -1 : 1
  return (a, b) => {
    const [one, other] = [known(a), known(b)]
    if (one.isEmpty || other.isEmpty) return Number(one.isEmpty) - Number(other.isEmpty)
    // What has no number comes last both ways.
    if (Number.isNaN(one.number) !== Number.isNaN(other.number)) return compareNumbers(one.number, other.number)
    const byNumber = compareNumbers(one.number, other.number)
    const byText = (): number => compareTexts(one.folded, other.folded) || compareTexts(one.text, other.text)
    return direction * (byNumber || byText())
  }
}
