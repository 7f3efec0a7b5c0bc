import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/coverage.ts'

/** What English says of which time is stored. */
export const en: SameNames<typeof es> = {
  help: 'Says which time is cached',
  headings: 'from|to|rows|state|fetched',
  sharedHeadings: 'from|to|rows|state|fetched|by, in the team',
  none: 'Nothing is cached yet.',
  complete: 'complete',
  provisional: 'in progress',
  partial: 'partial',
  announced: 'count differs',
  nobodySaw: 'Nobody saw:',
}
