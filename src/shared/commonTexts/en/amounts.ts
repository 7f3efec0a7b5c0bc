import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/amounts.ts'

/** How English counts what there is, as parts of other texts. */
export const en: SameNames<typeof es> = {
  agents_one: '1 agent',
  agents_other: '{{count}} agents',
  cards_one: '1 card',
  cards_other: '{{count}} cards',
  findings_one: '1 finding',
  findings_other: '{{count}} findings',
  periods_one: '1 period',
  periods_other: '{{count}} periods',
  reports_one: '1 report',
  reports_other: '{{count}} reports',
  requests_one: '1 request',
  requests_other: '{{count}} requests',
  rows_one: '1 row',
  rows_other: '{{count}} rows',
  shifts_one: '1 shift',
  shifts_other: '{{count}} shifts',
}
