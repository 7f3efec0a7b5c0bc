import type { FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import { SECONDS_PER_DAY, startOfDay, wall, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import { aggregateRows } from './aggregateRows.ts'
import { CAMPAIGNS, SKILLS } from './company.ts'
import { contextOf, type RowContext } from './context.ts'
import { contextAt, DayPlans } from './dayPlan.ts'
import { isEntity } from './lexicon.ts'
import { ROSTER } from './people.ts'
import { hashText, mix } from './random.ts'
import { rowWriter, valueWriter, type SampleRow } from './rowWriter.ts'

/** What an answer holds: how many rows, known before the first is made, and the rows. */
export interface Selection {
  readonly count: number
  rows(): Iterable<Readonly<Record<string, unknown>>>
}

export interface SampleDataOptions {
  readonly seed: number
  /** Rows of a day; of an aggregate, the events that it counts. */
  readonly rowsPerDay: (report: ReportDefinition, day: WallSeconds) => number
}

type Parameters = Readonly<Record<string, string>>

function take<Item>(items: Iterable<Item>, limit: number): Item[] {
  const taken: Item[] = []
  for (const item of items) {
    if (taken.length >= limit) break
    taken.push(item)
  }
  return taken
}

/** The field that a parameter selects by: the report's own of that name, or who or what a row is about. */
function selectedField(report: ReportDefinition, name: string): FieldDefinition | undefined {
  const field = report.fields.find((candidate) => candidate.name === name)
  if (field !== undefined || !isEntity(name)) return field
  return { name, type: 'id', title: { es: name, en: name }, meaning: { es: name, en: name } }
}

function selector(report: ReportDefinition, parameters: Parameters): (context: RowContext) => boolean {
  const tests: ((context: RowContext) => boolean)[] = []
  for (const { name } of report.parameters) {
    const wanted = parameters[name]?.trim() ?? ''
    const field = selectedField(report, name)
    if (wanted === '' || wanted === 'all' || field === undefined) continue
    const valueOf = valueWriter(report, field)
    tests.push((context) => valueOf(context) === wanted)
  }
  return (context) => tests.every((test) => test(context))
}

const FIRST_HOUR = 7
const LAST_HOUR = 19

/** One row per agent, skill or campaign (and hour): reports that tell states and sums rather than events. */
function* stateContexts(report: ReportDefinition, day: WallSeconds, seed: number): Generator<RowContext> {
  const has = (names: RegExp): boolean => report.fields.some((field) => names.test(field.name))
  const things = has(/agent/) ? ROSTER : has(/skill/) ? SKILLS : CAMPAIGNS
  const byHour = report.dateField !== null && report.fields.some((field) => field.type === 'hour')
  const reportSeed = mix(mix(seed, hashText(report.key)), Math.floor(day / SECONDS_PER_DAY))
  for (let hour = byHour ? FIRST_HOUR : 0; hour <= (byHour ? LAST_HOUR : 0); hour += 1) {
    for (const place of things.keys()) {
      const rowSeed = mix(mix(reportSeed, hour), place)
      const at = wall(day + hour * 3_600)
      const context = contextOf({ at, seed: rowSeed, conversationSeed: rowSeed, conversation: place, customers: 1_500 })
      yield { ...context, agent: place, skill: place, campaign: place }
    }
  }
}

/**
 * Invents the data of an operation, from the definitions of the reports alone.
 *
 * A day of a report is the same whenever and in whatever range it is asked for.
 */
export class SampleData {
  readonly #options: SampleDataOptions
  readonly #plans: DayPlans

  constructor(options: SampleDataOptions) {
    this.#options = options
    this.#plans = new DayPlans(options.seed)
  }

  /**
   * What a report holds between two instants, both included, in the server's order.
   *
   * @param limit rows at which to stop
   */
  select(report: ReportDefinition, range: TimeRange, parameters: Parameters, limit = Infinity): Selection {
    const isSelected = selector(report, parameters)
    const contexts = this.#contexts(report, range, isSelected)
    if (report.kind === 'aggregate') {
      const rows: readonly SampleRow[] = take(aggregateRows(report, contexts), limit)
      return { count: rows.length, rows: () => rows }
    }
    const chosen = take(contexts, limit)
    const write = rowWriter(report)
    return { count: chosen.length, rows: () => chosen.values().map(write) }
  }

  *#contexts(
    report: ReportDefinition,
    range: TimeRange,
    isSelected: (context: RowContext) => boolean,
  ): Generator<RowContext> {
    if (report.kind === 'snapshot' || (report.kind === 'live' && report.dateField === null)) {
      yield* stateContexts(report, startOfDay(range.to), this.#options.seed).filter(isSelected)
      return
    }
    for (let day = startOfDay(range.from); day <= range.to; day = wall(day + SECONDS_PER_DAY)) {
      const events =
        report.kind === 'series' ? stateContexts(report, day, this.#options.seed) : this.#events(report, day)
      for (const context of events) {
        if (context.at > range.to) return
        if (context.at >= range.from && isSelected(context)) yield context
      }
    }
  }

  *#events(report: ReportDefinition, day: WallSeconds): Generator<RowContext> {
    const plan = this.#plans.get(report, day, this.#options.rowsPerDay(report, day))
    for (const index of plan.times.keys()) yield contextAt(plan, index)
  }
}
