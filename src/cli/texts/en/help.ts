import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/help.ts'

/** What English says of all commands. */
export const en: SameNames<typeof es> = {
  json: 'one JSON document on standard output',
  quiet: 'no progress',
  verbose: 'errors with their trace',
  help: 'this help',
  overview: 'Atalaya: wolkvox reports on this computer. Each command explains its options with --help.',
}
