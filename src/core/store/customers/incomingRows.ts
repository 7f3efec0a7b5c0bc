import { namedCustomer } from '../../../shared/customers.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { NumberingPlan } from '../../../shared/telephoneCountries.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import type { Scope } from '../records/slices.ts'
import { firstRowId } from '../rows/rowIds.ts'
import { searchRows } from './find.ts'

/** Rows of a slice that is on its way in. */
export interface IncomingRows {
  readonly sliceId: number
  readonly scope: Scope
  readonly customer: string
}

/** Rows by their place in the answer, from 0 on. */
export interface PlacesAbout {
  readonly named: readonly number[]
  readonly mentioned: readonly number[]
}

/**
 * Which rows of an incoming slice are about a customer, by the same rules by which rows of the store are erased.
 *
 * @throws AppError `usage` for a text that names nobody
 */
export function placesAbout(
  database: ReadableDatabase,
  report: ReportDefinition,
  { sliceId, scope, customer }: IncomingRows,
): PlacesAbout {
  const { connectionId, reportKey, parameters } = scope
  const slice = {
    id: sliceId,
    rows: 0,
    connectionId,
    reportKey,
    parameters: JSON.stringify(Object.entries(parameters)),
  }
  const places: Record<'named' | 'mentioned', number[]> = { named: [], mentioned: [] }
  const sought = { in: (plan: NumberingPlan) => namedCustomer(customer, plan) }
  const found = searchRows(database, [report], sought, [slice], 'all', () => undefined)
  for (const { rowId, connexion } of found) {
    places[connexion === 'names' ? 'named' : 'mentioned'].push(rowId - firstRowId(sliceId))
  }
  return places
}
