import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/retention.ts'

/** What English says of what is kept how long. */
export const en: SameNames<typeof es> = {
  nothingGoes: 'Nothing goes now.',
  goingHeadings: 'connection|report|goes before|rows',
  help: 'How long rows are kept, and what would go now',
  all: 'all',
  everything: 'everything',
  headings: 'connection|report|months kept',
  mostDays_one: 'The administrator of the computer lets 1 day be kept at most.',
  mostDays_other: 'The administrator of the computer lets {{count}} days be kept at most.',
  everythingIsKept: 'Everything is kept.',
  set: 'Says how many months of rows are kept; the rest is erased once a day',
  connection: 'only of this operation',
  report: 'only of this report',
  months: 'months; all: everything; default: what the wider rule says',
  preview: 'only shows what would go',
  unchanged: 'No rule was changed.',
  goesDaily: 'It goes once a day, with the desktop program or with "atalaya schedule run".',
}
