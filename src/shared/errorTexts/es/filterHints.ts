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
  'time-of-day': {
    terminal:
      'Escriba una hora del día, por ejemplo 19:00, 19:00:30 o 7:00 p. m.; con "in" también rangos: 22:00..06:00.',
    window: 'Escribir una hora del día, por ejemplo 19:00 o 7:00 p. m.',
  },
  'day-of-week': {
    terminal:
      'Escriba un día de la semana, de lunes a domingo, o su número, de 1 (lunes) a 7 (domingo); con "in" también varios: lunes..viernes.',
    window: 'Escribir un día de la semana, de lunes a domingo.',
  },
  'no-date': {
    terminal:
      'Solo las fechas tienen hora del día y día de la semana. "reports --json" muestra los campos de cada reporte; sus fechas se filtran por CAMPO:time-of-day o CAMPO:day-of-week.',
    window: 'Solo las fechas tienen hora del día y día de la semana.',
  },
  'no-hours': {
    terminal: 'Ese campo trae días sin hora; se filtra por fecha o por CAMPO:day-of-week.',
    window: 'Esta columna trae días sin hora: escribir una fecha o un día de la semana.',
  },
  'part-operator': {
    terminal:
      'De la hora del día y del día de la semana se pregunta con = != < <= > >= o in. Filas sin fecha: "CAMPO empty".',
    window: 'De la hora del día y del día de la semana se pregunta por valores, no por texto.',
  },
  'unknown-part': {
    terminal:
      'De una fecha se filtran dos partes: CAMPO:time-of-day, por ejemplo "date:time-of-day >= 19:00", y CAMPO:day-of-week, por ejemplo "date:day-of-week = lunes".',
    window: 'De una fecha se filtran la hora del día y el día de la semana.',
  },
}
