import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/summaries.ts'

/** What English says of summaries. */
export const en: SameNames<typeof es> = {
  by: 'what the groups are, up to three; STEP of dates: {{steps}}; of numbers: a width',
  across: 'what the columns are, one alone',
  measure:
    'count, count(FILTER), distinct(F), sum(F), avg(F), min(F), max(F), median(F), pNN(F), M / M, share(M) of the grand total, kpi:ID(…), own:NAME',
  compare: 'with another period: previous, week, month, year or DATE..DATE',
  order: "order of the groups: a measure's place (1, 2, …) or label, with :asc or :desc",
  limit: 'the first N of the outermost groups; the rest is one',
  noTotals: 'without subtotals and total',
  noRows: 'There are no rows.',
  help: 'Summarizes cached rows: groups, measures, comparison, totals',
}
