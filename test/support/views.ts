import type { ViewContent } from '../../src/shared/views.ts'

/** What a view shows of which nothing was asked. */
export const EMPTY_VIEW: ViewContent = {
  version: 1,
  face: 'summary',
  period: { kind: 'preset', preset: 'last-week' },
  taken: null,
  list: null,
  byDay: false,
  filters: [],
  search: '',
  sort: [],
  columns: null,
  offset: 0,
  limit: null,
  file: null,
  summary: null,
  language: 'es',
  incompleteMeasures: [],
  incompleteParameters: [],
}
