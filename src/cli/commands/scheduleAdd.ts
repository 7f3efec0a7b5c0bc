import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError, faultName } from '../../shared/errors.ts'
import { SCHEDULE_FORMATS } from '../../shared/fileFormats.ts'
import type { Language } from '../../shared/language.ts'
import { PERIOD_PRESETS, type PeriodPreset } from '../../shared/periods.ts'
import { LONGEST_FILE_NAME, type ScheduledSummary, type ScheduleSetup } from '../../shared/schedules.ts'
import { formatInstant, wallClock } from '../../shared/time.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { checkParameters } from '../../shared/reports/catalogue.ts'
import type { Command, Options } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { fullCatalogue } from '../ownReports.ts'
import { scheduleCuts } from '../retentionTexts.ts'
import { scheduledFileDocument, timingDocument, timingOf, timingText } from '../scheduleTexts.ts'
import { summaryOptions, writtenSummaryOf } from '../summaryOptions.ts'
import { parametersOf, targetOptions } from '../target.ts'
import { scheduleTexts } from '../texts/schedules.ts'

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

/** `Mensajes SMS y WhatsApp` as people name files by hand: `mensajes_sms_y_whatsapp`. */
function nameFor(report: ReportDefinition, language: Language): string {
  return report.title[language]
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .slice(0, LONGEST_FILE_NAME)
}

/** The options that ask for a summary, of which one alone is enough. */
function summaryOptionsGiven(options: Options): readonly string[] {
  return Object.keys(summaryOptions).filter(
    (name) => options.has(name) || options.text(name) !== undefined || options.texts(name).length > 0,
  )
}

/** The summary that is to be kept, if one is asked for. @throws AppError `usage`, `bad-summary` */
function summaryOf(options: Options, language: Language): ScheduledSummary | undefined {
  if (summaryOptionsGiven(options).length === 0) return undefined
  if (options.text('headings') !== undefined) throw new AppError('usage', { problem: 'summary-has-headings' })
  return { ...writtenSummaryOf(options), language }
}

function fileOf(
  options: Options,
  report: ReportDefinition,
  language: Language,
  summary: ScheduledSummary | undefined,
): ScheduleSetup['file'] {
  const folder = options.text('folder')
  const name = options.text('name')
  const format = oneOf(options, 'format', SCHEDULE_FORMATS, 'csv')
  const headings = oneOf(options, 'headings', ['names', 'titles'], 'names')
  if (folder === undefined) {
    const needless = [
      ...['name', 'format', 'headings'].filter((each) => options.text(each) !== undefined),
      ...summaryOptionsGiven(options),
    ][0]
    if (needless === undefined) return null
    throw new AppError('usage', { problem: 'needs-folder', option: needless })
  }
  return {
    folder: folderOf(folder),
    name: (name ?? nameFor(report, language)).trim().slice(0, LONGEST_FILE_NAME) || nameFor(report, language),
    format,
    headings: summary === undefined ? headings : 'titles',
    ...(summary === undefined ? {} : { summary }),
  }
}

export const scheduleAdd: Command = {
  usage: 'schedule add REPORT',
  ...scheduleTexts('add'),
  options: {
    ...targetOptions,
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
      ...scheduleTexts('format', { formats: SCHEDULE_FORMATS.join(', ') }),
    },
    headings: {
      type: 'string',
      value: 'WHICH',
      ...scheduleTexts('headings'),
    },
    ...summaryOptions,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const timing = timingOf(options)
    const period: PeriodPreset = oneOf(options, 'range', PERIOD_PRESETS, 'yesterday')
    const catalogue = await fullCatalogue(context)
    const report = catalogue.find(options.positionals[0] ?? '')
    const parameters = checkParameters(report, parametersOf(options))
    const { language } = terminal
    const summary = summaryOf(options, language)
    const setup = { timing, period, file: fileOf(options, report, language, summary) }
    const connection = await context.connection(options.text('connection'))
    const store = await context.store()
    const { keepSchedule } = await import('../../desk/schedules.ts')
    const nowMs = Date.now()
    const { reports } = catalogue
    const wanted = { connection, report, reports, parameters, setup, isEnabled: true }
    const { id, nextAt } = await keepSchedule(store, wanted, nowMs)
    const warnings = await scheduleCuts(context, store, { id })
    for (const warning of warnings) terminal.message(warning)
    const nextText = nextAt === null ? null : formatInstant(nextAt)
    const document = {
      id,
      report: report.key,
      connection: connection.name,
      params: parameters,
      when: timingDocument(timing),
      range: period,
      ...scheduledFileDocument(setup.file),
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
