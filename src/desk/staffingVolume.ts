import type { Language, LocalizedText } from '../shared/language.ts'
import { inEachLanguage } from '../shared/localized.ts'
import { treeOfQuantity } from '../shared/measures/formulaTree.ts'
import { formulasFor } from '../shared/measures/fitting.ts'
import { treeText } from '../shared/measures/treeText.ts'
import { measureWords } from '../shared/measures/words/index.ts'
import { fits, measureFor, resolveKpi } from '../shared/measures/kpis.ts'
import type { MeasureDefinition } from '../shared/measures/types.ts'
import { AppError } from '../shared/errors.ts'
import type { RowSet } from '../shared/query.ts'
import { byDayReportOf, hasDayView } from '../shared/reports/catalogueDays.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { secondOfKey, staffingSourceOf, type IntervalMinutes, type StaffingSource } from '../shared/staffing/source.ts'
import {
  WEEKDAYS,
  type IntervalSums,
  type MeasuredAht,
  type ServersNeed,
  type ServersNeeds,
  type StaffingVolume,
  type Weekday,
} from '../shared/staffing/volume.ts'
import type { Measure, MeasureTree, Summary, SummaryAnswer, SummaryGroup } from '../shared/summaries/types.ts'
import { endOfDay, parseDate, wallClock, type TimeRange, type WallSeconds } from '../shared/time.ts'
import { weekday } from '../shared/periods.ts'
import type { OpenDesk } from './openDesk.ts'

/** What a report is called; one that is gone, by its key. */
export function titlesOf(desk: Pick<OpenDesk, 'catalogue'>): (reportKey: string) => LocalizedText {
  return (reportKey) => desk.catalogue.get(reportKey)?.title ?? inEachLanguage(() => reportKey)
}

/** What is asked: the rows, how long intervals are, and from how long a wait on an answer is late. */
export interface VolumeWish {
  readonly rows: RowSet
  readonly minutes: IntervalMinutes
  readonly targetSeconds: number
  readonly language: Language
}

interface Asking {
  readonly desk: Pick<OpenDesk, 'store' | 'catalogue'>
  readonly now: WallSeconds
  readonly signal: AbortSignal
}

const HANDLING_TIME = measureFor('handling-time')
const SERVED_IN_TIME = measureFor('served-in-time')

/** Where the parts of the measures stand among those that are asked for. */
interface AskedMeasures {
  readonly measures: readonly Measure[]
  readonly volume: Measure
  readonly aht: Measure | null
  readonly serviceLevel: Measure | null
}

function part(measure: Measure, tree: MeasureTree): Measure {
  return { ...measure, tree }
}

/** A ratio is asked for as its two sums, so that days can be put together. */
function partsOf(measure: Measure | null): readonly Measure[] {
  if (measure?.tree.kind !== 'quotient') return []
  return [part(measure, measure.tree.dividend), part(measure, measure.tree.divisor)]
}

function measuresOf(report: ReportDefinition, source: StaffingSource, wish: VolumeWish): AskedMeasures {
  const { language } = wish
  const quantity = report.roles?.[source.volume]
  if (quantity === undefined) throw new AppError('internal', { reason: 'no volume' })
  const tree = treeOfQuantity(quantity)
  const title = measureWords[language].roles[source.volume]
  const volume: Measure = { title, formula: treeText(tree), type: 'count', tree }
  const kpi = (definition: MeasureDefinition, given: Readonly<Record<string, string>>): Measure | null =>
    fits(definition, report) ? resolveKpi(definition.id, given, { report, language, reports: [] }, definition.id) : null
  const aht = kpi(HANDLING_TIME, {})
  const serviceLevel = kpi(SERVED_IN_TIME, { seconds: String(wish.targetSeconds) })
  return { measures: [volume, ...partsOf(aht), ...partsOf(serviceLevel)], volume, aht, serviceLevel }
}

const PLAIN: Omit<Summary, 'by' | 'across' | 'measures'> = { compare: null, order: null, limit: null, hasTotals: true }

function ask(
  { desk, now, signal }: Asking,
  report: ReportDefinition,
  rows: RowSet,
  summary: Pick<Summary, 'by' | 'across' | 'measures'>,
): Promise<SummaryAnswer> {
  return desk.store.summaries.summarize(
    { report, question: { rows, summary: { ...PLAIN, ...summary } }, now },
    { signal },
  )
}

function weekdayOf(day: WallSeconds): Weekday {
  return WEEKDAYS[weekday(day)] ?? 1
}

/** The days of an answer, by whether they count: whole, over, and all of them here. */
function countedDays(
  groups: readonly SummaryGroup[],
  range: TimeRange,
  now: WallSeconds,
): { readonly days: ReadonlyMap<string, Weekday>; readonly leftOut: readonly string[] } {
  const days = new Map<string, Weekday>()
  const leftOut: string[] = []
  for (const { key, column, state } of groups) {
    const [day] = key
    if (column !== null || day === undefined || day === null) continue
    const at = parseDate(day)?.at
    // What is dated outside the period belongs to none of its days.
    if (at === undefined || at < range.from || endOfDay(at) > range.to) {
      if (at !== undefined && endOfDay(at) >= range.from && at <= range.to && at <= now) leftOut.push(day)
      continue
    }
    if (state === 'complete' && endOfDay(at) < now) days.set(day, weekdayOf(at))
    else if (at <= now) leftOut.push(day)
  }
  return { days, leftOut }
}

/** Numbers added up: those that are not known are left out, and none at all is none. */
function added(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one + other
}

interface Sums {
  volume: number
  handlingSeconds: number | null
  handled: number | null
  servedInTime: number | null
  toServe: number | null
}

function sumsOf(
  groups: readonly SummaryGroup[],
  days: ReadonlyMap<string, Weekday>,
  { aht, serviceLevel }: AskedMeasures,
): { readonly intervals: readonly IntervalSums[]; readonly untimed: number } {
  const sums = new Map<string, IntervalSums & Sums>()
  const levelAt = aht === null ? 1 : 3
  let untimed = 0
  for (const { key, column, values } of groups) {
    const day = days.get(key[0] ?? '')
    if (column === null || day === undefined) continue
    const [volume = null] = values
    const second = secondOfKey(column)
    if (second === null) {
      untimed += volume ?? 0
      continue
    }
    const known = sums.get(`${day}/${second}`)
    const before = known ?? { volume: 0, handlingSeconds: null, handled: null, servedInTime: null, toServe: null }
    sums.set(`${day}/${second}`, {
      weekday: day,
      second,
      volume: before.volume + (volume ?? 0),
      handlingSeconds: aht === null ? null : added(before.handlingSeconds, values[1] ?? null),
      handled: aht === null ? null : added(before.handled, values[2] ?? null),
      servedInTime: serviceLevel === null ? null : added(before.servedInTime, values[levelAt] ?? null),
      toServe: serviceLevel === null ? null : added(before.toServe, values[levelAt + 1] ?? null),
    })
  }
  const intervals = [...sums.values()].toSorted((a, b) => a.weekday - b.weekday || a.second - b.second)
  return { intervals, untimed }
}

/** As many handling times are offered: more are no help. */
const MOST_AHTS = 4

/** The reports that tell the whole handling time, not the talk alone: the first formula of the measure is the whole. */
function tellsWholeAht({ roles, parameters, lists }: ReportDefinition): boolean {
  const [formula] = formulasFor(HANDLING_TIME, roles)
  const isWhole = formula !== undefined && formula === HANDLING_TIME.formulas[0]
  return isWhole && lists === undefined && parameters.every(({ required }) => !required)
}

/** The handling times that other reports of the operation tell of the same period, as far as they were fetched. */
async function otherAhts(asking: Asking, { rows, language }: VolumeWish): Promise<readonly MeasuredAht[]> {
  const { store, catalogue } = asking.desk
  const { connectionId, reportKey, range } = rows
  const held = new Set((await store.slices.holdings(connectionId)).map((each) => each.reportKey))
  const fitting = catalogue.reports.filter(
    (report) => report.key !== reportKey && held.has(report.key) && tellsWholeAht(report),
  )
  const found: MeasuredAht[] = []
  for (const report of fitting) {
    if (found.length === MOST_AHTS) break
    const measure = resolveKpi(HANDLING_TIME.id, {}, { report, language, reports: [] }, HANDLING_TIME.id)
    const whole = { connectionId, reportKey: report.key, parameters: {}, range, filters: [], search: '' }
    // Sums of a period that add up over days are those of the days that are here.
    const isByDay = hasDayView(report)
    const asked = isByDay ? { ...whole, byDay: true } : whole
    const answer = await ask(asking, report, asked, { by: [], across: null, measures: [measure] })
    const seconds = answer.groups.find(({ key }) => key.length === 0)?.values[0] ?? null
    const { title, formula, type } = measure
    if (seconds !== null && seconds > 0) {
      found.push({ reportKey: report.key, heading: { title, formula, type }, seconds })
    }
  }
  return found
}

const SECONDS_PER_HOUR = 3_600

/** What the servers think that each hour needs, of the parameters that were asked for last. */
async function serversNeeds(asking: Asking, { rows }: VolumeWish): Promise<ServersNeeds | null> {
  const { store, catalogue } = asking.desk
  const report = catalogue.reports.find(({ roles }) => roles?.agentsNeeded !== undefined)
  const field = report?.roles?.agentsNeeded
  if (report === undefined || field === undefined) return null
  const { connectionId, range } = rows
  const sets = await store.slices.parameterSets({ connectionId, reportKey: report.key })
  // What is asked of these rows comes first: the same skills, where both take them.
  const isSame = (set: Readonly<Record<string, string>>): boolean =>
    Object.entries(rows.parameters).every(([name, value]) => (set[name] ?? value) === value)
  const parameters = sets.find(isSame) ?? sets[0]
  if (parameters === undefined) return null
  const seen = byDayReportOf(report)
  const hour = seen.fields.find(({ type }) => type === 'hour')
  if (hour === undefined || seen.dateField === null) return null
  const whole = { connectionId, reportKey: report.key, parameters, range, byDay: true, filters: [], search: '' }
  const tree = { kind: 'sum', field, unit: 1, where: [] } as const
  const answer = await ask(asking, report, whole, {
    by: [{ field: seen.dateField, step: 'day' }],
    across: { field: hour.name, step: SECONDS_PER_HOUR },
    measures: [{ title: field, formula: field, type: 'number', tree }],
  })
  return { reportKey: report.key, parameters, hours: averages(answer.groups) }
}

/** The average of each hour over the days that have a number for it: of the others the servers said nothing. */
function averages(groups: readonly SummaryGroup[]): readonly ServersNeed[] {
  const all = new Map<string, { readonly weekday: Weekday; readonly second: number; agents: number; days: number }>()
  for (const { key, column, values } of groups) {
    const at = parseDate(key[0] ?? '')?.at
    const second = column === null ? null : secondOfKey(column)
    const agents = values[0] ?? null
    if (at === undefined || second === null || agents === null) continue
    const day = weekdayOf(at)
    const sum = all.get(`${day}/${second}`) ?? { weekday: day, second, agents: 0, days: 0 }
    sum.agents += agents
    sum.days += 1
    all.set(`${day}/${second}`, sum)
  }
  return [...all.values()].map(({ weekday: day, second, agents, days }) => ({
    weekday: day,
    second,
    agents: agents / days,
  }))
}

/**
 * What came in the intervals of each weekday of a period, as far as its days are here whole, and what else is known for
 * planning people.
 *
 * @throws AppError `usage` for a report without what it takes, for intervals that it does not know, and without a
 *   period; `bad-filter`, `unknown-field`; `cancelled`
 */
export async function staffingVolume(
  desk: Pick<OpenDesk, 'store' | 'catalogue'>,
  report: ReportDefinition,
  wish: VolumeWish,
  { nowMs, timeZone, signal }: { readonly nowMs: number; readonly timeZone: string; readonly signal: AbortSignal },
): Promise<StaffingVolume> {
  const { rows, minutes, targetSeconds } = wish
  const { range } = rows
  const source = staffingSourceOf(report)
  if (source === null || rows.list !== undefined) {
    throw new AppError('usage', { problem: 'no-intervals', report: report.key })
  }
  if (!source.minutes.includes(minutes)) {
    const known = source.minutes.map((each) => `${each}m`).join(', ')
    throw new AppError('usage', { problem: 'intervals-too-fine', report: report.key, known })
  }
  if (range === null) throw new AppError('usage', { problem: 'period-needed', report: report.key })
  const asking: Asking = { desk, now: wallClock(nowMs, timeZone), signal }
  const asked = measuresOf(report, source, wish)
  const answer = await ask(asking, report, rows, {
    by: [source.day],
    across: source.intervalOf(minutes),
    measures: asked.measures,
  })
  const { days, leftOut } = countedDays(answer.groups, range, asking.now)
  const { intervals, untimed } = sumsOf(answer.groups, days, asked)
  const headings = answer.measures
  const heading = (measure: Measure | null) =>
    measure === null ? null : { title: measure.title, formula: measure.formula, type: measure.type }
  return {
    range,
    minutes,
    role: source.volume,
    targetSeconds,
    volume: headings[0] ?? asked.volume,
    aht: heading(asked.aht),
    serviceLevel: heading(asked.serviceLevel),
    days: WEEKDAYS.map((each) => [...days].filter(([, of]) => of === each).map(([day]) => day)),
    leftOut,
    intervals,
    untimed,
    otherAhts: await otherAhts(asking, wish),
    servers: await serversNeeds(asking, wish),
    unread: answer.unread,
    warnings: answer.warnings,
  }
}
