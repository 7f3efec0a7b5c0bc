import { AppError } from '../shared/errors.ts'
import { FOLDED_STEPS, TIME_STEPS } from '../shared/summaries/types.ts'
import type { WrittenSummary } from '../shared/summaries/writtenSummary.ts'
import type { OptionDefinitions, Options } from './command.ts'

const STEPS = [...TIME_STEPS, ...FOLDED_STEPS].join(' ')

/** What is asked of the rows that are meant. */
export const summaryOptions: OptionDefinitions = {
  by: {
    type: 'string',
    multiple: true,
    value: 'FIELD[:STEP]',
    es: `lo que forma los grupos, hasta tres; PASO de fechas: ${STEPS}; de números: un ancho`,
    en: `what the groups are, up to three; STEP of dates: ${STEPS}; of numbers: a width`,
  },
  across: {
    type: 'string',
    multiple: true,
    value: 'FIELD[:STEP]',
    es: 'lo que forma las columnas, uno solo',
    en: 'what the columns are, one alone',
  },
  measure: {
    type: 'string',
    multiple: true,
    value: '"[TITLE =] M"',
    es: 'count, count(FILTRO), distinct(F), sum(F), avg(F), min(F), max(F), median(F), pNN(F), M / M, share(M), kpi:ID(…)',
    en: 'count, count(FILTER), distinct(F), sum(F), avg(F), min(F), max(F), median(F), pNN(F), M / M, share(M), kpi:ID(…)',
  },
  compare: {
    type: 'string',
    value: 'PERIOD',
    es: 'con otro periodo: previous, week, month, year o FECHA..FECHA',
    en: 'with another period: previous, week, month, year or DATE..DATE',
  },
  order: {
    type: 'string',
    value: 'M|label[:desc]',
    es: 'orden de los grupos: el lugar de una medida (1, 2, …) o label, con :asc o :desc',
    en: "order of the groups: a measure's place (1, 2, …) or label, with :asc or :desc",
  },
  limit: {
    type: 'string',
    value: 'N',
    es: 'los primeros N grupos exteriores; el resto es uno solo',
    en: 'the first N of the outermost groups; the rest is one',
  },
  'no-totals': { type: 'boolean', es: 'sin subtotales ni total', en: 'without subtotals and total' },
}

/** The summary that a call writes. @throws AppError `bad-summary` for more columns than one */
export function writtenSummaryOf(options: Options): WrittenSummary {
  const [across = null, ...others] = options.texts('across')
  if (others.length > 0) throw new AppError('bad-summary', { problem: 'too-many-across' })
  return {
    by: options.texts('by'),
    across,
    measures: options.texts('measure'),
    compare: options.text('compare') ?? null,
    order: options.text('order') ?? null,
    limit: options.text('limit') ?? null,
    hasTotals: !options.has('no-totals'),
  }
}
