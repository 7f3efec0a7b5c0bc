import { isAdditive } from '../measures/additivity.ts'
import { measuresFor } from '../measures/kpis.ts'
import { formulasFor } from '../measures/fitting.ts'
import type { MeasureDefinition } from '../measures/types.ts'
import { dateFieldOf } from '../reports/catalogueLists.ts'
import type { Quantity } from '../reports/roles.ts'
import type { FieldDefinition, ReportDefinition } from '../reports/types.ts'
import { rightMeasureOf } from './rightMeasure.ts'
import { PLAIN_SUMMARY, type WrittenSummary } from './writtenSummary.ts'

// What a report is summarised by before anybody chose anything: read out of what its definition tells of fields and
// roles.

const MOST_KPIS = 4
const MOST_READY_MEASURES = 6
const MOST_OWN_RATIOS = 3
const MOST_SUMS = 3
const MOST_KEYS = 3
/** Of kinds that there may be many of, the commonest, and all others as one. */
const MOST_KINDS = '20'

const ADDED_TYPES: ReadonlySet<FieldDefinition['type']> = new Set(['integer', 'duration', 'money', 'decimal'])

function isSummedUp({ kind }: ReportDefinition): boolean {
  return kind === 'aggregate' || kind === 'series'
}

/** Fields that are called so name what a row is about: an agent, a skill. Customers are too many to make groups. */
function isName({ name, type }: FieldDefinition): boolean {
  return type === 'text' && name.endsWith('_name') && !name.startsWith('customer_')
}

/** The number of a thing is left out where its name stands beside it. */
function isNumberOfNamed({ name, type }: FieldDefinition, fields: readonly FieldDefinition[]): boolean {
  const stem = name.replace(/^id_|_(?:id|dni)$/, '')
  return type === 'id' && fields.some((each) => each.type === 'text' && each.name === `${stem}_name`)
}

/**
 * Whether documents tell that rows of that kind occur in the report: an answered call among the abandoned ones is an
 * exception.
 */
function isUsual(quantity: Quantity, report: ReportDefinition): boolean {
  const { where } = quantity
  const known = where === null ? undefined : report.fields.find(({ name }) => name === where.field)?.knownValues
  if (where === null || known === undefined) return true
  const lower = new Set(known.map((value) => value.toLowerCase()))
  return where.values.every((value) => lower.has(value.toLowerCase()))
}

function isTelling(definition: MeasureDefinition, report: ReportDefinition): boolean {
  const [first] = formulasFor(definition, report.roles)
  if (first === undefined) return false
  const { formula } = first
  // What looks at every pair of rows, or makes sense for one grouping alone, is for who asks for it.
  if (formula.kind === 'repeats' || formula.kind === 'share-of-rows') return false
  if (formula.kind !== 'quotient') return true
  const { roles = {} } = report
  return [...formula.dividend, ...formula.divisor].every(({ role }) => {
    const quantity = roles[role]
    return quantity === undefined || isUsual(quantity, report)
  })
}

function kpis(report: ReportDefinition): readonly string[] {
  return measuresFor(report)
    .filter((definition) => isTelling(definition, report))
    .slice(0, MOST_KPIS)
    .map(({ id }) => `kpi:${id}`)
}

/** From what tells most to what tells least: percentages, averages, and counts that do not add up. */
function tellingRank({ type, isRatio }: FieldDefinition): number {
  if (type === 'percent') return 0
  return isRatio === true ? 1 : 2
}

/** Fields of rows that sum up, which do not add up themselves. */
function notAdding(report: ReportDefinition): readonly FieldDefinition[] {
  if (!isSummedUp(report)) return []
  return report.fields.filter(
    ({ name, type, role }) =>
      (type === 'percent' || ADDED_TYPES.has(type)) && role !== 'key' && !isAdditive(report, name),
  )
}

/** What the server worked out and nothing in the report's own rows says: shown as it is. */
function ownRatios(report: ReportDefinition): readonly string[] {
  return notAdding(report)
    .filter((field) => rightMeasureOf(report, field)?.isOwn !== true)
    .toSorted((one, other) => tellingRank(one) - tellingRank(other))
    .slice(0, MOST_OWN_RATIOS)
    .map(({ name }) => `only(${name})`)
}

/** Shares and averages of the server's that sums of the same rows say as well, for every group. */
function rightMeasures(report: ReportDefinition): readonly string[] {
  const right = notAdding(report).flatMap((field) => {
    const instead = rightMeasureOf(report, field)
    return instead?.isOwn === true && instead.expression.kind !== 'kpi' ? [instead.written] : []
  })
  return [...new Set(right)]
}

function sums(report: ReportDefinition): readonly string[] {
  return report.fields
    .filter(({ name, type, role }) => ADDED_TYPES.has(type) && role !== 'key' && isAdditive(report, name))
    .map(({ name, type }) => (isSummedUp(report) || type === 'money' ? `sum(${name})` : `avg(${name})`))
}

/** Numbers of single things that nobody puts together: hours, months and the like come as numbers too. */
function detailNumbers(report: ReportDefinition): readonly string[] {
  return report.fields
    .filter(({ type }) => type === 'money' || type === 'duration')
    .map(({ name, type }) => (type === 'money' ? `sum(${name})` : `avg(${name})`))
}

/** How many there are, then the measures of the catalogue, then what else the report has to add up. */
function measures(report: ReportDefinition): readonly string[] {
  const known = kpis(report)
  if (!isSummedUp(report)) {
    const more = report.kind === 'snapshot' || known.length > 1 ? [] : detailNumbers(report).slice(0, MOST_SUMS)
    return ['count', ...known, ...more]
  }
  const [volume = 'count', ...others] = sums(report)
  const all = [volume, ...known, ...rightMeasures(report), ...ownRatios(report)]
  // A few more where little is said otherwise.
  const more = all.length > MOST_SUMS ? [] : others.slice(0, MOST_SUMS)
  return [...all, ...more].slice(0, MOST_READY_MEASURES)
}

/** Whom a row is about stands before when it was. */
function timeRank(field: FieldDefinition): number {
  if (field.type === 'hour') return 2
  return isDate(field) ? 1 : 0
}

/** What tells rows that sum up apart: names rather than numbers, days and hours. */
function keysOf(report: ReportDefinition): readonly FieldDefinition[] {
  const { fields } = report
  const date = dateFieldOf(report)
  const isKey = (field: FieldDefinition): boolean =>
    report.kind === 'aggregate' && fields.some(({ role }) => role === 'key')
      ? field.role === 'key' || field === date
      : field === date || field.type === 'hour' || isName(field)
  const keys = fields.filter(isKey)
  return keys.filter((field) => !isNumberOfNamed(field, keys)).toSorted((one, other) => timeRank(one) - timeRank(other))
}

function isDate({ type }: FieldDefinition): boolean {
  return type === 'date' || type === 'dateTime'
}

function groupBy(field: FieldDefinition): string {
  return isDate(field) ? `${field.name}:day` : field.name
}

/**
 * What makes the groups of rows that sum up. Where the server's own percentages are shown, each row stands by itself.
 */
function groupsOfSums(report: ReportDefinition): readonly string[] {
  const keys = keysOf(report)
  if (ownRatios(report).length > 0) return keys.slice(0, MOST_KEYS).map(groupBy)
  const first = keys.find((field) => !isDate(field)) ?? keys[0]
  return first === undefined ? [] : [groupBy(first)]
}

/** The field that says of what kind a row is: of a wallboard, of its result, of its code, of whom it is about. */
function kindField(report: ReportDefinition): string | undefined {
  const { roles = {}, wallboard, group, fields } = report
  if (wallboard !== undefined) return wallboard.typeField
  if (roles.contacts !== undefined && roles.attempts !== undefined) return roles.contacts.where?.field
  if (roles.reason !== undefined && group === 'codes') return roles.reason
  const isKind = ({ type, knownValues }: FieldDefinition): boolean => type === 'text' && knownValues !== undefined
  const named = fields.find(isName)?.name
  const kind = fields.find(isKind)?.name
  const isAboutAgents = [roles.handled, roles.hold, roles.score].some((role) => role !== undefined)
  return isAboutAgents ? (named ?? kind) : (kind ?? named)
}

function groupsOfDetails(report: ReportDefinition): readonly string[] {
  const date = dateFieldOf(report)
  const { roles = {} } = report
  const isQueue = roles.answeredWait !== undefined || roles.abandonedWait !== undefined
  if (isQueue && date?.type === 'dateTime') return [`${date.name}:hour-of-day`]
  const kind = kindField(report)
  if (kind !== undefined) return [kind]
  return date === undefined ? [] : [`${date.name}:day`]
}

/**
 * The summary that a report, or a list within one, begins with. Nothing in it was chosen by anybody, and all of it can
 * be changed.
 */
export function readySummary(report: ReportDefinition): WrittenSummary {
  const by = isSummedUp(report) ? groupsOfSums(report) : groupsOfDetails(report)
  const [only, ...others] = by
  const isKinds = only !== undefined && others.length === 0 && !only.includes(':') && fieldType(report, only) !== 'hour'
  return {
    ...PLAIN_SUMMARY,
    by,
    measures: measures(report),
    ...(isKinds ? { order: '1', limit: MOST_KINDS } : {}),
  }
}

function fieldType({ fields }: ReportDefinition, name: string): FieldDefinition['type'] | undefined {
  return fields.find((field) => field.name === name)?.type
}
