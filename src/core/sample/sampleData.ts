import type { FieldDefinition, ParameterDefinition, Picker, ReportDefinition } from '../../shared/reports/types.ts'
import { inEachLanguage } from '../../shared/localized.ts'
import { SECONDS_PER_DAY, startOfDay, wall, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import { TELLINGS } from '../../shared/reports/definitions/tellings.ts'
import { aggregateRows } from './aggregateRows.ts'
import type { RowContext } from './context.ts'
import { contextAt, DayPlans } from './dayPlan.ts'
import { withDynamicFields } from './dynamicFields.ts'
import { isEntity } from './lexicon.ts'
import { rowsByThing } from './listSeries.ts'
import { rowWriter, valueWriter } from './rowWriter.ts'
import { selectionOf, take, type Selection } from './selection.ts'
import { seriesContexts, stateContexts } from './states.ts'
import { ToldRows } from './toldRows.ts'

export interface SampleDataOptions {
  readonly seed: number
  /** Rows of a day; of an aggregate, the events that it counts. */
  readonly rowsPerDay: (report: ReportDefinition, day: WallSeconds) => number
  /**
   * Whether reports tell of one and the same history, in which case it decides how many rows those have that do
   * (`tellings.ts`). Default: each report is invented for itself, with as many rows as are asked for.
   */
  readonly isOneHistory?: boolean
}

type Parameters = Readonly<Record<string, string>>

/** No instant comes after it. */
const NEVER = wall(Infinity)

/** Names of the fields that hold what a parameter picks, the first of them if the report's rows tell none. */
const PICKED: Readonly<Record<Picker, readonly [string, ...string[]]>> = {
  agent: ['agent_id', 'id_agent'],
  campaign: ['campaign_id', 'campaing_id', 'id_campaing'],
  skill: ['skill_id', 'skill'],
  routingPoint: ['rp_id'],
  activityCode: ['cod_act'],
  connector: ['connector_id', 'channel_id'],
}

/** The field that a parameter selects by: the report's own that holds such values, or who or what a row is about. */
function selectedField(report: ReportDefinition, { name, picker }: ParameterDefinition): FieldDefinition | undefined {
  const names = picker === undefined ? [name] : PICKED[picker]
  const field = report.fields.find((candidate) => names.includes(candidate.name))
  const first = names[0] ?? name
  if (field !== undefined || !isEntity(first)) return field
  return { name: first, type: 'id', title: inEachLanguage(() => name), meaning: inEachLanguage(() => name) }
}

/** Choices such as which of two columns to count say how to ask, not which rows to show: no row holds them. */
function selectsRows({ choices }: ParameterDefinition, field: FieldDefinition, wanted: string): boolean {
  return choices === undefined || (field.knownValues ?? []).includes(wanted)
}

function selector(report: ReportDefinition, parameters: Parameters): (context: RowContext) => boolean {
  const tests: ((context: RowContext) => boolean)[] = []
  for (const parameter of report.parameters) {
    const wanted = parameters[parameter.name]?.trim() ?? ''
    const field = selectedField(report, parameter)
    if (wanted === '' || wanted === 'all' || field === undefined || !selectsRows(parameter, field, wanted)) continue
    const valueOf = valueWriter(report, field)
    tests.push((context) => valueOf(context) === wanted)
  }
  return (context) => tests.every((test) => test(context))
}

/**
 * Invents the data of an operation, from the definitions of the reports alone.
 *
 * A day of a report is the same whenever and in whatever range it is asked for.
 */
export class SampleData {
  readonly #options: SampleDataOptions
  readonly #plans: DayPlans
  readonly #told: ToldRows

  constructor(options: SampleDataOptions) {
    this.#options = options
    this.#plans = new DayPlans(options.seed)
    this.#told = new ToldRows(options.seed, (report, range) => this.#contexts(report, range, () => true))
  }

  /**
   * What a report holds between two instants, both included, in the server's order.
   *
   * @param limit rows at which to stop
   * @param now nothing later exists; default: everything does
   */
  select(report: ReportDefinition, range: TimeRange, parameters: Parameters, limit = Infinity, now = NEVER): Selection {
    const asked = withDynamicFields(report, parameters)
    const isSelected = selector(asked, parameters)
    const past = { from: range.from, to: wall(Math.min(range.to, now)) }
    const telling = this.#options.isOneHistory === true ? TELLINGS[report.key] : undefined
    if (telling === undefined) return this.#invent(asked, past, isSelected, limit)
    return this.#told.select({ report: asked, telling, parameters, isSelected }, past, limit, now)
  }

  #invent(
    report: ReportDefinition,
    range: TimeRange,
    isSelected: (context: RowContext) => boolean,
    limit: number,
  ): Selection {
    const contexts = this.#contexts(report, range, isSelected)
    if (report.kind === 'aggregate') return selectionOf(aggregateRows(report, contexts), limit)
    if (report.kind === 'series' && report.lists !== undefined) return selectionOf(rowsByThing(report, contexts), limit)
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
      yield* stateContexts(report, range.to, this.#options.seed).filter(isSelected)
      return
    }
    for (let day = startOfDay(range.from); day <= range.to; day = wall(day + SECONDS_PER_DAY)) {
      const events =
        report.kind === 'series' ? seriesContexts(report, day, this.#options.seed) : this.#events(report, day)
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
