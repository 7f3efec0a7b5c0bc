import type { Customer } from '../../../shared/customers.ts'
import { viewWithoutCustomer } from '../../../shared/viewWithout.ts'
import type { WritableDatabase } from '../file/databaseTypes.ts'
import { listViews, removeView, reviseView } from '../tables/views.ts'

/**
 * Forgets a customer in what named views say: a value that named them is missing from then on, and whoever opens the
 * view is told so. One that is named after them goes. Runs inside the caller's transaction.
 *
 * @param connectionId null: in views of all operations; else in those of the operation, and in those that are of none
 * that is known here
 */
export function forgetInViews(database: WritableDatabase, customer: Customer, connectionId: number | null): void {
  for (const view of listViews(database, connectionId)) {
    const less = viewWithoutCustomer(view, customer)
    if (less === undefined) removeView(database, view.id)
    else if (JSON.stringify(less) !== JSON.stringify(view)) reviseView(database, view.id, less)
  }
}
