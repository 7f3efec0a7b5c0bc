import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { parseFilter, parseSort, type Filter, type Question } from '../shared/query.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { seenReport } from '../shared/reports/seenReport.ts'
import type { TimeRange } from '../shared/time.ts'
import { readFilterValue } from '../shared/typed/typedValues.ts'
import type { OptionDefinition, OptionDefinitions, Options } from './command.ts'
import { maskOf } from './maskOption.ts'
import { periodOptions } from './period.ts'
import { byDayOption, isByDay, questionPeriod, targetOptions, type CommandTarget } from './target.ts'
import { optionTexts } from './texts/options.ts'

/** Which of the rows of a period are meant. */
export const filteringOptions: OptionDefinitions = {
  filter: {
    type: 'string',
    multiple: true,
    value: '"FIELD[:PART] OP VALUE"',
    ...optionTexts('filter'),
  },
  search: {
    type: 'string',
    value: 'TEXT',
    ...optionTexts('search'),
  },
  'by-day': byDayOption,
  list: {
    type: 'string',
    value: 'NAME',
    ...optionTexts('list'),
  },
}

/** Which rows of a report are meant. */
export const rowSetOptions: OptionDefinitions = { ...targetOptions, ...periodOptions, ...filteringOptions }

/** In which order they come. */
export const sortOption: OptionDefinition = {
  type: 'string',
  multiple: true,
  value: 'FIELD[:desc]',
  ...optionTexts('sort'),
}

export const questionOptions: OptionDefinitions = { ...rowSetOptions, sort: sortOption }

/** Filters with their values as the language of whoever typed them has them. @throws AppError `bad-filter` */
export function filtersOf(
  report: ReportDefinition,
  options: Options,
  language: Language,
  range: TimeRange | null,
): readonly Filter[] {
  return options.texts('filter').map((text) => {
    const reading = readFilterValue(report, parseFilter(text), language, range)
    if (reading.kind === 'filter') return reading.filter
    throw new AppError('bad-filter', { filter: text, wanted: reading.problem })
  })
}

/**
 * The question that a call asks of the cache.
 *
 * @param language what its filters are written in
 * @throws AppError `bad-filter`, `usage`
 */
export function questionOf(target: CommandTarget, options: Options, language: Language): Question {
  const list = options.text('list')?.trim()
  const byDay = isByDay(target.report, options)
  const range = questionPeriod(target)
  const mask = maskOf(options)
  return {
    ...(mask === undefined ? {} : { mask }),
    ...(list === undefined ? {} : { list }),
    ...(byDay ? { byDay: true } : {}),
    connectionId: target.connection.id,
    reportKey: target.report.key,
    parameters: target.parameters,
    range,
    filters: filtersOf(
      seenReport(target.report, { ...(list === undefined ? {} : { list }), byDay }),
      options,
      language,
      range,
    ),
    search: options.text('search') ?? '',
    sort: options
      .texts('sort')
      .flatMap((text) => text.split(','))
      .map(parseSort),
  }
}
