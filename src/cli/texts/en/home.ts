import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/home.ts'

/** What English says of the command about the home page. */
export const en: SameNames<typeof es> = {
  home: 'What is pinned on “My morning”, by what is stored: each card, its number and its seal; with --out all in one workbook',
  out: 'the workbook: a sheet for each card, and one with seals and formulas; - is standard output',
  none: 'Nothing is pinned on “My morning”: that is done in the window.',
  headings: 'Card|Period|What it says|Seal',
  written: 'Written: {{file}} ({{cards}})',
}
