import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/answers.ts'

/** What English says of what answers leave out. */
export const en: SameNames<typeof es> = {
  unreadValues_one: '1 value could not be read as a number; the sum is without it.',
  unreadValues_other: '{{count}} values could not be read as numbers; the sum is without them.',
  unreadValuesOfSums_one: '1 value could not be read as a number; the sums are without it.',
  unreadValuesOfSums_other: '{{count}} values could not be read as numbers; the sums are without them.',
  moreColumns_one: '{{columns}} and {{count}} more column',
  moreColumns_other: '{{columns}} and {{count}} more columns',
  byDayShows: '“By day” shows them.',
  byDayOptionShows: '--by-day shows them.',
  undatedRows_one: '1 row without a usable date is left out of this period.',
  undatedRows_other: '{{count}} rows without a usable date are left out of this period.',
  seenWithoutPeriod: 'Without --from and --to they are shown.',
  seenInWholeLog: 'The whole log shows them.',
  seenWith: 'To see them: {{options}}',
  seenIn: 'To see them, choose {{period}}.',
}
