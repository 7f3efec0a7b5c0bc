import { catalogue } from '../../shared/reports/index.ts'
import type { Telling } from '../../shared/reports/happenings.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { startOfDay, wall, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import { ACTIVITY_CODES } from './company.ts'
import { secondCodeOf, type RowContext } from './context.ts'
import { beginOfStretch, countedRows, overwriteCounted, stretchSecondsOf, type Counting } from './countedRows.ts'
import { WAITING } from './figures.ts'
import { happeningsIn } from './history/happenings.ts'
import { History } from './history/history.ts'
import type { Told } from './history/told.ts'
import { stateAt } from './history/voiceHappenings.ts'
import { asReport } from './listItems.ts'
import { rowWriter, type SampleRow } from './rowWriter.ts'
import { selectionOf, take, type Selection } from './selection.ts'
import { stateContexts } from './states.ts'

/** A report that is asked for, with what it tells of. */
interface Asked {
  readonly report: ReportDefinition
  readonly telling: Telling
  readonly parameters: Readonly<Record<string, string>>
  readonly isSelected: (context: RowContext) => boolean
}

type RowsOfReport = (report: ReportDefinition, range: TimeRange) => Iterable<RowContext>

/** The rows of reports that tell of the operation's history: what happened, one by one, or counted. */
export class ToldRows {
  readonly #history: History
  readonly #rowsOfReport: RowsOfReport

  /** @param rowsOfReport what a report holds that is invented for itself, which others count */
  constructor(seed: number, rowsOfReport: RowsOfReport) {
    this.#history = new History(seed)
    this.#rowsOfReport = rowsOfReport
  }

  /**
   * What a report holds between two instants, both included.
   *
   * @param now nothing later has happened, even where a row sums up a stretch of time that goes on
   */
  select(asked: Asked, range: TimeRange, limit: number, now: WallSeconds): Selection {
    const { report } = asked
    if (report.kind === 'snapshot') return selectionOf(this.#statesNow(asked, range.to), limit)
    if (report.kind === 'aggregate') return selectionOf(this.#counted(asked, range), limit)
    if (report.kind === 'series') return selectionOf(this.#counted(asked, wholeStretches(report, range, now)), limit)
    const chosen = take(this.#happenings(asked, range), limit)
    const write = rowWriter(report)
    return { count: chosen.length, rows: () => chosen.values().map(write) }
  }

  *#happenings({ telling, isSelected }: Asked, range: TimeRange): Generator<RowContext> {
    const all =
      typeof telling === 'string'
        ? happeningsIn(this.#history, telling, range)
        : this.#rowsOfReport(catalogue.find(telling.rowsOf), range)
    for (const context of all) if (isSelected(context)) yield context
  }

  #counted(asked: Asked, range: TimeRange): readonly SampleRow[] {
    const { report, telling, parameters } = asked
    const counting: Counting =
      typeof telling === 'string' ? {} : { rowsOf: { report: catalogue.find(telling.rowsOf), telling } }
    const rows = this.#happenings(asked, range)
    return countedRows(report, parameters['cod_act'] === SECOND_CODE ? bySecondCode(rows) : rows, counting)
  }

  /** A row for each thing of the operation, with what it is at now and its sums of the day. */
  #statesNow({ report, telling, isSelected }: Asked, now: WallSeconds): readonly SampleRow[] {
    const happening = typeof telling === 'string' ? telling : 'interactions'
    const day = this.#history.dayOf(now)
    const placeOf = (context: RowContext): number =>
      happening === 'work' ? context.agent : happening === 'interactions' ? context.skill : context.campaign
    const byPlace = Map.groupBy(happeningsIn(this.#history, happening, { from: startOfDay(now), to: now }), placeOf)
    const write = rowWriter(report)
    return [...stateContexts(report, now, this.#history.seed)].flatMap((state) => {
      const told = happening === 'work' ? stateAt(day, state.agent, now) : undefined
      if ((happening === 'work' && told === undefined) || !isSelected(state)) return []
      const context = told === undefined ? state : { ...state, told }
      const counted = (byPlace.get(placeOf(state)) ?? []).map((each) => stillWaiting(each, now))
      return [overwriteCounted(report, write(context), { ...state, told: told ?? COUNTED }, counted)]
    })
  }
}

/** What is counted of skills and campaigns, of which nothing may have happened yet. */
const COUNTED: Told = { result: '', counts: 'interaction' }
const SECOND_CODE = 'cod_act2'

/** Calls by the second code that they were given; most have none. */
function* bySecondCode(rows: Iterable<RowContext>): Generator<RowContext> {
  for (const row of rows) {
    const second = secondCodeOf(row)
    if (second !== undefined) yield { ...row, activityCode: ACTIVITY_CODES.indexOf(second) }
  }
}

/** Whoever has waited less than he is going to is still in the queue. */
function stillWaiting(context: RowContext, now: WallSeconds): RowContext {
  const { told } = context
  if (told?.counts !== 'interaction' || context.at + (told.wait ?? 0) <= now) return context
  return { ...context, told: { ...told, state: WAITING } }
}

/** The stretches that begin within a range, whole, as far as they are past. */
function wholeStretches(report: ReportDefinition, range: TimeRange, now: WallSeconds): TimeRange {
  const list = report.lists?.find(({ name }) => report.dateField?.startsWith(`${name}.`))
  const seconds = stretchSecondsOf(list === undefined ? report : asReport(report, list)) ?? 1
  const first = beginOfStretch(wall(range.from + seconds - 1), seconds)
  const last = beginOfStretch(range.to, seconds)
  return { from: first, to: wall(Math.min(last + seconds - 1, now)) }
}
