import { wholeFilters, type ViewFilter, type ViewQuestion } from './views.ts'
import type { WrittenSummary } from './summaries/writtenSummary.ts'

/** What somebody gives of what a view lacks; empty texts are not given. */
export interface GivenValues {
  /** By the places of the filters. */
  readonly filters: Readonly<Record<number, string>>
  readonly parameters: Readonly<Record<string, string>>
  readonly search: string
}

/** Without the measures that count what nobody knows; where none would be left, with how many rows there are. */
function wholeSummary(summary: WrittenSummary | null, lacking: readonly number[]): WrittenSummary | null {
  if (summary === null || lacking.length === 0) return summary
  const measures = summary.measures.filter((_measure, place) => !lacking.includes(place))
  // An order by a measure's place would be by another one.
  return { ...summary, measures: measures.length === 0 ? ['count'] : measures, order: null }
}

/** A filter with the values that were given: a list of picked ones is one of texts. */
function filled(filter: ViewFilter, value: string): ViewFilter {
  return { ...filter, value: filter.operator === 'one-of' ? JSON.stringify([value]) : value }
}

/** The view with what it lacked: it lacks nothing any more, and what was not given asks nothing. */
export function withGiven({ parameters, content }: ViewQuestion, given: GivenValues): ViewQuestion {
  const filters = content.filters.map((filter, place) => {
    const value = given.filters[place]?.trim() ?? ''
    return filter.value === null && value !== '' ? filled(filter, value) : filter
  })
  const more = Object.entries(given.parameters).filter(
    ([name, value]) => content.incompleteParameters.includes(name) && value.trim() !== '',
  )
  return {
    parameters: { ...parameters, ...Object.fromEntries(more.map(([name, value]) => [name, value.trim()])) },
    content: {
      ...content,
      filters: wholeFilters(filters),
      search: content.search ?? given.search.trim(),
      summary: wholeSummary(content.summary, content.incompleteMeasures),
      incompleteMeasures: [],
      incompleteParameters: [],
    },
  }
}
