import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/erasing.ts'

/** What English says of erasing. */
export const en: SameNames<typeof es> = {
  finishedFirst: 'The erasure of a customer was cut short: it is finished first.',
  looking: 'Looking through the rows: {{done}} of {{total}}',
  compacting: 'Compacting: {{done}} of {{total}}',
  wouldGo_one: '1 row would go.',
  wouldGo_other: '{{count}} rows would go.',
  erased_one: '1 row erased.',
  erased_other: '{{count}} rows erased.',
  headings: 'connection|report|rows|mentions',
  noRow: 'No row is about this customer.',
  erasedOfCustomer_one:
    '1 row erased. It comes back if its period is fetched again from the server; files that were exported are not touched.',
  erasedOfCustomer_other:
    '{{count}} rows erased. They come back if their period is fetched again from the server; files that were exported are not touched.',
  help: 'Deletes cached rows and compacts the store',
  connection: 'only of this operation',
  report: 'only of this report',
  before: 'only what lies before this date',
  customer: "one customer's in every report: telephone, e-mail or id",
  mentions: 'with --customer: rows whose text mentions them, too',
  preview: 'only counts what would go',
  confirm: 'confirms it',
  teamNotTold: 'The others still have them: erase the customer at a desk whose login may ask for it, too.',
  teamToldLater: 'The team is told as soon as it can be reached.',
}
