import type { TypedProblem } from '../../typed/typedValues.ts'
import type { Place } from '../types.ts'

/** What is right where the value of a filter is none of its field's kind. */
export const filterHints: Readonly<Record<TypedProblem, Readonly<Record<Place, string>>>> = {
  number: {
    terminal:
      'Escriba un número, por ejemplo 90 o 1.234,5. Filas sin valor: "empty"; parte de lo escrito ahí: "contains".',
    window: 'Escribir un número, por ejemplo 90 o 1.234,5.',
  },
  percent: {
    terminal:
      'Escriba un porcentaje, por ejemplo 12,5 o 12,5 %. Filas sin valor: "empty"; parte de lo escrito ahí: "contains".',
    window: 'Escribir un porcentaje, por ejemplo 12,5 o 12,5 %.',
  },
  money: {
    terminal:
      'Escriba un valor, por ejemplo 1.234,5 o $ 1.234. Filas sin valor: "empty"; parte de lo escrito ahí: "contains".',
    window: 'Escribir un valor, por ejemplo 1.234,5 o $ 1.234.',
  },
  duration: {
    terminal:
      'Escriba una duración, por ejemplo 90 (segundos), 1:30 (minutos y segundos), 1:02:03 o 1 min 30 s. Filas sin valor: "empty"; parte de lo escrito ahí: "contains".',
    window: 'Escribir una duración, por ejemplo 90 (segundos), 1:30 (minutos y segundos), 1:02:03 o 1 min 30 s.',
  },
  hour: {
    terminal:
      'Escriba una hora del día, por ejemplo 2:30 p. m. o 14:30. Filas sin valor: "empty"; parte de lo escrito ahí: "contains".',
    window: 'Escribir una hora del día, por ejemplo 2:30 p. m. o 14:30.',
  },
  date: {
    terminal:
      'Escriba una fecha, por ejemplo 2026-11-22 o 22/11/2026. Filas sin valor: "empty"; parte de lo escrito ahí: "contains".',
    window: 'Escribir una fecha, por ejemplo 2026-11-22 o 22/11/2026.',
  },
  'day-or-month': {
    terminal:
      'En inglés el mes va primero, y así la fecha queda fuera del periodo. Escriba primero el año: 2026-11-22.',
    window: 'En inglés el mes va primero, y así la fecha queda fuera del periodo.',
  },
  'no-such-day': {
    terminal:
      'Escriba un día que exista en el calendario, por ejemplo 2026-11-22 o 22/11/2026. Filas sin valor: "empty"; parte de lo escrito ahí: "contains".',
    window: 'Escribir un día que exista en el calendario, por ejemplo 2026-11-22 o 22/11/2026.',
  },
}
