import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { homeTexts } from '../../shared/commonTexts/home.ts'
import { AppError, faultName } from '../../shared/errors.ts'
import { SCHEDULE_COMMAND_FORMATS, UNATTENDED_DRAWINGS, type ScheduleFormat } from '../../shared/fileFormats.ts'
import type { Language } from '../../shared/language.ts'
import { maskedBy, strictestMask } from '../../shared/masks.ts'
import { PERIOD_PRESETS, presetPeriod, type PeriodPreset } from '../../shared/periods.ts'
import { checkParameters, type Catalogue } from '../../shared/reports/catalogue.ts'
import { allRows, fileNameOf, LONGEST_FILE_NAME, shownSummary, type ScheduleSetup } from '../../shared/schedules.ts'
import { formatInstant, wallClock } from '../../shared/time.ts'
import type { ViewContent } from '../../shared/views.ts'
import type { WantedContent, WantedHome, WantedSubject } from '../../desk/schedules.ts'
import { checkOptions, chosenCheckOf } from '../checkOption.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { columnsOf, columnsOption } from '../fileOptions.ts'
import { maskOf, maskOption } from '../maskOption.ts'
import { fullCatalogue } from '../ownReports.ts'
import { filteringOptions, questionOf, sortOption } from '../question.ts'
import { scheduleCuts } from '../retentionTexts.ts'
import { keptDocument, stillDays, subjectText, timingDocument, timingOf, timingText } from '../scheduleTexts.ts'
import { summaryOptions, writtenSummaryOf } from '../summaryOptions.ts'
import { parametersOf, targetOptions } from '../target.ts'
import { scheduleTexts } from '../texts/schedules.ts'
import { knownView, toldContent } from '../views.ts'

function oneOf<T extends string>(options: Options, name: string, values: readonly T[], otherwise: T): T {
  const text = options.text(name) ?? otherwise
  const value = values.find((each) => each === text)
  if (value !== undefined) return value
  throw new AppError('usage', { problem: 'option-takes', option: name, expected: values.join(', '), given: text })
}

function folderOf(text: string): string {
  const folder = resolve(text)
  let isFolder: boolean | undefined
  try {
    isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
  } catch (cause) {
    // Behind a folder of somebody else's, or a name that none can have.
    throw new AppError('output-unwritable', { file: folder, reason: faultName(cause) }, { cause })
  }
  if (isFolder === true) return folder
  throw new AppError('output-unwritable', { file: folder, reason: 'ENOTDIR' })
}

/** Which of these options a call gives. */
function given(options: Options, names: readonly string[]): readonly string[] {
  return names.filter((name) => options.has(name) || options.text(name) !== undefined || options.texts(name).length > 0)
}

const SUMMARY_NAMES = Object.keys(summaryOptions)
const CONTENT_NAMES = ['filter', 'search', 'list', 'by-day', 'sort', 'columns', 'check', 'setting'] as const

/** What a file is of. */
type Kept = 'home' | 'summary' | 'findings' | 'rows'

function formatOf(options: Options, kept: Kept): ScheduleFormat {
  const text = options.text('format')
  if (UNATTENDED_DRAWINGS.some((name) => name === text)) {
    const expected = SCHEDULE_COMMAND_FORMATS.join(', ')
    throw new AppError('usage', { problem: 'drawn-in-window', format: text ?? '', expected })
  }
  return oneOf(options, 'format', SCHEDULE_COMMAND_FORMATS, kept === 'home' ? 'xlsx' : 'csv')
}

/** @param title what the file is called where nothing else is said */
function fileOf(options: Options, title: string, kept: Kept): ScheduleSetup['file'] {
  const folder = options.text('folder')
  const format = formatOf(options, kept)
  const headings = oneOf(options, 'headings', ['names', 'titles'], 'names')
  if (folder === undefined) {
    const [needless] = given(options, ['name', 'format', 'headings', 'columns', 'check', 'setting', ...SUMMARY_NAMES])
    if (needless === undefined) return null
    throw new AppError('usage', { problem: 'needs-folder', option: needless })
  }
  if (kept !== 'rows' && options.text('headings') !== undefined) {
    throw new AppError('usage', { problem: 'summary-has-headings' })
  }
  const name = (options.text('name') ?? '').trim().slice(0, LONGEST_FILE_NAME)
  return {
    folder: folderOf(folder),
    name: name === '' ? fileNameOf(title) : name,
    format,
    headings,
  }
}

/** What a call wants to be kept of a report, in its own words. */
async function ofReport(context: CommandContext, options: Options, catalogue: Catalogue): Promise<WantedContent> {
  const { language } = context.terminal
  const period: PeriodPreset = oneOf(options, 'range', PERIOD_PRESETS, 'yesterday')
  const report = catalogue.find(options.positionals[0] ?? '')
  const parameters = checkParameters(report, parametersOf(options))
  const summary = given(options, SUMMARY_NAMES).length === 0 ? null : writtenSummaryOf(options)
  const connection = await context.connection(options.text('connection'))
  const now = wallClock(Date.now(), connection.timeZone)
  const range = presetPeriod(period, now)
  const question = questionOf({ report, connection, parameters, range }, options, language)
  const check = await chosenCheckOf(options, context.terminal, report, question)
  if (check !== null && summary !== null) {
    throw new AppError('usage', { problem: 'check-or-summary', option: given(options, SUMMARY_NAMES)[0] ?? 'by' })
  }
  const content: ViewContent = {
    ...allRows(period, language),
    face: check !== null ? 'checks' : summary === null ? 'rows' : 'summary',
    list: question.list ?? null,
    byDay: question.byDay === true,
    filters: question.filters,
    search: question.search,
    sort: question.sort,
    columns: columnsOf(options),
    summary,
    ...(check === null ? {} : { checks: [check] }),
  }
  return { connection, report, parameters, keeps: { kind: 'content', content }, content, viewName: null }
}

/** A view that a call wants to be kept. */
async function ofView(
  context: CommandContext,
  options: Options,
  name: string,
  catalogue: Catalogue,
): Promise<WantedContent> {
  const [said] = given(options, ['param', 'range', ...CONTENT_NAMES, ...SUMMARY_NAMES])
  if (said !== undefined) throw new AppError('usage', { problem: 'view-says', option: said })
  const view = await knownView(context, name)
  const { id, content, parameters } = view
  const asked = options.text('connection')
  const known = (await context.connections()).find((each) => each.id === view.connectionId)
  const connection = known ?? (await context.connection(asked ?? view.connection))
  if (asked !== undefined && asked !== connection.name) {
    throw new AppError('usage', { problem: 'view-of-operation', view: view.name, connection: connection.name })
  }
  const report = catalogue.find(view.reportKey)
  return { connection, report, parameters, keeps: { kind: 'view', viewId: id }, content, viewName: view.name }
}

/** The home page of an operation, of which nothing but the operation can be said. */
async function ofHome(context: CommandContext, options: Options): Promise<WantedHome> {
  const [said] = given(options, ['param', 'range', ...CONTENT_NAMES, ...SUMMARY_NAMES])
  if (said !== undefined) throw new AppError('usage', { problem: 'home-says', option: said })
  return { connection: await context.connection(options.text('connection')), keeps: { kind: 'home' } }
}

/** What is kept: a report, a view, or the home page. @throws AppError `usage` where not just one is said */
async function subjectOf(context: CommandContext, options: Options, catalogue: Catalogue): Promise<WantedSubject> {
  const view = options.text('view')
  const isOne = [options.positionals.length > 0, view !== undefined, options.has('home')].filter(Boolean).length === 1
  if (!isOne) throw new AppError('usage', { problem: 'schedule-what' })
  if (options.has('home')) return ofHome(context, options)
  return view === undefined ? ofReport(context, options, catalogue) : ofView(context, options, view, catalogue)
}

/** What is told of what is kept. */
function told(subject: WantedSubject, language: Language) {
  if (!('report' in subject)) {
    const title = homeTexts('title')[language]
    return { reportKey: null, content: null, viewName: null, title, kept: 'home' } as const
  }
  const { report, content, viewName } = subject
  const kept = shownSummary(content) !== null ? 'summary' : content.face === 'checks' ? 'findings' : 'rows'
  return { reportKey: report.key, content, viewName, title: viewName ?? report.title[language], kept } as const
}

export const scheduleAdd: Command = {
  usage: 'schedule add [REPORT]',
  ...scheduleTexts('add'),
  options: {
    ...targetOptions,
    view: { type: 'string', value: 'NAME', ...scheduleTexts('view') },
    home: { type: 'boolean', ...scheduleTexts('home') },
    every: { type: 'string', value: '4h', ...scheduleTexts('every') },
    daily: {
      type: 'string',
      value: 'HH:MM',
      ...scheduleTexts('daily'),
    },
    days: { type: 'string', value: 'mon-fri', ...scheduleTexts('days') },
    'at-start': { type: 'boolean', ...scheduleTexts('atStartOption') },
    range: {
      type: 'string',
      value: 'PRESET',
      ...scheduleTexts('range', { ranges: PERIOD_PRESETS.join(', ') }),
    },
    folder: {
      type: 'string',
      value: 'FOLDER',
      ...scheduleTexts('folder'),
    },
    name: { type: 'string', value: 'NAME', ...scheduleTexts('name') },
    format: {
      type: 'string',
      value: 'FORMAT',
      ...scheduleTexts('format', { formats: SCHEDULE_COMMAND_FORMATS.join(', ') }),
    },
    headings: {
      type: 'string',
      value: 'WHICH',
      ...scheduleTexts('headings'),
    },
    ...filteringOptions,
    sort: sortOption,
    columns: columnsOption,
    ...summaryOptions,
    ...checkOptions,
    mask: maskOption,
  },
  positionals: { least: 0, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const timing = timingOf(options)
    const mask = maskOf(options)
    const catalogue = await fullCatalogue(context)
    const subject = await subjectOf(context, options, catalogue)
    const { connection, keeps } = subject
    const { reportKey, viewName, title, kept, ...asked } = told(subject, terminal.language)
    const content = asked.content === null ? null : maskedBy(asked.content, strictestMask(asked.content.mask, mask))
    const file = fileOf(options, title, kept)
    const store = await context.store()
    const { keepSchedule } = await import('../../desk/schedules.ts')
    const nowMs = Date.now()
    const wanted = { subject, reports: catalogue.reports, setup: maskedBy({ timing, file }, mask), isEnabled: true }
    const { id, parameters, nextAt } = await keepSchedule(store, wanted, nowMs)
    const still = content === null ? [] : stillDays(content)
    const warnings = [...(await scheduleCuts(context, store, { id })), ...still]
    for (const warning of warnings) terminal.message(warning)
    const toldOf =
      reportKey === null || content === null
        ? null
        : await toldContent(context, { reportKey, parameters, content, connection: connection.name })
    const nextText = nextAt === null ? null : formatInstant(nextAt)
    const document = {
      id,
      report: reportKey,
      connection: connection.name,
      params: toldOf?.parameters ?? parameters,
      when: timingDocument(timing),
      ...keptDocument({ keeps, content: toldOf?.content ?? null, viewName, setup: wanted.setup }),
      file,
      next: nextText,
      warnings: warnings.map((warning) => terminal.say(warning)),
    }
    const now = formatInstant(wallClock(nowMs, connection.timeZone))
    const said = { id, report: terminal.say(subjectText({ reportKey })), timing: timingText(timing), now }
    const added =
      nextText === null ? scheduleTexts('added', said) : scheduleTexts('addedWithNext', { ...said, next: nextText })
    await terminal.result(document, terminal.say(added))
    return EXIT.done
  },
}
