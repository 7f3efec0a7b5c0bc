import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/logs.ts'

/** What English says of continuous logs. */
export const en: SameNames<typeof es> = {
  nextPoll: 'The next poll is in {{wait}}.',
  keepsNow: 'This command keeps the log now.',
  slowed: 'Another program uses the token: polling every {{minutes}} min for a while.',
  help: "Keeps a live report's log",
  every: 'how often',
  once: 'only once',
  elsewhere: 'Another program on this computer keeps this log.',
  waitsForIt: 'This command waits, and takes over when that one ends.',
  atDesk: '{{desk}} keeps this log for the team.',
  followsIt: 'What it sees comes here; this command takes over when it ends.',
  from: ' · from {{desk}}',
  polled: '{{time}} · {{rows}}, {{added}} new',
  changed: ', {{changed}} changed',
  gap: ' · gap {{gap}}',
}
