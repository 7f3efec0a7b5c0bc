import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/gaps.ts'

/** What English says of gaps of logs. */
export const en: SameNames<typeof es> = {
  closed: 'program closed',
  off: 'log switched off',
  asleep: 'computer asleep',
  offline: 'no network',
  quota: "day's quota used up",
  reserve: 'quota kept in reserve',
  maintenance: 'server in maintenance',
  token: 'token refused',
  'too-many': 'too many requests at once',
  fault: 'server fault',
  slow: 'server too slow',
  cut: 'answer cut by the server',
  announced: 'the server announced more records than it sent',
  store: 'could not be stored',
  team: 'the team’s database could not be reached',
  gap: '{{stretch}}: {{reason}}',
  afterRow: 'after this row: {{gap}}',
  columnTitle: 'Gap before',
}
