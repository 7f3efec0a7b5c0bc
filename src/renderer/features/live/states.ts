import type { FieldDefinition, ReportDefinition, ValueTone } from '../../../shared/reports/types.ts'
import { toneOfValue } from '../../../shared/valueTitles.ts'
import type { Snapshot } from './snapshots.ts'

// How many there are in each state, of a report that tells how things are now.

export interface StateCount {
  /** The spellings of the state, as they are stored. */
  readonly values: readonly string[]
  readonly tone: ValueTone
  readonly count: number
}

export interface StatesNow {
  readonly field: FieldDefinition
  /** The states that the catalogue knows first, in its order; then the operation's own, the commonest first. */
  readonly counts: readonly StateCount[]
}

/** The field that tells the state of a row; undefined where none does. */
export function stateFieldOf({ fields }: ReportDefinition): FieldDefinition | undefined {
  return fields.find(({ valueTones }) => valueTones !== undefined)
}

/** Counts the rows of a snapshot by their state; null where they tell none. */
export function statesOf(report: ReportDefinition, { fields, rows }: Snapshot): StatesNow | null {
  const field = stateFieldOf(report)
  const index = fields.indexOf(field?.name ?? '')
  if (field === undefined || index === -1) return null
  const known = field.valueTones?.map(({ value }) => value) ?? []
  const byKey = new Map<string, { readonly values: Set<string>; count: number }>()
  for (const row of rows) {
    const value = row[index] ?? ''
    const key = value.trim().toLowerCase()
    const counted = byKey.get(key) ?? { values: new Set<string>(), count: 0 }
    counted.values.add(value)
    counted.count += 1
    byKey.set(key, counted)
  }
  const place = (key: string): number => (known.includes(key) ? known.indexOf(key) : known.length)
  const counts = [...byKey]
    .toSorted(([a, one], [b, other]) => place(a) - place(b) || other.count - one.count || (a < b ? -1 : 1))
    .map(([key, { values, count }]) => ({
      values: [...values],
      tone: toneOfValue(field, key) ?? 'away',
      count,
    }))
  return { field, counts }
}
