import { isAbout, type Customer } from '../../../shared/customers.ts'
import type { WritableDatabase } from '../file/databaseTypes.ts'
import { listOwnMeasures, removeOwnMeasure } from '../tables/ownMeasures.ts'

/**
 * Forgets a customer in the measures that users made: one whose name or conditions are about the customer goes whole,
 * since without them it would measure something else. They are of all connections. Runs inside the caller's
 * transaction.
 */
export function forgetInOwnMeasures(database: WritableDatabase, customer: Customer): void {
  for (const measure of listOwnMeasures(database)) {
    if (isAbout(customer, measure)) removeOwnMeasure(database, measure.id)
  }
}
