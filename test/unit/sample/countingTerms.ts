/** A row of a report, as its server sends it. */
export type Row = Readonly<Record<string, unknown>>

/** How to say of a row which sum it belongs to: a field that both reports have, or how each of them tells it. */
type Key = string | readonly [summed: (row: Row) => string, detail: (row: Row) => string]

/** A sum of one report that has to be found again in the rows of another. */
export interface Counting {
  /** The report that sums up, by its id, and the field of the sum; without one its rows are counted. */
  readonly summed: string
  readonly field?: string
  /** Of its rows, those that count. */
  readonly among?: (row: Row) => boolean
  readonly by?: readonly Key[]
  /** The report of details, and what of each row is added: a field's number; without one, 1. */
  readonly rows: string
  readonly of?: string | ((row: Row) => number)
  readonly where?: (row: Row) => boolean
  /** Ranges are widened to whole ones of it; series have their rows by hours or days. */
  readonly grain?: 'second' | 'hour' | 'day'
  /** It sums up time, which a call that goes on has not had yet. */
  readonly lasts?: true
}

/** Whether a field has one of some values. */
export function is(name: string, ...values: readonly string[]): (row: Row) => boolean {
  return (row) => values.includes(String(row[name]))
}

/** Whether a field has another value than one. */
export function isNot(name: string, value: string): (row: Row) => boolean {
  return (row) => row[name] !== value
}

/** Whether two conditions hold. */
export function both(a: (row: Row) => boolean, b: (row: Row) => boolean): (row: Row) => boolean {
  return (row) => a(row) && b(row)
}

/** The text of a field. */
export function text(name: string): (row: Row) => string {
  return (row) => String(row[name])
}

/** The day of a field's date. */
export const day =
  (name: string) =>
  (row: Row): string =>
    String(row[name]).slice(0, 10)

/** The hour of a field's date, as `HH:00`. */
export const hour =
  (name: string) =>
  (row: Row): string =>
    `${String(row[name]).slice(11, 13)}:00`

/** The stretch of so many minutes that a row's date lies in, as `HH:MM`. */
export function stretch(minutes: number): (row: Row) => string {
  return (row) => {
    const [hours = 0, minute = 0] = String(row['date']).slice(11, 16).split(':').map(Number)
    const begin = Math.floor(minute / minutes) * minutes
    return `${String(hours).padStart(2, '0')}:${String(begin).padStart(2, '0')}`
  }
}

/** By day, and by hour: as series have them, and as the dates of details do. */
export const DAY: Key = [text('date'), day('date')]
export const HOUR: Key = [text('hour'), hour('date')]

/** The directions of calls. */
export const inbound = is('type_interaction', 'inbound', 'transfer', 'conference')
export const outbound = is('type_interaction', 'outbound_ma', 'out_pre')
export const internal = is('type_interaction', 'internal call')

/** The seconds of a duration `HH:MM:SS`. */
export function seconds(name: string): (row: Row) => number {
  return (row) => {
    const [hours = 0, minutes = 0, rest = 0] = String(row[name]).split(':').map(Number)
    return hours * 3_600 + minutes * 60 + rest
  }
}

/** The minutes of a duration, to two decimals. */
export function hundredthsOfMinutes(name: string): (row: Row) => number {
  return (row) => Math.round((seconds(name)(row) * 100) / 60) / 100
}
