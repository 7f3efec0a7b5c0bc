import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/quota.ts'

/** What English says of requests and their limit. */
export const en: SameNames<typeof es> = {
  help: 'Requests of today, the limit if known, and how long they last',
  ask: 'asks the server, with one request',
  reserve: 'how much of the limit automatic work leaves untouched',
  used: 'Requests of today: {{today}}; the count starts anew at {{resetsAt}}.',
  usedOfLimit: 'Requests of today: {{today}} of {{limit}}; the count starts anew at {{resetsAt}}.',
  atThisPace: 'At this pace they last until {{until}}.',
  untouched: 'Automatic work leaves {{reserve}} untouched.',
}
