import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/home.ts'

/** What English says of the home page, in the window, at terminals and in files. */
export const en = {
  title: 'My morning',
  seals: 'Seals and formulas',
  card: 'Card',
  says: 'What it says',
  rows: 'Rows',
  rowsShown: '{{shown}} of {{total}}; the others are in the export of the view',
  operation: 'Operation',
  written: 'Written on',
  complete: 'Complete',
  current: 'Complete when fetched',
  nothing: 'Never fetched',
  incomplete: 'Data is missing',
  partial: 'Cut by the server',
  announced: 'Another number came than was announced',
  failed: 'Could not be updated',
  future: 'Has not begun',
  reportGone: 'This operation has the report of this view no more.',
  lacks: 'This view lacks: {{lacks}}.',
  theSearch: 'the search',
  notAnswered: 'Could not be worked out: {{reason}}',
} as const satisfies SameNames<typeof es>
