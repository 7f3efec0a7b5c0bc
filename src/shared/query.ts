import { DATE_PARTS, type DatePart } from './dateParts.ts'
import { AppError } from './errors.ts'
import type { Mask } from './masks.ts'
import type { TimeRange } from './time.ts'
import { withoutMarks } from './values.ts'

export const OPERATORS = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  '!contains',
  'starts',
  'ends',
  'empty',
  '!empty',
  'in',
  'one-of',
] as const
export type Operator = (typeof OPERATORS)[number]

/**
 * One condition on one field. `value` is plain text whatever it holds; `empty` and `!empty` ignore it.
 *
 * Two operators take a list. `in` takes what people write, `a|b|c`, and compares as `=` does. `one-of` takes values
 * picked from a list of those that there are, as a JSON list of texts: each stands for exactly the rows whose value is
 * that text, to the letter (JSON other than a text by its compact text), and '' for those that `empty` finds. The
 * command line does not offer it.
 *
 * With a part only that of a date is compared, whatever its day: its time of the day (`19:00` is a whole minute,
 * `19:00:30` a second) or its day of the week (1 is Monday). Then `in` takes ranges too, `22:00..06:00|12:30`, and
 * operators that look at texts, or at none, are refused.
 */
export interface Filter {
  readonly field: string
  readonly part?: DatePart
  readonly operator: Operator
  readonly value: string
}

export interface SortKey {
  readonly field: string
  readonly descending: boolean
}

/** Where a question is about a list within rows: the rows whose items it is about. */
export interface RowsWithin {
  /** What the rows themselves fit; fields are those of the report, not of the list. */
  readonly filters: readonly Filter[]
  /** Text that some field of the rows contains; empty for all rows. */
  readonly search: string
  /** The one row whose items are wanted, by its id in the store; null: all that fit. */
  readonly rowId: number | null
}

/**
 * Which rows of one report of one connection something is asked of. What is asked is no part of it: the rows themselves
 * ({@link Question}), a field's values, counts (`counts.ts`), a summary.
 */
export interface RowSet {
  readonly connectionId: number
  readonly reportKey: string
  /**
   * Where the rows are the items of a list that stands within each row of the report: its name, `list.list` for one
   * within another.
   */
  readonly list?: string
  /** With `list`: only the items of rows that fit. */
  readonly within?: RowsWithin
  /** Reports of sums only: each day by itself, its date in a field of its own, instead of one sum over the period. */
  readonly byDay?: boolean
  /** The report's own parameters, checked. */
  readonly parameters: Readonly<Record<string, string>>
  /** The period, or null for everything (live reports: the whole log; snapshots: the newest snapshot). */
  readonly range: TimeRange | null
  readonly filters: readonly Filter[]
  /** Rows in which any field contains this text; empty for all rows. */
  readonly search: string
  /** How whatever is told of the rows hides who is meant in them; absent: it does not. It never changes which rows. */
  readonly mask?: Mask
}

/** The rows of a row set, in an order. */
export interface Question extends RowSet {
  /** Without keys, rows come by date, and within one second in the order the server sent them. */
  readonly sort: readonly SortKey[]
  /** Without keys: dated rows come the other way round, the last one first. */
  readonly newestFirst?: boolean
}

/** The rows that a question is about, whatever their order. */
export function rowsOf({ sort: _sort, newestFirst: _newestFirst, ...rows }: Question): RowSet {
  return rows
}

/** All items of a list, in the order in which they stand in their rows, whichever way round these are seen. */
function itemsAsked(question: Question, list: string): Question {
  return { ...rowsOf(question), list, filters: [], search: '', sort: [] }
}

/** The question about the items of one row's list, as that row is seen in an answer to a question. */
export function itemsOfRow(question: Question, list: string, rowId: number): Question {
  return { ...itemsAsked(question, list), within: { filters: [], search: '', rowId } }
}

/** The question about the items of a list in all rows that an answer to a question shows. */
export function itemsOfRows(question: Question, list: string): Question {
  const { filters, search } = question
  return { ...itemsAsked(question, list), within: { filters, search, rowId: null } }
}

const FILTER = /^(.+?)(?:\s+(!?contains|starts|ends|!?empty|in)(?:\s([\s\S]*))?|\s*(!=|<=|>=|=|<|>)\s?([\s\S]*))$/i

/** Whether an operator takes no value. */
function isBare(operator: Operator): boolean {
  return operator === 'empty' || operator === '!empty'
}

const WITH_PART = new RegExp(`^(.*\\S)\\s*:\\s*(${DATE_PARTS.join('|')})$`, 'i')

/** Which field is meant, and which part of it. */
function fieldAndPart(written: string): Pick<Filter, 'field' | 'part'> {
  const [, field, part] = WITH_PART.exec(written) ?? []
  return field === undefined ? { field: written } : { field, part: part?.toLowerCase() as DatePart }
}

/** A field as filters name it: `date`, `date:time-of-day`. */
export function filterField({ field, part }: Pick<Filter, 'field' | 'part'>): string {
  return part === undefined ? field : `${field}:${part}`
}

/**
 * Reads `FIELD[:PART] OP VALUE` as the command line takes it. The value is everything after the operator's one blank,
 * to the letter: blanks before and behind it are its own.
 *
 * @throws AppError `bad-filter`
 */
export function parseFilter(text: string): Filter {
  const match = FILTER.exec(text.trimStart())
  const field = match?.[1]?.trim() ?? ''
  const operator = (match?.[2] ?? match?.[4])?.toLowerCase() as Operator | undefined
  if (field === '' || operator === undefined) throw new AppError('bad-filter', { filter: text })
  const value = match?.[3] ?? match?.[5] ?? ''
  // Marks that nobody sees are nothing to a comparison.
  if (withoutMarks(value) === '' && operator !== '=' && operator !== '!=' && !isBare(operator)) {
    throw new AppError('bad-filter', { filter: text })
  }
  const asked = fieldAndPart(field)
  if (!isBare(operator)) return { ...asked, operator, value }
  if (value.trim() !== '') throw new AppError('bad-filter', { filter: text })
  return { ...asked, operator, value: '' }
}

/**
 * Reads `FIELD[:asc|:desc]`.
 *
 * @throws AppError `bad-filter` where no field is named
 */
export function parseSort(text: string): SortKey {
  const match = /^(.+?)(?::(asc|desc))?$/i.exec(text.trim())
  if (match?.[1] === undefined) throw new AppError('bad-filter', { filter: text })
  return { field: match[1], descending: match[2]?.toLowerCase() === 'desc' }
}
