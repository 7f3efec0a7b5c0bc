import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/shortcomings.ts'

/** What English says of what is not whole of a period. */
export const en: SameNames<typeof es> = {
  partial: 'cut by the server',
  announced: 'the server announced another number of records than it sent',
  announcedName: 'not as announced',
  noRowsInFile: 'the file has no rows',
  announcedAt: 'The server announced another number of records than it sent: {{where}}',
  announcedRows_one: 'The server announced {{count}} record and sent {{rows}}: {{where}}',
  announcedRows_other: 'The server announced {{count}} records and sent {{rows}}: {{where}}',
  missingAt: 'Not fetched yet: {{where}}',
  futureAt: 'This period has not begun yet: {{where}}',
  partialAt: 'Cut by the server, incomplete: {{where}}',
  nobodySaw: 'Nobody saw:',
}
