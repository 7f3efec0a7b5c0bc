import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { strictestMask } from '../shared/masks.ts'
import { periodRange } from '../shared/periods.ts'
import type { Filter, Question } from '../shared/query.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import { hasDayView } from '../shared/reports/catalogueDays.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import {
  formatInstant,
  formatTimeOfDay,
  wallClock,
  formatDay,
  type TimeRange,
  type WallSeconds,
} from '../shared/time.ts'
import {
  lacksOf,
  LONGEST_VIEW_NAME,
  viewNameOf,
  wholeFilters,
  type KeptView,
  type View,
  type ViewContent,
} from '../shared/views.ts'
import { seenReport } from '../shared/reports/seenReport.ts'
import { filtersOfMeasure, parseMeasure } from '../shared/summaries/measureText.ts'
import type { Options } from './command.ts'
import type { CommandContext } from './context.ts'
import { chosenPeriod } from './period.ts'
import { maskOf, toldQuestion } from './maskOption.ts'
import { fullCatalogue } from './ownReports.ts'
import { filtersOf } from './question.ts'
import { parametersOf, questionPeriod, type CommandTarget } from './target.ts'
import type { Terminal } from './terminal.ts'
import { viewTexts } from './texts/views.ts'

/** The name as views keep it. @throws AppError `usage` where it is none */
export function namedView(given: string): string {
  const name = viewNameOf(given)
  if (name !== undefined) return name
  throw new AppError('usage', { problem: 'view-named', most: LONGEST_VIEW_NAME })
}

/** The view of a name. @throws AppError `usage` where there is none */
export async function knownView(context: CommandContext, given: string): Promise<KeptView> {
  const name = namedView(given)
  const view = await (await context.store()).views.find(name)
  if (view === null) throw noView(name)
  return view
}

export function noView(given: string): AppError {
  return new AppError('usage', { problem: 'unknown-view', given })
}

function isMidnight(at: WallSeconds): boolean {
  return formatTimeOfDay(at) === '00:00:00'
}

/** A period on one line: a preset by its name, dates as `2026-11-01..2026-11-07`. */
export function periodText({ period, taken }: ViewContent): string | null {
  if (period === null || period.kind === 'all') return taken
  if (period.kind === 'preset') return period.preset
  const isDays = isMidnight(period.from) && formatTimeOfDay(period.to) === '23:59:59'
  const text = isDays ? formatDay : formatInstant
  return `${text(period.from)}..${text(period.to)}`
}

/** What documents tell of a view. */
export interface ViewDocument {
  readonly name: string
  readonly report: string
  readonly connection: string
  readonly params: Readonly<Record<string, string>>
  readonly range: string | null
}

export function viewDocument({ name, reportKey, connection, parameters, content }: View): ViewDocument {
  return { name, report: reportKey, connection, params: parameters, range: periodText(content) }
}

/** A view as documents tell it, with its question. */
export function questionDocument(
  view: View,
): ViewDocument & { readonly question: Omit<ViewContent, 'version' | 'screen'> } {
  const { version: _version, screen: _screen, ...question } = view.content
  return { ...viewDocument(view), question }
}

/**
 * A view as it is told: with the values of its filters, its search and its parameters as its mask has them. What it
 * asks stays what it is.
 */
export async function toldView<T extends View>(context: CommandContext, view: T): Promise<T> {
  const { content, parameters, reportKey, connection } = view
  const told = await toldContent(context, { reportKey, parameters, content, connection })
  return { ...view, ...told }
}

/** The filters within a measure as it is written; one that cannot be read has none. */
function measureFilters(written: string): readonly Filter[] {
  try {
    return filtersOfMeasure(parseMeasure(written))
  } catch {
    return []
  }
}

/** What of a view or a schedule is told. */
interface Told {
  readonly reportKey: string
  readonly parameters: Readonly<Record<string, string>>
  readonly content: ViewContent
  /** The operation by its name, which may hide personal data by itself. */
  readonly connection: string
}

/** The same of what a schedule keeps without a name. */
export async function toldContent(
  context: CommandContext,
  { reportKey, parameters, content, connection }: Told,
): Promise<Pick<Told, 'parameters' | 'content'>> {
  const { list, byDay, filters, search, summary, mask } = content
  const ofMeasures = (summary?.measures ?? []).flatMap(measureFilters)
  const report = (await fullCatalogue(context)).get(reportKey)
  const known = (await context.connections()).find(({ name }) => name === connection)
  // Of a report that is gone nothing is known: what its fields mean, too.
  if (report === undefined) return { parameters, content }
  const question: Question = {
    ...(mask === undefined ? {} : { mask }),
    ...(list === null ? {} : { list }),
    ...(byDay ? { byDay } : {}),
    connectionId: known?.id ?? 0,
    reportKey,
    parameters,
    range: null,
    filters: [...filters.map(({ value, ...filter }) => ({ ...filter, value: value ?? '' })), ...ofMeasures],
    search: search ?? '',
    sort: [],
  }
  const told = await toldQuestion(context, report, question)
  const toldMeasure = (measure: string): string =>
    ofMeasures.reduce((text, { value }, place) => {
      const other = told.filters[filters.length + place]?.value
      return other === undefined || value === '' ? text : text.replaceAll(value, other)
    }, measure)
  return {
    parameters: told.parameters,
    content: {
      ...content,
      summary: summary === null ? null : { ...summary, measures: summary.measures.map(toldMeasure) },
      filters: filters.map((filter, place) =>
        filter.value === null ? filter : { ...filter, value: told.filters[place]?.value ?? null },
      ),
      search: search === null ? null : told.search,
    },
  }
}

/** What a view lacks, on one line; undefined where it lacks nothing. */
export function lacksText(terminal: Terminal, content: ViewContent): string | undefined {
  const lacks = lacksOf(content).map((lack) =>
    lack.kind === 'search' ? terminal.say(viewTexts('theSearch')) : lack.name,
  )
  return lacks.length === 0 ? undefined : lacks.join(', ')
}

/** What a call asks of a view: what it gives stands in place of what the view says, or of what it lacks. */
export interface AskedView {
  readonly target: CommandTarget
  readonly question: Question
  readonly content: ViewContent
}

/** Filters that were given take the places of those without a value on the same field; the others come behind. */
function filled(content: ViewContent, given: readonly Filter[]): ViewContent {
  const left = [...given]
  const filters = content.filters.map((filter) => {
    if (filter.value !== null) return filter
    const place = left.findIndex(({ field, part }) => field === filter.field && part === filter.part)
    return place === -1 ? filter : (left.splice(place, 1)[0] ?? filter)
  })
  return { ...content, filters: [...filters, ...left] }
}

function merged(
  view: View,
  report: ReportDefinition,
  options: Options,
  language: Language,
  range: TimeRange | null,
): ViewContent {
  const { content } = view
  const { list, byDay } = content
  const asked = seenReport(report, { ...(list === null ? {} : { list }), byDay })
  const given = Object.keys(parametersOf(options))
  return {
    ...filled(content, filtersOf(asked, options, language, range)),
    search: options.text('search') ?? content.search,
    incompleteParameters: content.incompleteParameters.filter((name) => !given.includes(name)),
  }
}

/**
 * What a call asks by a view, over the period that the view's words mean now.
 *
 * @throws AppError `usage` where the view lacks something, or its report is not asked like that any more;
 * `unknown-connection`, `missing-parameter`, `bad-filter`, `bad-date`
 */
export async function askedView(
  context: CommandContext,
  view: View,
  report: ReportDefinition,
  options: Options,
): Promise<AskedView> {
  const { terminal } = context
  const given = chosenPeriod(options)
  const known = await context.connection(options.text('connection') ?? view.connection)
  const now = wallClock(Date.now(), known.timeZone)
  const period = given ?? view.content.period
  const range = period === null ? null : periodRange(period, now)
  const content = merged(view, report, options, terminal.language, range)
  const lacks = lacksText(terminal, content)
  if (lacks !== undefined) throw new AppError('usage', { problem: 'view-lacks', view: view.name, lacks })
  if (content.byDay && !hasDayView(report)) {
    throw new AppError('usage', { problem: 'by-day-needs-sums', report: report.key })
  }
  const parameters = checkParameters(report, { ...view.parameters, ...parametersOf(options) })
  const target: CommandTarget = { report, connection: known, parameters, range: range ?? undefined }
  const mask = strictestMask(content.mask, maskOf(options))
  const question: Question = {
    ...(mask === undefined ? {} : { mask }),
    ...(content.list === null ? {} : { list: content.list }),
    ...(content.byDay ? { byDay: true } : {}),
    connectionId: known.id,
    reportKey: report.key,
    parameters,
    range: questionPeriod(target),
    filters: wholeFilters(content.filters),
    search: content.search ?? '',
    sort: content.sort,
  }
  return { target, question, content: given === undefined ? content : { ...content, taken: null } }
}
