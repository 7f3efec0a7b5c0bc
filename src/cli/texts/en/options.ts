import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/options.ts'

/** What English says of options that commands share. */
export const en: SameNames<typeof es> = {
  from: 'from, inclusive: 2026-11-01 or 2026-11-01T08:00',
  to: 'to, inclusive',
  range: 'instead of dates: {{ranges}}',
  filter: 'rows that fit: channel = SMS; date:time-of-day >= 19:00',
  search: 'rows with the text in any field',
  list: 'a row for each item of a list within the rows',
  sort: 'order',
  limit: 'how many rows',
  offset: 'how many rows to skip',
  taken: 'as it stood then: the last snapshot up to that date',
  connection: 'the connection; needless where there is only one',
  parameter: "one of the report's own parameters",
  byDay: 'sums: each day by itself',
  mask: 'hides personal data: partly, by a stand-in, or wholly',
}
