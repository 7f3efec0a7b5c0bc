import type { TypedProblem } from '../../typed/typedValues.ts'
import type { Place } from '../types.ts'

/** What is right where the value of a filter is none of its field's kind. */
export const filterHints: Readonly<Record<TypedProblem, Readonly<Record<Place, string>>>> = {
  number: {
    terminal:
      'Write a number, such as 90 or 1,234.5. Rows without a value: "empty"; part of what is written there: "contains".',
    window: 'Type a number, such as 90 or 1,234.5.',
  },
  percent: {
    terminal:
      'Write a percentage, such as 12.5 or 12.5 %. Rows without a value: "empty"; part of what is written there: "contains".',
    window: 'Type a percentage, such as 12.5 or 12.5 %.',
  },
  money: {
    terminal:
      'Write an amount, such as 1,234.5 or $ 1,234. Rows without a value: "empty"; part of what is written there: "contains".',
    window: 'Type an amount, such as 1,234.5 or $ 1,234.',
  },
  duration: {
    terminal:
      'Write a duration, such as 90 (seconds), 1:30 (minutes and seconds), 1:02:03 or 1 min 30 s. Rows without a value: "empty"; part of what is written there: "contains".',
    window: 'Type a duration, such as 90 (seconds), 1:30 (minutes and seconds), 1:02:03 or 1 min 30 s.',
  },
  hour: {
    terminal:
      'Write an hour of the day, such as 14:30 or 2:30 pm. Rows without a value: "empty"; part of what is written there: "contains".',
    window: 'Type an hour of the day, such as 14:30 or 2:30 pm.',
  },
  date: {
    terminal:
      'Write a date, such as 2026-11-22 or 11/22/2026 (the month first). Rows without a value: "empty"; part of what is written there: "contains".',
    window: 'Type a date, such as 2026-11-22 or 11/22/2026 (the month first).',
  },
  'day-or-month': {
    terminal:
      'In English the month comes first, and read so the date lies outside of the period. Write the year first: 2026-11-22.',
    window: 'In English the month comes first, and read so the date lies outside of the period.',
  },
  'no-such-day': {
    terminal:
      'Write a day that the calendar has, such as 2026-11-22 or 11/22/2026 (the month first). Rows without a value: "empty"; part of what is written there: "contains".',
    window: 'Type a day that the calendar has, such as 2026-11-22 or 11/22/2026 (the month first).',
  },
  'time-of-day': {
    terminal: 'Write a time of the day, such as 19:00, 19:00:30 or 7:00 pm; with "in" ranges too: 22:00..06:00.',
    window: 'Type a time of the day, such as 19:00 or 7:00 pm.',
  },
  'day-of-week': {
    terminal:
      'Write a day of the week, from Monday to Sunday, or its number, from 1 (Monday) to 7 (Sunday); with "in" several too: Monday..Friday.',
    window: 'Type a day of the week, from Monday to Sunday.',
  },
  'no-date': {
    terminal:
      'Only dates have a time of the day and a day of the week. "reports --json" lists the fields of a report; its dates are filtered by FIELD:time-of-day or FIELD:day-of-week.',
    window: 'Only dates have a time of the day and a day of the week.',
  },
  'no-hours': {
    terminal: 'That field has days without a time; filter it by date or by FIELD:day-of-week.',
    window: 'This column has days without a time: type a date or a day of the week.',
  },
  'part-operator': {
    terminal:
      'Times of the day and days of the week are asked for with = != < <= > >= or in. Rows without a date: "FIELD empty".',
    window: 'Times of the day and days of the week are asked for by value, not by text.',
  },
  'unknown-part': {
    terminal:
      'Two parts of a date can be filtered: FIELD:time-of-day, such as "date:time-of-day >= 19:00", and FIELD:day-of-week, such as "date:day-of-week = Monday".',
    window: 'Of a date, the time of the day and the day of the week can be filtered.',
  },
}
