import { parseFilter, parseSort, type Question } from '../shared/query.ts'
import type { OptionDefinitions, Options } from './command.ts'
import { periodOptions } from './period.ts'
import { questionPeriod, targetOptions, type CommandTarget } from './target.ts'

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
  sort: { type: 'string', multiple: true, value: 'FIELD[:desc]', es: 'orden', en: 'order' },
}

/** The question that a call asks of the cache. @throws AppError `bad-filter`, `usage` */
export function questionOf(target: CommandTarget, options: Options): Question {
  return {
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
