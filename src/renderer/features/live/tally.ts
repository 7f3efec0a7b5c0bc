import type { CountEntry } from '../../../shared/counts.ts'
import type { WallboardDefinition, WallboardRate } from '../../../shared/reports/types.ts'
import { minuteOf, MINUTES_PER_DAY, type MinuteMask } from './minutes.ts'

// Counts of a day by minute, what rows are, and how they ended, added up into what a board shows.

/** How many rows there are of each value, by the value as the board names it: trimmed, in lower case. */
export type Tally = ReadonlyMap<string, number>

export interface DayTally {
  readonly total: number
  readonly byType: Tally
  readonly byResult: Tally
  /** By type, then result. */
  readonly table: ReadonlyMap<string, Tally>
}

function added(tally: Map<string, number>, value: string, count: number): void {
  tally.set(value, (tally.get(value) ?? 0) + count)
}

function nameOf(value: string | null | undefined): string {
  return (value ?? '').trim().toLowerCase()
}

/** The kind and the result of what an entry counts. */
export function namesOf({ values }: CountEntry): readonly [type: string, result: string] {
  return [nameOf(values[0]), nameOf(values[1])]
}

/**
 * Adds up a day's counts.
 *
 * @param mask only these minutes; all of them, and rows without a date, where there is none
 */
export function tallyOf(entries: readonly CountEntry[], mask: MinuteMask | null): DayTally {
  const byType = new Map<string, number>()
  const byResult = new Map<string, number>()
  const table = new Map<string, Map<string, number>>()
  let total = 0
  for (const entry of entries) {
    const { at, count } = entry
    if (mask !== null && (at === null || mask[minuteOf(at)] !== 1)) continue
    const [type, result] = namesOf(entry)
    total += count
    added(byType, type, count)
    added(byResult, result, count)
    const row = table.get(type) ?? new Map<string, number>()
    added(row, result, count)
    table.set(type, row)
  }
  return { total, byType, byResult, table }
}

function sumOf(tally: Tally, values: readonly string[]): number {
  return values.reduce((sum, value) => sum + (tally.get(value) ?? 0), 0)
}

/** The share that a rate stands for, 0 to 1; null where there is nothing that it could be a share of. */
export function rateOf({ total, byResult }: DayTally, { values, of }: WallboardRate): number | null {
  const whole = of === null ? total : sumOf(byResult, of)
  return whole === 0 ? null : sumOf(byResult, values) / whole
}

/** What the bars tell apart: how it should end, how it should not, and the rest. */
export const OUTCOMES = ['good', 'bad', 'other'] as const
export type Outcome = (typeof OUTCOMES)[number]
export type ByOutcome = Readonly<Record<Outcome, number>>

export function outcomeOf({ rates }: WallboardDefinition, result: string): Outcome {
  const rate = rates.find(({ values }) => values.includes(result))
  return rate === undefined ? 'other' : rate.isGood ? 'good' : 'bad'
}

/** What the bars of a report can tell apart. */
export function outcomesOf({ rates }: WallboardDefinition): readonly Outcome[] {
  return OUTCOMES.filter(
    (outcome) => outcome === 'other' || rates.some(({ isGood }) => isGood === (outcome === 'good')),
  )
}

/** A day's rows by minute and by outcome. */
export type MinuteCounts = Readonly<Record<Outcome, Uint32Array>>

export function minuteCounts(definition: WallboardDefinition, entries: readonly CountEntry[]): MinuteCounts {
  const counts = {
    good: new Uint32Array(MINUTES_PER_DAY),
    bad: new Uint32Array(MINUTES_PER_DAY),
    other: new Uint32Array(MINUTES_PER_DAY),
  }
  for (const entry of entries) {
    if (entry.at === null) continue
    const minutes = counts[outcomeOf(definition, namesOf(entry)[1])]
    const minute = minuteOf(entry.at)
    minutes[minute] = (minutes[minute] ?? 0) + entry.count
  }
  return counts
}

/** How many rows of each outcome there are between two minutes of a day, the second one excluded. */
export function sumBetween(counts: MinuteCounts, from: number, to: number): ByOutcome {
  const sum = (minutes: Uint32Array): number => minutes.subarray(from, to).reduce((total, count) => total + count, 0)
  return { good: sum(counts.good), bad: sum(counts.bad), other: sum(counts.other) }
}
