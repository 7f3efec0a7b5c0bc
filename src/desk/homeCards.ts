import { noteTexts } from '../shared/answerNotes.ts'
import { homeTexts } from '../shared/commonTexts/home.ts'
import { completenessOf } from '../shared/completeness.ts'
import { checkOf, type ChosenCheck } from '../shared/checks/checks.ts'
import { AppError } from '../shared/errors.ts'
import {
  CARD_LINES,
  type CardAnswer,
  type CardProblem,
  type CardReports,
  type HomeCard,
  type Pin,
} from '../shared/home.ts'
import { betterOf, cardSummary, shapeOf } from '../shared/home/cardSummary.ts'
import type { Coverage } from '../shared/holdings.ts'
import type { Language, LocalizedText } from '../shared/language.ts'
import { inEachLanguage } from '../shared/localized.ts'
import { maskedBy, strictestMask, type Mask } from '../shared/masks.ts'
import { periodRange } from '../shared/periods.ts'
import type { RowSet } from '../shared/query.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import { isNewestFirst, screenOrder } from '../shared/reports/screenOrder.ts'
import { seenReport } from '../shared/reports/seenReport.ts'
import { takesDates, type ReportDefinition } from '../shared/reports/types.ts'
import { keptCheck } from '../shared/schedules.ts'
import { shortcomingText } from '../shared/shortcomings.ts'
import { comparedPeriod } from '../shared/summaries/comparison.ts'
import { summaryCaveats } from '../shared/summaries/summaryWarnings.ts'
import type { SummaryAnswer } from '../shared/summaries/types.ts'
import { parseComparison, type WrittenSummary } from '../shared/summaries/writtenSummary.ts'
import { parseDateSpan, wallClock, type TimeRange, type WallSeconds } from '../shared/time.ts'
import { lacksOf, wholeFilters, type KeptView } from '../shared/views.ts'
import { shortcomingsOf } from '../core/store/query/shortcomings.ts'
import type { Connection } from '../core/store/records/connections.ts'
import { answerSummary, type AskedRows } from './answerSummary.ts'
import { blockOfCheck, runCheck } from './checkRows.ts'
import type { CoverageBook } from './coverage.ts'
import type { OpenDesk } from './openDesk.ts'

// The cards of the home page, for both doors: which views are pinned, and what each comes to by what the store holds.

/** A view that an operation has pinned. */
export interface PinnedView extends Pin {
  readonly view: KeptView
}

/** A view that hides who is meant at least so; undefined: as it does by itself. */
export function hiddenBy(view: KeptView, mask: Mask | undefined): KeptView {
  return { ...view, content: maskedBy(view.content, strictestMask(view.content.mask, mask)) }
}

/**
 * The pinned views of an operation, in the order of their cards.
 *
 * @param mask hides who is meant in each of them, unless a view's own is stricter
 */
export async function pinnedViews(
  { store }: Pick<OpenDesk, 'store'>,
  connectionId: number,
  mask?: Mask,
): Promise<PinnedView[]> {
  const [pins, views] = await Promise.all([store.pins.list(), store.views.list()])
  const byId = new Map(views.map((view) => [view.id, view]))
  return pins.flatMap((pin) => {
    const view = byId.get(pin.viewId)
    if (view?.connectionId !== connectionId) return []
    return [{ ...pin, view: hiddenBy(view, mask) }]
  })
}

function problemOf({ catalogue }: Pick<OpenDesk, 'catalogue'>, view: KeptView): CardProblem | null {
  if (catalogue.get(view.reportKey) === undefined) return { kind: 'report-gone' }
  const lacks = lacksOf(view.content)
  return lacks.length === 0 ? null : { kind: 'lacks', lacks }
}

/** Which reports' rows tell what a view comes to. */
function readsOf({ catalogue }: Pick<OpenDesk, 'catalogue'>, { reportKey, content }: KeptView): CardReports {
  const report = catalogue.get(reportKey)
  const { list, byDay } = content
  const seen = report && seenReport(report, { ...(list === null ? {} : { list }), byDay })
  const check = seen === undefined ? null : keptCheck(content, seen)
  const besides = check === null ? [] : catalogue.reports.filter(checkOf(check.id).besides)
  return Object.fromEntries([reportKey, ...besides.map(({ key }) => key)].map((key) => [key, true] as const))
}

/** A pinned view as a card, before anything is asked of its rows. */
export function cardOf(desk: Pick<OpenDesk, 'catalogue'>, { view, ...pin }: PinnedView): HomeCard {
  const { name, reportKey, content } = view
  const { face, period, list, byDay } = content
  const reads = readsOf(desk, view)
  return { ...pin, name, reportKey, reads, list, byDay, face, period, problem: problemOf(desk, view) }
}

/** A view as it is asked now. */
export interface AskedCard {
  readonly view: KeptView
  readonly connection: Connection
  /** The report whose rows are stored. */
  readonly report: ReportDefinition
  /** The report as its rows are seen. */
  readonly seen: ReportDefinition
  readonly rows: RowSet
  /** What the card is of is fetched of these; null: the report is asked how things are now. */
  readonly fetched: readonly TimeRange[] | null
  /** What is summed up; null where the rows themselves are shown. */
  readonly summary: WrittenSummary | null
  /** What the rows are looked through for; null: for nothing. */
  readonly check: ChosenCheck | null
  readonly now: WallSeconds
}

/** What a view lacks, on one line: nothing of it tells a value. */
export function lacksText({ content }: Pick<KeptView, 'content'>): LocalizedText {
  return inEachLanguage((language) =>
    lacksOf(content)
      .map((lack) => (lack.kind === 'search' ? homeTexts('theSearch')[language] : lack.name))
      .join(', '),
  )
}

/** The moment of the snapshot that a view is of, or null for the newest. */
async function takenRange({ store }: OpenDesk, rows: RowSet, taken: string | null): Promise<TimeRange | null> {
  if (taken === null) return null
  const to = parseDateSpan(taken)?.to
  const { connectionId, reportKey, parameters } = rows
  const slices = await store.slices.of({ connectionId, reportKey, parameters })
  return slices.findLast(({ range }) => to === undefined || range.to <= to)?.range ?? null
}

function fetchedOf(report: ReportDefinition, range: TimeRange | null, summary: WrittenSummary | null) {
  if (!takesDates(report) || range === null) return null
  const compare = summary?.compare ?? null
  return [range, ...(compare === null ? [] : [comparedPeriod(range, parseComparison(compare))])]
}

/**
 * Looks up what a view asks, over the period that its words mean now.
 *
 * @throws AppError `unknown-report`, `unknown-connection`, `missing-parameter`, `view-incomplete`
 */
export async function askedCard(desk: OpenDesk, view: KeptView): Promise<AskedCard> {
  const { content, reportKey, connectionId } = view
  const report = desk.report(reportKey)
  if (lacksOf(content).length > 0) {
    throw new AppError('usage', { problem: 'view-lacks', view: view.name, lacks: lacksText(view) })
  }
  const connection = await desk.connection(connectionId ?? 0)
  const now = wallClock(desk.sync.nowMs(), connection.timeZone)
  const summary = content.face === 'summary' ? content.summary : null
  const range = content.period === null ? null : periodRange(content.period, now)
  const { list, byDay, filters, search, mask } = content
  const rows: RowSet = {
    ...(mask === undefined ? {} : { mask }),
    ...(list === null ? {} : { list }),
    ...(byDay ? { byDay } : {}),
    connectionId: connection.id,
    reportKey,
    parameters: checkParameters(report, view.parameters),
    range: report.kind === 'snapshot' ? null : range,
    filters: wholeFilters(filters),
    search: search ?? '',
  }
  const taken = await takenRange(desk, rows, content.taken)
  const fetched = fetchedOf(report, range, summary)
  const asked = taken === null ? rows : { ...rows, range: taken }
  const seen = seenReport(report, rows)
  return { view, connection, report, seen, rows: asked, fetched, summary, check: keptCheck(content, seen), now }
}

/** How a card is asked: in whose words, and until when. */
export interface CardManner {
  /** Whose words the titles of measures are in. */
  readonly language: Language
  readonly signal?: AbortSignal | undefined
}

/** The rows of a card, as summaries are asked of them. */
export function summedRows({ catalogue }: OpenDesk, { report, seen, rows, now }: AskedCard): AskedRows {
  return { report, asked: seen, reports: catalogue.reports, rows, now }
}

/**
 * Sums up the rows of a card.
 *
 * @param summary as the view says it, or smaller
 * @throws AppError what {@link answerSummary} throws
 */
export async function summarizeCard(
  desk: OpenDesk,
  asked: AskedCard,
  summary: WrittenSummary,
  { language, signal }: CardManner,
): Promise<SummaryAnswer> {
  const options = signal === undefined ? {} : { signal }
  return answerSummary(desk.store, { written: summary, language }, summedRows(desk, asked), options)
}

/**
 * The first rows of a card, and how many there are.
 *
 * @param order of what the view leaves open: as the screen has it, or as files have it
 */
export async function firstRowsOf(
  { store }: OpenDesk,
  { view, report, seen, rows }: AskedCard,
  most: number,
  order: 'screen' | 'file',
  { signal }: Pick<CardManner, 'signal'>,
) {
  const isOnScreen = order === 'screen'
  const { sort, columns: chosen } = view.content
  const question = { ...rows, sort, ...(isOnScreen && isNewestFirst(seen, sort) ? { newestFirst: true } : {}) }
  const options = signal === undefined ? {} : { signal }
  const shown = { first: 0, last: most - 1, blockRows: most }
  const { resultId, total, fields, notes, blocks } = await store.results.ask({ report, question, view: shown }, options)
  await store.results.close(resultId)
  const first = blocks.flatMap((block) => block.rows).slice(0, most)
  const columns = (chosen ?? (isOnScreen ? screenOrder(seen, fields) : fields)).flatMap((name) => {
    const place = fields.indexOf(name)
    return place === -1 ? [] : [{ name, place }]
  })
  return {
    total,
    notes,
    fields: columns.map(({ name }) => name),
    rows: first.map((row) => columns.map(({ place }) => row[place] ?? null)),
  }
}

/** What of the rows of a card is not whole, in sentences. */
export async function shortcomings(
  { store }: OpenDesk,
  { report, rows, now }: AskedCard,
): Promise<readonly LocalizedText[]> {
  const { connectionId, reportKey, parameters, range, byDay } = rows
  const scope = { connectionId, reportKey, parameters }
  const slices = await store.slices.of(scope)
  const gaps = report.kind === 'live' ? await store.logs.gaps({ scope, range }) : []
  const held = { report, slices, gaps, range, now, ...(byDay === undefined ? {} : { byDay }) }
  return shortcomingsOf(held).map((each) => shortcomingText(each, 'window'))
}

/** So many columns a card has room for, and a wide one. */
const MOST_COLUMNS = 8

/** What a card shows, and what of it is not whole, in sentences. */
export interface ShownCard {
  readonly content: CardAnswer['content']
  readonly caveats: readonly LocalizedText[]
}

async function shownSummary(
  desk: OpenDesk,
  asked: AskedCard,
  written: WrittenSummary,
  manner: CardManner,
): Promise<ShownCard> {
  const { report, seen, rows } = asked
  const shape = shapeOf(written, seen)
  const answer = await summarizeCard(desk, asked, shownSummaryOf(asked) ?? written, manner)
  const content = { kind: 'summary', shape, answer, isMoreBetter: betterOf(written) } as const
  return { content, caveats: summaryCaveats({ report, asked: seen, rows, answer }, 'window') }
}

async function shownRows(desk: OpenDesk, asked: AskedCard, manner: CardManner): Promise<ShownCard> {
  const { notes, fields, rows, total } = await firstRowsOf(desk, asked, CARD_LINES, 'screen', manner)
  const content = {
    kind: 'rows',
    total,
    fields: fields.slice(0, MOST_COLUMNS),
    rows: rows.map((row) => row.slice(0, MOST_COLUMNS)),
  } as const
  return { content, caveats: [...(await shortcomings(desk, asked)), ...noteTexts(asked.report, notes, 'window')] }
}

/** What a check finds in the rows of a card, and the first of it. */
export async function firstFindingsOf(
  desk: OpenDesk,
  { report, rows }: AskedCard,
  check: ChosenCheck,
  most: number,
  { signal }: Pick<CardManner, 'signal'>,
) {
  const place = { store: desk.store, reports: desk.catalogue.reports, nowMs: () => desk.sync.nowMs() }
  const options = signal === undefined ? {} : { signal }
  const head = await runCheck(place, report, { rows, check }, options)
  const findings = await blockOfCheck(place, report, { rows, check, offset: 0, limit: most }, options)
  return { head, findings }
}

async function shownFindings(
  desk: OpenDesk,
  asked: AskedCard,
  check: ChosenCheck,
  manner: CardManner,
): Promise<ShownCard> {
  const { head, findings } = await firstFindingsOf(desk, asked, check, CARD_LINES, manner)
  const { caveats, ...counted } = head
  const content = { kind: 'findings', check: check.id, ...counted, findings } as const
  return { content, caveats: [...(await shortcomings(desk, asked)), ...caveats] }
}

/** What is held of each stretch that a card is of; where the report has no dates, of the report. */
function coverages(desk: OpenDesk, book: CoverageBook, { rows, fetched }: AskedCard): Promise<readonly Coverage[]> {
  const { connectionId, reportKey, parameters, byDay } = rows
  const scope = { connectionId, reportKey, parameters }
  return Promise.all((fetched ?? [rows.range]).map((range) => book.get(desk, scope, range, byDay)))
}

/** The summary that a card shows: of what it asks, as much as it has room for. */
export function shownSummaryOf({ summary, seen }: AskedCard): WrittenSummary | null {
  return summary === null ? null : cardSummary(summary, shapeOf(summary, seen), CARD_LINES)
}

/**
 * Works out what a card shows, of what the store holds.
 *
 * @throws AppError what {@link answerSummary} throws
 */
export async function shownCard(desk: OpenDesk, asked: AskedCard, manner: CardManner): Promise<ShownCard> {
  const { summary, check } = asked
  if (check !== null) return shownFindings(desk, asked, check, manner)
  return summary === null ? shownRows(desk, asked, manner) : shownSummary(desk, asked, summary, manner)
}

/** What a card shows, with how whole that is now and what it takes to bring it up to date. */
export async function sealedCard(
  desk: OpenDesk,
  book: CoverageBook,
  asked: AskedCard,
  { content, caveats }: ShownCard,
): Promise<CardAnswer> {
  const { report, rows } = asked
  const held = await coverages(desk, book, asked)
  const [own] = held
  if (own === undefined) throw new AppError('internal', { reason: 'no coverage' })
  const { verdict, updatedAtMs } = completenessOf(report, own, rows.range, rows.byDay)
  const requests = held.reduce((sum, each) => sum + each.requests, 0)
  return { range: rows.range, seal: { verdict, updatedAtMs, caveats }, requests, content }
}
