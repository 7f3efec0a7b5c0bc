import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/connections.ts'

/** What English says of operations. */
export const en: SameNames<typeof es> = {
  token: 'Token: ',
  add: 'Adds an operation; the token is asked for by itself, unseen',
  addName: 'what to call it here',
  server: 'server code (0010) or its address',
  baseUrl: 'another address for the requests (a proxy)',
  timeZone: "the operation's time zone; else this computer's",
  utc: 'This computer runs on UTC. If the operation does not, remove it and add it with --time-zone, such as America/Bogota: today ends at another hour there.',
  added: 'Added {{name}}: {{baseUrl}}, time zone {{timeZone}}',
  list: 'Lists the operations that were added',
  headings: 'name|server|address|time zone|token',
  sample: 'sample data, invented',
  stored: 'stored',
  none: 'No connections yet. Add one with "atalaya connection add".',
  mask: 'Hides the personal data of an operation, in all that leaves the store',
  maskLevel: 'how much is hidden; none: nothing',
  masked: 'Personal data of {{name}} is hidden now, here and in the window.',
  unmasked: 'Personal data of {{name}} is shown whole.',
  remove: 'Removes an operation and its token',
  removeName: 'which',
  withData: 'deletes its cached rows too',
  rowsStay: 'Its cached rows stay, and are there again when it is added under the same name and server.',
  removalFinishedFirst: 'The removal of a connection was cut short: it is finished first.',
  removed: 'Removed {{name}}.',
  test: 'Tries an operation with a single request',
  dayLimit: '{{dayLimit}} requests a day.',
  accepted: 'The server accepts the token.',
}
