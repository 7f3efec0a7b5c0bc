import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/store.ts'

/** What English says of the store as a file. */
export const en: SameNames<typeof es> = {
  deleteThem: '“atalaya store copies --delete --yes” deletes them now.',
  beginAnew: 'Begins a new store where the one there was is gone or does not open; what is left of it is kept',
  confirm: 'confirms it',
  copies: 'Copies of the store that were put aside, which no erasure reaches; deletes them',
  delete: 'deletes them now',
  noCopies: 'There are no copies of the store.',
  copiesDeleted: 'Copies deleted: {{deleted}}.',
  rebuild: 'Writes a new store out of what can be read of a damaged one; the old one is kept',
  saved_one: '1 row saved.',
  saved_other: '{{count}} rows saved.',
  lost_one: '1 period could not be read and is fetched again when asked for.',
  lost_other: '{{count}} periods could not be read and are fetched again when asked for.',
  begun: 'A new store was begun; add the operations again with "atalaya connection add".',
  oldFile: 'The old file: {{file}} (it is deleted by itself on {{day}})',
}
