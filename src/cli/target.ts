import { AppError } from '../shared/errors.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import { hasDayView } from '../shared/reports/catalogueDays.ts'
import { takesDates, type ReportDefinition } from '../shared/reports/types.ts'
import { wallClock, type TimeRange } from '../shared/time.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { OptionDefinition, OptionDefinitions, Options } from './command.ts'
import type { CommandContext } from './context.ts'
import { reportNamed } from './ownReports.ts'
import { periodOf } from './period.ts'
import { optionTexts } from './texts/options.ts'

/** Which operation a command is about. */
export const connectionOption: OptionDefinition = {
  type: 'string',
  value: 'NAME',
  ...optionTexts('connection'),
}

/** The report's own parameters. */
export const parameterOption: OptionDefinition = {
  type: 'string',
  multiple: true,
  value: 'NAME=VALUE',
  ...optionTexts('parameter'),
}

export const targetOptions: OptionDefinitions = { connection: connectionOption, param: parameterOption }

/** Sums: each day by itself. */
export const byDayOption: OptionDefinition = {
  type: 'boolean',
  ...optionTexts('byDay'),
}

/** Whether a call asks for each day by itself. @throws AppError `usage` for a report without sums */
export function isByDay(report: ReportDefinition, options: Options): boolean {
  if (!options.has('by-day') || hasDayView(report)) return options.has('by-day')
  throw new AppError('usage', { problem: 'by-day-needs-sums', report: report.key })
}

/** What a command is about: a report of a connection, with its parameters, over a period. */
export interface CommandTarget {
  readonly report: ReportDefinition
  readonly connection: Connection
  readonly parameters: Readonly<Record<string, string>>
  readonly range: TimeRange | undefined
}

export function parametersOf(options: Options): Record<string, string> {
  const parameters = Object.create(null) as Record<string, string>
  for (const text of options.texts('param')) {
    const at = text.indexOf('=')
    if (at < 1) {
      throw new AppError('usage', { problem: 'parameter-written', given: text })
    }
    const name = text.slice(0, at).trim()
    if (name in parameters) {
      throw new AppError('usage', { problem: 'parameter-twice', parameter: name })
    }
    parameters[name] = text.slice(at + 1)
  }
  return parameters
}

/**
 * Reads the report, connection, parameters and period of a call. What is wrong with the words is told before the store
 * is opened.
 *
 * @throws AppError `unknown-report`, `ambiguous-report`, `unknown-parameter`, `missing-parameter`, `bad-date`,
 * `unknown-connection`
 */
export async function targetOf(context: CommandContext, options: Options): Promise<CommandTarget> {
  const report = await reportNamed(context, options.positionals[0] ?? '')
  const parameters = checkParameters(report, parametersOf(options))
  // The zone is not known before the connection is, but whether the words are dates at all is.
  periodOf(options, wallClock(Date.now(), 'UTC'))
  const connection = await context.connection(options.text('connection'))
  const range = periodOf(options, wallClock(Date.now(), connection.timeZone))
  return { report, connection, parameters, range }
}

/** The period that a report with dates needs. @throws AppError `usage` where it is missing */
export function requirePeriod({ report, range }: CommandTarget): TimeRange {
  if (range !== undefined) return range
  throw new AppError('usage', { problem: 'period-needed', report: report.key })
}

/** The period of a question: reports with dates need one; live logs and snapshots do not. */
export function questionPeriod(target: CommandTarget): TimeRange | null {
  return takesDates(target.report) ? requirePeriod(target) : (target.range ?? null)
}
