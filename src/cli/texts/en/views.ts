import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/views.ts'

/** What English says of named views. */
export const en: SameNames<typeof es> = {
  list: 'Lists the views that are kept',
  listHeadings: 'view|report|connection|period',
  none: 'There are no views. Save one with "atalaya view save".',
  save: 'Keeps under a name what show, export or summarize would show; one of the same name is replaced',
  saved: 'Saved "{{name}}".',
  show: 'Tells what a view asks',
  remove: 'Removes a view; its rows and files stay',
  removed: 'Removed "{{name}}".',
  export: 'Writes a view into a small file for somebody else: without rows, token or what tells who customers are',
  exported: 'Written to {{file}}.',
  withValues: 'the values that tell who a customer is as well',
  out: 'file to write; -: standard output',
  import: 'Takes a view out of a file',
  imported: 'Added "{{name}}".',
  importedWithout: 'It lacks what it said of customers: {{lacks}}.',
  run: 'Shows what a view asks, or writes it into a file',
  runConnection: 'of this operation; else that of the view',
  runFilter: 'beside those of the view, or in place of those that it lacks',
  runSearch: 'in place of the search of the view',
  runRange: 'in place of the period of the view: {{ranges}}',
  question: 'Asks: {{question}}',
  theSearch: 'the search',
}
