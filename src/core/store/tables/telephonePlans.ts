import { numberingPlan, USUAL_PLAN, type NumberingPlan } from '../../../shared/telephoneCountries.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { countryOf } from './storedCountry.ts'

// How telephones are read: as those of the operation's country.

/** How telephones of a connection are read, on the list or not; as usual where there never was one. */
export function planOfConnection(database: ReadableDatabase, connectionId: number): NumberingPlan {
  const written = database.prepare('SELECT country FROM connections WHERE id = ?').pluck().get(connectionId)
  return numberingPlan(countryOf(written as string | undefined))
}

/** How telephones of a slice's connection are read. */
export function planOfSlice(database: ReadableDatabase, sliceId: number): NumberingPlan {
  const written = database
    .prepare(
      `SELECT country FROM slices JOIN scopes ON scopes.id = scope_id JOIN connections ON connections.id = connection_id
        WHERE slices.id = ?`,
    )
    .pluck()
    .get(sliceId)
  return numberingPlan(countryOf(written as string | undefined))
}

/**
 * How telephones are read that are told of a customer over connections: of several countries, they are told with their
 * country's code, which reads in one way.
 *
 * @param connectionId null: over all
 */
export function planOfFacts(database: ReadableDatabase, connectionId: number | null): NumberingPlan {
  const plans = plansOf(database, connectionId)
  return plans.length === 1 ? (plans[0] ?? USUAL_PLAN) : USUAL_PLAN
}

/** How telephones of connections are read, on the list or not: each way once. @param connectionId null: of all */
export function plansOf(database: ReadableDatabase, connectionId: number | null): readonly NumberingPlan[] {
  if (connectionId !== null) return [planOfConnection(database, connectionId)]
  const written = database
    .prepare('SELECT DISTINCT country FROM connections ORDER BY country')
    .pluck()
    .all() as string[]
  if (written.length === 0) return [USUAL_PLAN]
  return [...new Set(written.map((each) => numberingPlan(countryOf(each))))]
}
