import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/guide.ts'

/** What English says of the guide. */
export const en: SameNames<typeof es> = {
  help: 'Shows the guide: its topics, or one of them; with --search, where it speaks of something',
  search: 'in place of a topic: the parts in which all of these words stand',
  headings: 'topic|title',
  next: 'To read one: atalaya guide TOPIC. To search: atalaya guide --search "WORDS"',
  none: 'The guide does not speak of “{{words}}”. Its topics: atalaya guide',
  ofWindow: "The guide is the window's: what it names stands there. The same by commands: atalaya --help",
}
