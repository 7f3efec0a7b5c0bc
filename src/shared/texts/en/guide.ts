import type { guide as spanish } from '../es/guide.ts'
import type { SameNames } from '../sameNames.ts'

/** The guide's own words; what it tells stands in `src/shared/guide`. */
export const guide: SameNames<typeof spanish> = {
  title: 'Atalaya guide',
  contents: 'Topics of the guide',
  search: 'Search the guide',
  clear: 'Clear the search',
  back: 'Back to the topic before',
  nothing: 'The guide says nothing of “{{query}}”. Try another word.',
  found_one: '{{count, number}} result',
  found_many: '{{count, number}} results',
  found_other: '{{count, number}} results',
  keys: 'Keys',
  action: 'What it does',
  supportSaved: 'The support file is saved.',
  supportFailed: 'The support file could not be saved',
}
