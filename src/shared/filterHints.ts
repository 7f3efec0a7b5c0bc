import type { LocalizedText } from './reports/types.ts'
import type { TypedProblem } from './typed/typedValues.ts'

interface FilterHint {
  readonly terminal: LocalizedText
  readonly window: LocalizedText
}

function hint(en: string, es: string, examples: LocalizedText): FilterHint {
  return {
    terminal: {
      en: `Write ${en}, such as ${examples.en}. Rows without a value: "empty"; part of what is written there: "contains".`,
      es: `Escriba ${es}, por ejemplo ${examples.es}. Filas sin valor: "empty"; parte de lo escrito ahí: "contains".`,
    },
    window: {
      en: `Type ${en}, such as ${examples.en}.`,
      es: `Escribir ${es}, por ejemplo ${examples.es}.`,
    },
  }
}

const DAYS = { en: '2026-11-22 or 11/22/2026 (the month first)', es: '2026-11-22 o 22/11/2026' }

/** What is right where the value of a filter is none of its field's kind. */
export const filterHints: Readonly<Record<TypedProblem, FilterHint>> = {
  number: hint('a number', 'un número', { en: '90 or 1,234.5', es: '90 o 1.234,5' }),
  percent: hint('a percentage', 'un porcentaje', { en: '12.5 or 12.5 %', es: '12,5 o 12,5 %' }),
  money: hint('an amount', 'un valor', { en: '1,234.5 or $ 1,234', es: '1.234,5 o $ 1.234' }),
  duration: hint('a duration', 'una duración', {
    en: '90 (seconds), 1:30 (minutes and seconds), 1:02:03 or 1 min 30 s',
    es: '90 (segundos), 1:30 (minutos y segundos), 1:02:03 o 1 min 30 s',
  }),
  hour: hint('an hour of the day', 'una hora del día', { en: '14:30 or 2:30 pm', es: '14:30 o 2:30 p. m.' }),
  date: hint('a date', 'una fecha', DAYS),
  'day-or-month': {
    terminal: {
      en: 'In English the month comes first, and read so the date lies outside of the period. Write the year first: 2026-11-22.',
      es: 'En inglés el mes va primero, y así la fecha queda fuera del periodo. Escriba primero el año: 2026-11-22.',
    },
    window: {
      en: 'In English the month comes first, and read so the date lies outside of the period.',
      es: 'En inglés el mes va primero, y así la fecha queda fuera del periodo.',
    },
  },
  'no-such-day': hint('a day that the calendar has', 'un día que exista en el calendario', DAYS),
}
