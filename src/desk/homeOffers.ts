import { completenessOf, isWhole } from '../shared/completeness.ts'
import type { HomeOffer } from '../shared/home.ts'
import type { Language } from '../shared/language.ts'
import { presetPeriod, type Period, type PeriodPreset } from '../shared/periods.ts'
import { takesDates, type ReportDefinition } from '../shared/reports/types.ts'
import { comparedPeriod } from '../shared/summaries/comparison.ts'
import { numberText } from '../shared/summaries/numberText.ts'
import { readySummary } from '../shared/summaries/readySummary.ts'
import type { WrittenSummary } from '../shared/summaries/writtenSummary.ts'
import { wallClock, type TimeRange } from '../shared/time.ts'
import type { KeptView, View } from '../shared/views.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { CoverageBook } from './coverage.ts'
import { askedCard, summarizeCard, type CardManner, type PinnedView } from './homeCards.ts'
import type { OpenDesk } from './openDesk.ts'
import { nextName } from './views.ts'

// What the home page offers before anybody pinned anything: the summaries that the reports begin with, of those that
// hold rows.

const MOST_OFFERS = 6
/** The first of which all is here is offered; else the first of which something is. */
const PERIODS: readonly PeriodPreset[] = [
  'last7',
  'this-month',
  'last-week',
  'last-month',
  'yesterday',
  'today',
  'last30',
]

/** What is held of the period that an offer is about. */
interface OfferedPeriod {
  readonly period: Period
  readonly compare: 'previous' | null
}

/** An offer, with the view that it makes. */
export interface KnownOffer {
  readonly offer: HomeOffer
  readonly view: View
}

interface Offering {
  readonly desk: OpenDesk
  readonly book: CoverageBook
  readonly connection: Connection
}

/** The period of a report that is offered: one that moves with the calendar and that rows are here of. */
async function offeredPeriod(
  { desk, book, connection }: Offering,
  report: ReportDefinition,
  parameters: View['parameters'],
): Promise<OfferedPeriod | null> {
  if (!takesDates(report)) return { period: { kind: 'all' }, compare: null }
  const now = wallClock(desk.sync.nowMs(), connection.timeZone)
  const scope = { connectionId: connection.id, reportKey: report.key, parameters }
  const verdictOf = async (range: TimeRange) => {
    const { verdict } = completenessOf(report, await book.get(desk, scope, range), range)
    return verdict
  }
  let some: OfferedPeriod | null = null
  for (const preset of PERIODS) {
    const range = presetPeriod(preset, now)
    const verdict = await verdictOf(range)
    const period = { kind: 'preset', preset } as const
    if (isWhole({ verdict })) {
      const earlier = await verdictOf(comparedPeriod(range, { kind: 'previous' }))
      return { period, compare: isWhole({ verdict: earlier }) ? 'previous' : null }
    }
    if (verdict !== 'nothing' && verdict !== 'future') some ??= { period, compare: null }
  }
  return some
}

function viewOf(
  { connection }: Offering,
  name: string,
  report: ReportDefinition,
  parameters: View['parameters'],
  { period, compare }: OfferedPeriod,
  language: Language,
): View {
  return {
    name,
    connection: connection.name,
    reportKey: report.key,
    parameters,
    content: {
      version: 1,
      face: 'summary',
      period,
      taken: null,
      list: null,
      byDay: false,
      filters: [],
      search: '',
      sort: [],
      columns: null,
      offset: 0,
      limit: null,
      file: null,
      summary: { ...readySummary(report), compare },
      language,
      incompleteMeasures: [],
      incompleteParameters: [],
    },
  }
}

/** What the summary counts first, over all of its rows; null where that is not known. */
async function previewOf(
  { desk, connection }: Offering,
  view: View,
  summary: WrittenSummary,
  manner: CardManner,
): Promise<HomeOffer['preview']> {
  const asked = await askedCard(desk, { ...view, id: 0, connectionId: connection.id })
  const total = { ...summary, by: [], across: null, order: null, limit: null, compare: null }
  const { measures, groups } = await summarizeCard(desk, asked, total, manner)
  const [measure] = measures
  const value = groups[0]?.values[0] ?? null
  if (measure === undefined || value === null) return null
  return { title: measure.title, text: numberText(value, measure.type, manner.language, 'screen') }
}

/** Whether a view shows what a report begins with: it is not offered again. */
function isReady(view: KeptView, report: ReportDefinition): boolean {
  const { by } = readySummary(report)
  const { face, summary } = view.content
  return view.reportKey === report.key && face === 'summary' && JSON.stringify(summary?.by) === JSON.stringify(by)
}

async function offerOf(
  offering: Offering,
  report: ReportDefinition,
  name: string,
  manner: CardManner,
): Promise<KnownOffer | null> {
  const { desk, connection } = offering
  const sets = await desk.store.slices.parameterSets({ connectionId: connection.id, reportKey: report.key })
  const [parameters = {}] = sets
  const period = await offeredPeriod(offering, report, parameters)
  if (period === null) return null
  const view = viewOf(offering, name, report, parameters, period, manner.language)
  const { summary } = view.content
  if (summary === null) return null
  const preview = await previewOf(offering, view, summary, manner)
  return { offer: { reportKey: report.key, name, period: period.period, preview }, view }
}

/**
 * The summaries that fit what an operation holds, those of the most rows first.
 *
 * @param only of this report alone
 * @throws AppError `unknown-connection`, `cancelled`
 */
export async function offersFor(
  desk: OpenDesk,
  book: CoverageBook,
  connectionId: number,
  pinned: readonly PinnedView[],
  manner: CardManner,
  only?: string,
): Promise<readonly KnownOffer[]> {
  const offering = { desk, book, connection: await desk.connection(connectionId) }
  const taken = new Set((await desk.store.views.list()).map(({ name }) => name))
  const holdings = (await desk.store.slices.holdings(connectionId)).toSorted((one, other) => other.rows - one.rows)
  const offers: KnownOffer[] = []
  for (const { reportKey, rows } of holdings) {
    if (offers.length === MOST_OFFERS) break
    const report = desk.catalogue.get(reportKey)
    if (report === undefined || rows === 0 || (only !== undefined && only !== reportKey)) continue
    if (pinned.some(({ view }) => isReady(view, report))) continue
    manner.signal?.throwIfAborted()
    const title = report.title[manner.language]
    const name = taken.has(title) ? nextName(title, taken) : title
    // A report that cannot be summed up as it stands is no reason to offer none.
    const known = await offerOf(offering, report, name, manner).catch(() => null)
    if (known === null) continue
    taken.add(name)
    offers.push(known)
  }
  return offers
}
