import type { CountsRowsOf } from '../../shared/reports/happenings.ts'
import type { FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import { SECONDS_PER_DAY, wall, type WallSeconds } from '../../shared/time.ts'
import { numberOf } from '../../shared/values.ts'
import { keyFieldsOf, SHARE } from './aggregateRows.ts'
import type { RowContext } from './context.ts'
import { outcomesOf } from './contributions.ts'
import { addToldRow, figuresOf, noFacts, type Facts } from './figures.ts'
import { TOLD_AMOUNTS, TOLD_MEANS, TOLD_SHARES } from './history/toldFields.ts'
import { asReport } from './listItems.ts'
import { hashText } from './random.ts'
import { valueWriter, type SampleRow } from './rowWriter.ts'
import { formatFigure } from './valuesByType.ts'

// Sums, shares and averages over rows that other reports show one by one.

/** Rows of the same key, counted. */
interface Group {
  readonly first: RowContext
  last: RowContext
  readonly members: RowContext[]
  readonly facts: Facts
}

type KeyPart = (context: RowContext) => string | number
type Reading = (group: Group) => string

/** Fields of which each value of a place in a list has its own, so that whoever groups needs no texts. */
const PLACES: readonly (readonly [RegExp, KeyPart])[] = [
  [/^(agent_(id|name|dni)|(id|name)_agent)$/, ({ agent }) => agent],
  [/^skill(_id|_name)?$/, ({ skill }) => skill],
  [/^(campaign|campaing)(_id|_name)?$/, ({ campaign }) => campaign],
  [/^(cod_act|description_cod_act)$/, ({ activityCode }) => activityCode],
  [/^operation$/, () => 0],
]
/** What counts the rows themselves. */
const COUNTS =
  /^(calls|count|records|interactions?|total_chats|surveys|evaluations|cantidad|total|dial|total_amd|total_machine_recognitions|uncode_calls|nlp_amount|treatment)$/

/** In a report of states it is how many there are, not how many were met. */
const LIST_SIZE = 'records'

/** How the rows of a report are put together. */
export interface Counting {
  /** The rows to count are those of another report, by their texts. */
  readonly rowsOf?: { readonly report: ReportDefinition; readonly telling: CountsRowsOf }
}

function keyPart(report: ReportDefinition, field: FieldDefinition, isTold: boolean): KeyPart {
  const step = (field.stepMinutes ?? 60) * 60
  if (field.type === 'hour') return ({ at }) => Math.floor((at % SECONDS_PER_DAY) / step)
  if (field.name === report.dateField) return ({ at }) => at
  const place = isTold ? PLACES.find(([names]) => names.test(field.name))?.[1] : undefined
  return place ?? valueWriter(report, field)
}

/** The length of the stretches that the rows of a series sum up, in seconds; undefined where a report has no date. */
export function stretchSecondsOf(report: ReportDefinition): number | undefined {
  const dateField = report.fields.find(({ name }) => name === report.dateField)
  if (dateField === undefined) return undefined
  const hour = report.fields.find(({ type }) => type === 'hour')
  if (hour !== undefined) return (hour.stepMinutes ?? 60) * 60
  return dateField.type === 'dateTime' ? 3_600 : SECONDS_PER_DAY
}

/** The first second of the stretch that an instant lies in. */
export function beginOfStretch(at: WallSeconds, seconds: number): WallSeconds {
  return wall(Math.floor(at / seconds) * seconds)
}

function keyFields(report: ReportDefinition, isSeries: boolean): readonly FieldDefinition[] {
  const keys = keyFieldsOf(report)
  const date = isSeries ? report.fields.find(({ name }) => name === report.dateField) : undefined
  return date === undefined || keys.includes(date) ? keys : [date, ...keys]
}

function groupsOf(
  report: ReportDefinition,
  keys: readonly FieldDefinition[],
  rows: Iterable<RowContext>,
  { rowsOf }: Counting,
): Map<string, Group> {
  const stretch = stretchSecondsOf(report)
  const parts = [...new Set(keys.map((field) => keyPart(report, field, rowsOf === undefined)))]
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const keyed = stretch === undefined ? row : { ...row, at: beginOfStretch(row.at, stretch) }
    const key = parts.map((part) => part(keyed)).join('\0')
    let group = groups.get(key)
    if (group === undefined) {
      group = { first: keyed, last: keyed, members: [], facts: noFacts() }
      groups.set(key, group)
    }
    group.last = keyed
    group.members.push(row)
    addToldRow(group.facts, row)
  }
  return groups
}

function formatSum(field: FieldDefinition, sum: number): string {
  return formatFigure(field.type, field.type === 'decimal' || field.type === 'money' ? sum / 100 : sum)
}

function total(group: Group, amount: (context: RowContext) => number | undefined): number {
  return group.members.reduce((sum, context) => sum + (amount(context) ?? 0), 0)
}

function mean(group: Group, amount: (context: RowContext) => number | undefined): number | undefined {
  const known = group.members.map(amount).filter((value) => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
}

function toldAmount(name: string): ((context: RowContext) => number | undefined) | undefined {
  const amount = Object.hasOwn(TOLD_AMOUNTS, name) ? TOLD_AMOUNTS[name] : undefined
  return amount === undefined ? undefined : (context) => amount(context.told ?? {}, context)
}

/** A sum of what the rows themselves show in a field of that name. */
function sumOfTexts(report: ReportDefinition, field: FieldDefinition): Reading {
  const valueOf = valueWriter(report, field)
  const factor = field.type === 'decimal' || field.type === 'money' ? 100 : 1
  return (group) =>
    formatSum(
      field,
      total(group, (context) => Math.round((numberOf(field.type, valueOf(context)) ?? 0) * factor)),
    )
}

function sumReading(report: ReportDefinition, field: FieldDefinition, { rowsOf }: Counting): Reading | undefined {
  const { name } = field
  const only = rowsOf?.telling.onlyWhere?.[name]
  const deciding = rowsOf?.report.fields.find((candidate) => candidate.name === only?.field)
  if (rowsOf !== undefined && only !== undefined && deciding !== undefined) {
    const valueOf = valueWriter(rowsOf.report, deciding)
    return (group) => String(group.members.filter((context) => only.values.includes(valueOf(context))).length)
  }
  const amount = toldAmount(name)
  const isCount = COUNTS.test(name) && (report.kind !== 'snapshot' || name !== LIST_SIZE)
  const fallback = isCount ? (group: Group) => formatSum(field, group.members.length) : undefined
  if (amount !== undefined) {
    return (group) =>
      amount(group.first) === undefined
        ? (fallback?.(group) ?? sumOfTexts(report, field)(group))
        : formatSum(field, total(group, amount))
  }
  return fallback ?? (field.role === 'sum' ? sumOfTexts(report, field) : undefined)
}

function meanReading(field: FieldDefinition): Reading | undefined {
  const amount = Object.hasOwn(TOLD_MEANS, field.name) ? TOLD_MEANS[field.name] : undefined
  if (amount === undefined || field.role !== undefined) return undefined
  return (group) => {
    const value = mean(group, (context) => amount(context.told ?? {}, context))
    return value === undefined ? '-' : formatFigure(field.type, value)
  }
}

function partReading(field: FieldDefinition): Reading | undefined {
  const [part, whole] = Object.hasOwn(TOLD_SHARES, field.name) ? (TOLD_SHARES[field.name] ?? []) : []
  if (part === undefined || whole === undefined) return undefined
  return (group) => {
    const all = total(group, (context) => whole(context.told ?? {}, context))
    return formatFigure(
      field.type,
      (100 * total(group, (context) => part(context.told ?? {}, context))) / Math.max(1, all),
    )
  }
}

/** Several counts in one text, as `busy/congestion/failed`. */
function joinedReading({ name, type }: FieldDefinition): Reading | undefined {
  const amounts = name.split('/').map(toldAmount)
  if (type !== 'text' || amounts.length < 2 || amounts.includes(undefined)) return undefined
  return (group) => amounts.map((amount) => total(group, (context) => amount?.(context))).join('/')
}

function mostCommon(report: ReportDefinition, field: FieldDefinition): Reading {
  const valueOf = valueWriter(report, field)
  return (group) => {
    const counts = new Map<string, number>()
    for (const context of group.members) counts.set(valueOf(context), (counts.get(valueOf(context)) ?? 0) + 1)
    return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
  }
}

function shareReading(report: ReportDefinition, groups: readonly Group[]): Reading {
  const outcomes = outcomesOf(report.fields.filter(({ role }) => role === 'sum'))
  const [met, ...others] = outcomes.map(({ name }) => toldAmount(name))
  if (met !== undefined && others.length > 0 && others.every((each) => each !== undefined)) {
    return (group) => {
      const all = [met, ...others].reduce((sum, amount) => sum + total(group, amount), 0)
      return formatFigure('percent', (100 * total(group, met)) / Math.max(1, all))
    }
  }
  const rows = groups.reduce((sum, { members }) => sum + members.length, 0)
  return (group) => formatFigure('percent', (100 * group.members.length) / rows)
}

function readingOf(
  report: ReportDefinition,
  field: FieldDefinition,
  groups: readonly Group[],
  counting: Counting,
): Reading | undefined {
  const hasFacts = groups.some(({ first }) => first.told?.counts !== undefined)
  const figure = hasFacts ? figuresOf(report, 1).get(field.name) : undefined
  if (figure !== undefined && field.type !== 'text') return (group) => formatFigure(field.type, figure(group.facts))
  const summed = sumReading(report, field, counting)
  if (summed !== undefined) return summed
  if (field.type === 'percent' && SHARE.test(field.name)) return shareReading(report, groups)
  if (report.kind === 'aggregate' && field.role === undefined && field.knownValues !== undefined)
    return mostCommon(report, field)
  return partReading(field) ?? meanReading(field) ?? joinedReading(field)
}

/** Rows by the key of each group, the fields that are counted read off the group. */
function write(
  report: ReportDefinition,
  keys: readonly FieldDefinition[],
  groups: ReadonlyMap<string, Group>,
  counting: Counting,
): SampleRow[] {
  const all = [...groups.values()]
  const writers = report.fields.map((field) => ({
    field,
    isKey: keys.includes(field),
    read: keys.includes(field) ? undefined : readingOf(report, field, all, counting),
    text: valueWriter(report, field),
  }))
  return all.map((group) => {
    const { first, last } = group
    // What is neither key nor counted hangs on the key alone.
    const steady = { ...first, seed: hashText(`${first.agent} ${first.skill} ${first.campaign} ${report.key}`) }
    const row: SampleRow = {}
    for (const { field, isKey, read, text } of writers) {
      row[field.name] =
        read?.(group) ?? text(isKey ? first : field.name === 'logout' ? { ...steady, told: last.told ?? {} } : steady)
    }
    for (const list of report.lists ?? []) row[list.name] = countedRows(asReport(report, list), group.members, counting)
    return row
  })
}

/**
 * One row for each key of a series or an aggregate, for each stretch of time where rows are dated; a list within counts
 * the same rows again by what its own fields name.
 *
 * @param rows what is counted, in order of time
 */
export function countedRows(
  report: ReportDefinition,
  rows: Iterable<RowContext>,
  counting: Counting = {},
): SampleRow[] {
  const stretch = stretchSecondsOf(report)
  const keys = keyFields(report, stretch !== undefined)
  const groups = groupsOf(report, keys, rows, counting)
  const hour = report.fields.find(({ type }) => type === 'hour')
  if (stretch === undefined && hour === undefined) return write(report, keys, groups, counting)
  const hourOf = ({ at }: RowContext): number => (stretch === undefined ? at % SECONDS_PER_DAY : at)
  const sorted = [...groups].toSorted(
    ([, { first: a }], [, { first: b }]) => hourOf(a) - hourOf(b) || a.agent - b.agent || a.skill - b.skill,
  )
  return write(report, keys, new Map(sorted), counting)
}

/**
 * Reads what is counted into the fields of a row that is there already: the state of a thing, with its sums of the day.
 *
 * @param template a row like those that are counted, which tells what can be counted where there are none yet
 */
export function overwriteCounted(
  report: ReportDefinition,
  row: SampleRow,
  template: RowContext,
  counted: readonly RowContext[],
): SampleRow {
  const group: Group = { first: template, last: template, members: [...counted], facts: noFacts() }
  for (const context of counted) addToldRow(group.facts, context)
  const read = report.fields.flatMap((field) => {
    const reading = report.keyFields?.includes(field.name) === true ? undefined : readingOf(report, field, [group], {})
    return reading === undefined ? [] : [[field.name, reading(group)] as const]
  })
  return { ...row, ...Object.fromEntries(read) }
}
