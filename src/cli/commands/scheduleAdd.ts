import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError, faultName } from '../../shared/errors.ts'
import { SCHEDULE_COMMAND_FORMATS, UNATTENDED_DRAWINGS, type ScheduleFormat } from '../../shared/fileFormats.ts'
import { maskedBy, strictestMask } from '../../shared/masks.ts'
import { PERIOD_PRESETS, presetPeriod, type PeriodPreset } from '../../shared/periods.ts'
import { checkParameters, type Catalogue } from '../../shared/reports/catalogue.ts'
import { allRows, fileNameOf, LONGEST_FILE_NAME, shownSummary, type ScheduleSetup } from '../../shared/schedules.ts'
import { formatInstant, wallClock } from '../../shared/time.ts'
import type { ViewContent } from '../../shared/views.ts'
import type { WantedSchedule } from '../../desk/schedules.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { columnsOf, columnsOption } from '../fileOptions.ts'
import { maskOf, maskOption } from '../maskOption.ts'
import { fullCatalogue } from '../ownReports.ts'
import { filteringOptions, questionOf, sortOption } from '../question.ts'
import { scheduleCuts } from '../retentionTexts.ts'
import { keptDocument, stillDays, timingDocument, timingOf, timingText } from '../scheduleTexts.ts'
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
const CONTENT_NAMES = ['filter', 'search', 'list', 'by-day', 'sort', 'columns'] as const

function formatOf(options: Options): ScheduleFormat {
  const text = options.text('format')
  if (UNATTENDED_DRAWINGS.some((name) => name === text)) {
    const expected = SCHEDULE_COMMAND_FORMATS.join(', ')
    throw new AppError('usage', { problem: 'drawn-in-window', format: text ?? '', expected })
  }
  return oneOf(options, 'format', SCHEDULE_COMMAND_FORMATS, 'csv')
}

/** @param title what the file is called where nothing else is said */
function fileOf(options: Options, title: string, isSummary: boolean): ScheduleSetup['file'] {
  const folder = options.text('folder')
  const format = formatOf(options)
  const headings = oneOf(options, 'headings', ['names', 'titles'], 'names')
  if (folder === undefined) {
    const [needless] = given(options, ['name', 'format', 'headings', 'columns', ...SUMMARY_NAMES])
    if (needless === undefined) return null
    throw new AppError('usage', { problem: 'needs-folder', option: needless })
  }
  if (isSummary && options.text('headings') !== undefined) {
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

type Subject = Pick<WantedSchedule, 'connection' | 'report' | 'parameters' | 'keeps' | 'content' | 'viewName'>

/** What a call wants to be kept of a report, in its own words. */
async function ofReport(context: CommandContext, options: Options, catalogue: Catalogue): Promise<Subject> {
  const { language } = context.terminal
  const period: PeriodPreset = oneOf(options, 'range', PERIOD_PRESETS, 'yesterday')
  const report = catalogue.find(options.positionals[0] ?? '')
  const parameters = checkParameters(report, parametersOf(options))
  const summary = given(options, SUMMARY_NAMES).length === 0 ? null : writtenSummaryOf(options)
  const connection = await context.connection(options.text('connection'))
  const now = wallClock(Date.now(), connection.timeZone)
  const range = presetPeriod(period, now)
  const question = questionOf({ report, connection, parameters, range }, options, language)
  const content: ViewContent = {
    ...allRows(period, language),
    face: summary === null ? 'rows' : 'summary',
    list: question.list ?? null,
    byDay: question.byDay === true,
    filters: question.filters,
    search: question.search,
    sort: question.sort,
    columns: columnsOf(options),
    summary,
  }
  return { connection, report, parameters, keeps: { kind: 'content', content }, content, viewName: null }
}

/** A view that a call wants to be kept. */
async function ofView(context: CommandContext, options: Options, name: string, catalogue: Catalogue): Promise<Subject> {
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

/** What is kept: a report, or a view. @throws AppError `usage` where neither is said, or both are */
async function subjectOf(context: CommandContext, options: Options, catalogue: Catalogue): Promise<Subject> {
  const view = options.text('view')
  const isReport = options.positionals.length > 0
  if (isReport === (view !== undefined)) throw new AppError('usage', { problem: 'schedule-what' })
  return view === undefined ? ofReport(context, options, catalogue) : ofView(context, options, view, catalogue)
}

export const scheduleAdd: Command = {
  usage: 'schedule add [REPORT]',
  ...scheduleTexts('add'),
  options: {
    ...targetOptions,
    view: { type: 'string', value: 'NAME', ...scheduleTexts('view') },
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
    mask: maskOption,
  },
  positionals: { least: 0, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const timing = timingOf(options)
    const mask = maskOf(options)
    const catalogue = await fullCatalogue(context)
    const subject = await subjectOf(context, options, catalogue)
    const { connection, report, viewName } = subject
    const content = maskedBy(subject.content, strictestMask(subject.content.mask, mask))
    const { language } = terminal
    const file = fileOf(options, viewName ?? report.title[language], shownSummary(content) !== null)
    const store = await context.store()
    const { keepSchedule } = await import('../../desk/schedules.ts')
    const nowMs = Date.now()
    const wanted = { ...subject, reports: catalogue.reports, setup: maskedBy({ timing, file }, mask), isEnabled: true }
    const { id, parameters, nextAt } = await keepSchedule(store, wanted, nowMs)
    const warnings = [...(await scheduleCuts(context, store, { id })), ...stillDays(content)]
    for (const warning of warnings) terminal.message(warning)
    const told = await toldContent(context, { reportKey: report.key, parameters, content, connection: connection.name })
    const nextText = nextAt === null ? null : formatInstant(nextAt)
    const document = {
      id,
      report: report.key,
      connection: connection.name,
      params: told.parameters,
      when: timingDocument(timing),
      ...keptDocument({ content: told.content, viewName }),
      file,
      next: nextText,
      warnings: warnings.map((warning) => terminal.say(warning)),
    }
    const now = formatInstant(wallClock(nowMs, connection.timeZone))
    const said = { id, report: report.key, timing: timingText(timing), now }
    const added =
      nextText === null ? scheduleTexts('added', said) : scheduleTexts('addedWithNext', { ...said, next: nextText })
    await terminal.result(document, terminal.say(added))
    return EXIT.done
  },
}
