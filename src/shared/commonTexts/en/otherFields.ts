import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/otherFields.ts'

/** What English says of fields that have no column of their own. */
export const en: SameNames<typeof es> = {
  title: 'Other fields',
  meaning: 'The undocumented fields beyond the {{most}} that have columns of their own, as JSON',
  column: '"{{name}}"',
  columnTitle: '“{{title}}”',
  further_one: '{{fields}} further field is in the column {{column}}',
  further_other: '{{fields}} further fields are in the column {{column}}',
  furtherAtLeast_one: 'At least {{fields}} further field is in the column {{column}}',
  furtherAtLeast_other: 'At least {{fields}} further fields are in the column {{column}}',
}
