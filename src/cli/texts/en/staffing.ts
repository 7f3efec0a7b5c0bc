import type { SameNames } from '../../../shared/texts/sameNames.ts'
import type { es } from '../es/staffing.ts'

/** What English says of how many agents are needed. */
export const en: SameNames<typeof es> = {
  load: 'Load (Erlang)',
  agents: 'Agents taking calls',
  serviceLevel: 'Service level',
  asa: 'Average wait',
  occupancy: 'Occupancy',
  scheduled: 'Agents to schedule',
  withoutEnd: 'grows without end',
  supposes: 'Erlang C: it supposes that nobody hangs up.',
  help: 'How many agents an interval needs, or each of a REPORT (Erlang C)',
  calls: 'calls that come in the interval',
  interval: 'how long it is: 15m, 30m, 1h',
  aht: 'average handling time, in seconds',
  target: 'so many percent within so many seconds',
  maxOccupancy: 'highest occupancy in the choice of how many; {{usual}} unless given',
  shrinkage: 'which part of those scheduled is away: breaks, training, illness',
  agentsOption: 'what so many agents achieve',
}
