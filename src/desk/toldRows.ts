import type { StoreApi } from '../core/store/storeApi.ts'
import type { RowSet } from '../shared/query.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'

/**
 * A row set as a file or a document repeats it: what its filters, its search and its parameters say of a customer is
 * masked as its rows are. It is told, never asked.
 *
 * @param report the one whose rows are stored
 */
export async function toldRows<T extends RowSet>(
  store: Pick<StoreApi, 'masks'>,
  report: ReportDefinition,
  rows: T,
): Promise<T> {
  return { ...rows, ...(await store.masks.told({ report, question: rows })) }
}
