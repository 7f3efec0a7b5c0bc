import type { LanguageFacts } from './facts.ts'

/** English: `12,480.5`, `34.5%`; dates that name the month have the day first (`22 Nov 2026`), dates in digits not. */
export const en: LanguageFacts = {
  name: 'English',
  locale: 'en-GB',
  fallsBackTo: 'en',
  separators: { group: ',', decimal: '.' },
  isDayFirst: false,
  afterPercentage: '%',
  beforeDatePart: '',
  moments: { today: '{{time}}', otherDay: '{{day}}, {{time}}' },
  otherMonths: { sept: 9 },
  durationUnits: {
    day: ['d', 'day', 'days'],
    hour: ['h', 'hr', 'hrs', 'hour', 'hours'],
    minute: ['m', 'min', 'mins', 'minute', 'minutes'],
    second: ['s', 'sec', 'secs', 'second', 'seconds'],
  },
  and: 'and',
}
