import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/team.ts'

/** What English says of the team. */
export const en: SameNames<typeof es> = {
  create: 'Makes a team in a PostgreSQL database: what one fetches, all have',
  url: 'address of the database, without a password: that is asked for, or comes from PGPASSWORD',
  out: 'writes the invitation into a file instead of showing it',
  join: 'Takes part in a team by its invitation',
  user: "another user of the database than the invitation's",
  status: "Shows who is in the team, what it shares, and today's requests",
  leave: 'Leaves the team; rows stay',
  password: 'Password of {{user}} for the database (not shown): ',
  created:
    'The team is made at {{url}}. Whoever has the invitation and a password can read what is shared: hand it over in person, or by something encrypted.',
  saved: 'The invitation is in {{file}}.',
  joined: 'This store is in the team at {{url}} as {{member}}.',
  left: 'This store left the team at {{url}}. The rows stay.',
  lines: '{{url}}, as {{member}}\nPeriods shared: {{slices}} ({{megabytes}} MB)',
  members: 'MEMBER|LAST SEEN',
  requests: "OPERATION|TODAY'S REQUESTS, OWN|THE TEAM'S|CODE IN THE DATABASE",
  leases: 'OPERATION|HAS THE TURN|UNTIL',
  spared: 'Today the team spared you {{spared}} of {{requests}}.',
  unpublished: 'Periods that are still to be given to the team: {{count}}.',
}
