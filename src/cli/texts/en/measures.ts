import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/measures.ts'

/** What English says of measures. */
export const en: SameNames<typeof es> = {
  help: 'The measures of the catalogue: how they are worked out, and which reports they fit',
  list: "those of a list within the report's rows",
  none: 'No measure of the catalogue fits this report.',
}
