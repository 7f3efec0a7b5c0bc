import type { SameNames } from '../sameNames.ts'
import type { staffing as es } from '../es/staffing.ts'

/** How many people the intervals of a day need. */
export const staffing: SameNames<typeof es> = {
  region: 'Staffing',
  asked: 'What is planned',
  interval: 'Intervals',
  minutes: '{{count}} min',
  tooFine: 'the report has no intervals as short as that',
  wishes: {
    targetPercent: 'Target: % served',
    targetSeconds: '… within seconds',
    maxOccupancyPercent: 'Occupancy cap %',
    shrinkagePercent: 'Shrinkage %',
    ahtSeconds: 'AHT (s)',
  },
  takes: {
    targetPercent: 'a number between 0 and 100, such as 80',
    targetSeconds: 'whole seconds, such as 20',
    maxOccupancyPercent: 'a number up to 100, such as 85',
    shrinkagePercent: 'a number from 0 to less than 100, such as 30',
    ahtSeconds: 'seconds, such as 240, or 4:00',
  },
  ahtMeasured: 'measured: {{aht}}',
  ahtNeeded: 'type it: 240',
  ahtOthers: 'Measured AHT',
  ahtAutomatic: 'The measured one, if there is any',
  ahtOfReport: '{{aht}} · {{report}}',
  ahtNoOthers: 'No other report that was fetched of this period measures it',
  noAht:
    'The AHT is missing, without which nobody knows how many people it takes: type it above, or fetch a report of the same period that measures it, such as those of agent states.',
  reset: 'As at first',
  working: 'Working it out…',
  noWholeDay: 'No day of the period is whole yet: the average is of whole days.',
  map: {
    shown: 'What the map shows',
    caption: '{{what}} by interval and day of the week',
    hour: 'Hour',
    days_one: '{{count}} day',
    days_many: '{{count}} days',
    days_other: '{{count}} days',
    notFetched: 'not fetched',
    cell: '{{day}} from {{from}} to {{to}}: {{value}}, {{what}}',
    hint: 'Choose an interval to see its whole day',
  },
  day: {
    title: 'Intervals of {{day}}',
    caption: 'All numbers of {{day}}, by interval',
    chart: 'People and what comes in on {{day}}, by interval; the table below has the same numbers',
    average_one: 'One whole {{day}}',
    average_many: 'Average of {{count}} days: {{day}}',
    average_other: 'Average of {{count}} days: {{day}}',
  },
  spot: {
    people_one: '{{day}} from {{from}} to {{to}} takes {{count}} person to schedule.',
    people_many: '{{day}} from {{from}} to {{to}} takes {{count}} people to schedule.',
    people_other: '{{day}} from {{from}} to {{to}} takes {{count}} people to schedule.',
    why_one:
      'That leaves {{count}} taking calls: {{calls}} come in with an AHT of {{aht}}, and a service level of {{level}} is expected.',
    why_many:
      'That leaves {{count}} taking calls: {{calls}} come in with an AHT of {{aht}}, and a service level of {{level}} is expected.',
    why_other:
      'That leaves {{count}} taking calls: {{calls}} come in with an AHT of {{aht}}, and a service level of {{level}} is expected.',
    nothing: 'Nothing came in on {{day}} from {{from}} to {{to}} on the days that count: nobody is needed.',
    noAht:
      'On {{day}} from {{from}} to {{to}} {{calls}} come in; without the AHT nobody knows how many people it takes.',
    tooMuch: 'On {{day}} from {{from}} to {{to}} {{calls}} come in: more than can be worked out.',
  },
  drill: {
    show: 'See the rows behind it',
    leftOut: 'the period also has a day of that weekday which is not whole; choose a period of whole days',
    what: '{{day}} from {{from}} to {{to}}',
  },
  formulas: 'How it is worked out',
  formula: '{{title}} = {{formula}}',
  copy: 'Copy table',
  copied: 'Table copied',
  export: 'Export',
}
