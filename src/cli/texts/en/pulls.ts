import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/pulls.ts'

/** What English says of fetching. */
export const en: SameNames<typeof es> = {
  progressOf: '{{report}}: {{slicesDone}} of {{periods}} · {{rows}}',
  progress: '{{slicesDone}} of {{periods}} · {{rows}} · {{requests}}{{stretch}}',
  future: 'Not asked for, it lies in the future: {{from}} – {{to}}',
  failed: 'Failed: {{from}} – {{to}}',
  done: 'Rows: {{rows}}; periods: {{periods}}, of them here already: {{fromCache}}; requests: {{requests}}.',
  doneWithTeam:
    'Rows: {{rows}}; periods: {{periods}}, of them here already: {{fromCache}}, from the team: {{fromTeam}}; requests: {{requests}}.',
  withoutTeam: 'asks the server although the team cannot be reached',
  help: 'Fetches what is not stored yet',
  refresh: 'fetches the whole period again',
  tryingAgain: '{{error}} Trying again in {{seconds}} s.',
}
