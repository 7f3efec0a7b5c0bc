import type { SameNames } from '../../texts/sameNames.ts'
import type { es } from '../es/staffing.ts'

/** What English says of planned people, in files, at terminals and on the screen. */
export const en: SameNames<typeof es> = {
  title: 'Staffing',
  weekday: 'Day',
  interval: 'Interval',
  calls: 'Come in (average)',
  aht: 'AHT',
  load: 'Load (Erlang)',
  agents: 'Agents taking calls',
  scheduled: 'People to schedule',
  serviceLevel: 'Expected service level',
  occupancy: 'Occupancy',
  asa: 'Expected average wait',
  measuredLevel: 'Measured service level',
  serversNeed: 'agents_needed (the server’s)',
  days: 'Days averaged',
  wholeDay: 'Whole day',
  scheduledHours: 'Scheduled hours',
  callsFormula: '{{what}} on whole days / number of whole days of that weekday; {{what}} = {{formula}}',
  loadFormula: 'come in × AHT / length of the interval',
  agentsFormula:
    'the fewest with whom {{percent}} % are answered within {{seconds}} s (Erlang C) and nobody is busy for more than {{occupancy}} % of the time',
  scheduledFormula:
    'agents taking calls / (1 − {{shrinkage}} % away), rounded up; whole day: the interval with most people',
  serviceLevelFormula: '1 − P(wait) · e^(−(agents − load) · {{seconds}} s / AHT); whole day: weighted by what comes in',
  occupancyFormula: 'load / agents taking calls',
  asaFormula: 'P(wait) · AHT / (agents − load)',
  scheduledHoursFormula: 'people to schedule × length of the interval, added up',
  serversNeedFormula:
    'what the server says of the hour ({{report}}, {{parameters}}): sum of its skills, average of the days fetched',
  ahtTyped: '{{seconds}} s, typed',
  ahtInterval: '{{formula}}, of each interval; where there is none, that of the whole period',
  ahtOther: '{{formula}}, of the whole period in “{{report}}”',
  ahtNone: 'not known: it is still to be typed',
  supposes: 'Erlang C supposes that calls come at random and that nobody hangs up.',
  handledOnly: 'The report only has what was handled: who hung up before does not count.',
  daysCounted: 'Average of the days that are whole: {{days}}.',
  noDays: 'No day of the period is whole.',
  leftOut_one: '{{count}} day is not whole and does not count: {{days}}.',
  leftOut_other: '{{count}} days are not whole and do not count: {{days}}.',
  untimed_one: '{{count}} without a time that can be read does not count.',
  untimed_other: '{{count}} without a time that can be read do not count.',
  target: 'Target',
  targetText:
    '{{percent}} % within {{seconds}} s; occupancy up to {{occupancy}} %; {{shrinkage}} % away; intervals of {{minutes}} min',
}
