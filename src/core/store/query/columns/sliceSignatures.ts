import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { StoredSlice } from '../../records/slices.ts'
import { timeZoneOf } from '../../tables/timeZones.ts'

/**
 * What a slice's rows are known to be the same by: whatever brings rows, moves them or lets them go writes its record,
 * a log's polls too. Numbers of dates follow the operation's clock.
 */
export function signaturesOf(database: ReadableDatabase, slices: readonly StoredSlice[]): ReadonlyMap<number, string> {
  const [first] = slices
  const timeZone = first === undefined ? '' : timeZoneOf(database, first.id)
  return new Map(
    slices.map(({ id, range, rows, fetchedAtMs }) => {
      return [id, [id, range.from, range.to, rows, fetchedAtMs, timeZone].join(' ')]
    }),
  )
}
