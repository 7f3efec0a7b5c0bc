import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/reports.ts'

/** What English says of the catalogue. */
export const en: SameNames<typeof es> = {
  help: 'Lists the reports that exist',
  own: "also one's own, which lie in the store",
  headings: 'report|kind|title',
}
