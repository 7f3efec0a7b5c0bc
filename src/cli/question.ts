import { parseFilter, parseSort, type Question } from '../shared/query.ts'
import type { OptionDefinitions, Options } from './command.ts'
import { periodOptions } from './period.ts'
import { byDayOption, isByDay, questionPeriod, targetOptions, type CommandTarget } from './target.ts'

export const questionOptions: OptionDefinitions = {
  ...targetOptions,
  ...periodOptions,
  filter: {
    type: 'string',
    multiple: true,
    value: '"FIELD OP VALUE"',
    es: 'filas que cumplen: channel = SMS',
    en: 'rows that fit: channel = SMS',
  },
  search: {
    type: 'string',
    value: 'TEXT',
    es: 'filas con el texto en cualquier campo',
    en: 'rows with the text in any field',
  },
  'by-day': byDayOption,
  list: {
    type: 'string',
    value: 'NAME',
    es: 'una fila por cada elemento de una lista de las filas',
    en: 'a row for each item of a list within the rows',
  },
  sort: { type: 'string', multiple: true, value: 'FIELD[:desc]', es: 'orden', en: 'order' },
}

/** The question that a call asks of the cache. @throws AppError `bad-filter`, `usage` */
export function questionOf(target: CommandTarget, options: Options): Question {
  const list = options.text('list')
  return {
    ...(list === undefined ? {} : { list: list.trim() }),
    ...(isByDay(target.report, options) ? { byDay: true } : {}),
    connectionId: target.connection.id,
    reportKey: target.report.key,
    parameters: target.parameters,
    range: questionPeriod(target),
    filters: options.texts('filter').map(parseFilter),
    search: options.text('search') ?? '',
    sort: options
      .texts('sort')
      .flatMap((text) => text.split(','))
      .map(parseSort),
  }
}
