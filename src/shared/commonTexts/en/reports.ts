import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/reports.ts'

/** What English says of parts of reports that no definition writes down. */
export const en: SameNames<typeof es> = {
  day: 'Day',
  dayMeaning: 'Day that the row sums up',
  changed: 'Changed',
  changedMeaning: "When a poll first showed something else, on the operation's clock",
  earlierStates: 'Earlier states',
  earlierStatesMeaning: 'What earlier polls of the log showed; the row shows the newest.',
  earlierState_one: 'earlier state',
  earlierState_other: 'earlier states',
  ownField: 'Field “{{name}}” of the answer',
  ownParameter: 'Parameter “{{name}}” of the request',
  ownReport: 'Own report: {{service}}, {{id}}.',
}
