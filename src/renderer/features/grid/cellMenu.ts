import { isMasked } from '../../../shared/maskLevels.ts'
import { formatDay, formatTimeOfDay, parseDate } from '../../../shared/time.ts'
import { readHour } from '../../../shared/typed/typedTimes.ts'
import { isLong, isNumeric, numberOf } from '../../../shared/values.ts'
import { plainDigits } from '../../../shared/writtenNumbers.ts'
import { copiedValue, filterKindOf, hasValueList, mayBeCut, type GridField } from './columnKinds.ts'
import { operatorsOf, sameFilter, type ColumnFilter, type Condition } from './filterModel.ts'
import { countSelected, isSelected, type Selection } from './selection.ts'

// What the menu of a cell offers.

const BLANKS_AROUND = /^[ \t\n\r\u00a0]+|[ \t\n\r\u00a0]+$/g

/**
 * Whether the filter `empty` finds the value: numbers say with a dash or two that there is none, lists that they have
 * no items.
 */
function isEmptyValue({ type, definition, noun }: GridField, value: string): boolean {
  const bare = value.replace(BLANKS_AROUND, '')
  if (bare === '') return true
  if (noun !== undefined) return bare === '[0]'
  return definition !== undefined && isNumeric(type) && (bare === '-' || bare === '--')
}

/**
 * Whether the grid holds the value itself. Of a mail it holds readable text, which may be none where there are but
 * pictures; of one that a mask hides, what stands for it.
 */
function isWhole(field: GridField, value: string): boolean {
  return field.type !== 'html' && !mayBeCut(field, value) && !isMasked(value)
}

/** What the column's list of values has for a value. */
function listedValue(field: GridField, value: string): string {
  return isEmptyValue(field, value) ? '' : value
}

function alone(operator: Condition['operator'], value = ''): Condition {
  return { operator, value, upTo: '' }
}

/** A date as a condition takes it: the very second where it has a time. */
function dateText({ type }: GridField, value: string): string | undefined {
  const at = parseDate(value.trim())?.at
  if (at === undefined) return undefined
  return type === 'date' ? formatDay(at) : `${formatDay(at)} ${formatTimeOfDay(at)}`
}

/**
 * A number as a condition takes it, without signs of money or groups of digits, which read one way only in one
 * language.
 */
function numberText(field: GridField, value: string): string | undefined {
  const bare = copiedValue(field, value) ?? ''
  const number = numberOf(field.type, bare)
  if (number === null) return undefined
  if (field.type === 'hour') return readHour(bare)
  const text = plainDigits(number)
  return numberOf(field.type, text) === number ? text : undefined
}

/**
 * The filter that leaves the rows with a value: just what its list of values would ask, or for moments and long texts,
 * which have no such list, a condition. Undefined where none says it.
 *
 * @param value as the grid holds it
 */
export function filterBy(field: GridField, value: string): ColumnFilter | undefined {
  const { name, type } = field
  if (!isWhole(field, value)) return undefined
  if (hasValueList(type)) return { field: name, conditions: [], values: [listedValue(field, value)] }
  if (isEmptyValue(field, value)) return { field: name, conditions: [alone('empty')], values: [] }
  // Nobody looks for a whole long text.
  const date = isLong(type) ? undefined : dateText(field, value)
  return date === undefined ? undefined : { field: name, conditions: [alone('=', date)], values: [] }
}

function exceptCondition(field: GridField, value: string): Condition | undefined {
  if (isEmptyValue(field, value)) return alone('!empty')
  const kind = filterKindOf(field.type)
  if (isLong(field.type) || !operatorsOf(kind).includes('!=')) return undefined
  const text = kind === 'number' ? numberText(field, value) : value
  return text === undefined ? undefined : alone('!=', text)
}

/**
 * The filter that a column has, without the rows with a value: a value that was chosen from the list is chosen no more,
 * else a condition is added. Undefined where none says it, or where no row would be left.
 *
 * @param value as the grid holds it
 */
export function filterWithout(
  field: GridField,
  value: string,
  filter: ColumnFilter | undefined,
): ColumnFilter | undefined {
  return isWhole(field, value)
    ? withoutListed(field.name, listedValue(field, value), exceptCondition(field, value), filter)
    : undefined
}

/** @param condition what leaves the rows without the value; undefined where none does */
function withoutListed(
  name: string,
  listed: string,
  condition: Condition | undefined,
  filter: ColumnFilter | undefined,
): ColumnFilter | undefined {
  const { conditions = [], values = [] } = filter ?? {}
  if (values.length > 0) {
    const left = values.filter((each) => each !== listed)
    return left.length === 0 || left.length === values.length ? undefined : { field: name, conditions, values: left }
  }
  return condition && { field: name, conditions: [...conditions, condition], values }
}

/** Whether a mask hides the value, and the list of the column's values has it all the same. */
export function isHiddenValue({ type }: GridField, value: string): boolean {
  return hasValueList(type) && isMasked(value)
}

/**
 * {@link filterWithout} of a value that a mask hides: asked for by what the list of its column's values has in its
 * place, which whoever looks after the rows alone understands.
 */
export function filterWithoutHidden(
  { name }: GridField,
  listed: string,
  filter: ColumnFilter | undefined,
): ColumnFilter | undefined {
  return withoutListed(name, listed, alone('!=', listed), filter)
}

/** What the menu of a cell offers beside copying the cell and opening its row. */
export interface CellOffer {
  /** The rows that are copied together: those that are selected, where the cell's is one of them. */
  readonly copiedRows: number
  readonly filter: ColumnFilter | undefined
  readonly exclusion: ColumnFilter | undefined
}

/**
 * What can be done from a cell.
 *
 * @param value as the grid holds it
 * @param place the row's place in the result, from 0
 * @param filter what the column is asked now
 */
export function offerOf(
  field: GridField,
  value: string,
  place: number,
  selection: Selection,
  filter: ColumnFilter | undefined,
): CellOffer {
  const wanted = filterBy(field, value)
  return {
    copiedRows: isSelected(selection, place) ? countSelected(selection) : 1,
    filter: sameFilter(wanted, filter) ? undefined : wanted,
    exclusion: filterWithout(field, value, filter),
  }
}
