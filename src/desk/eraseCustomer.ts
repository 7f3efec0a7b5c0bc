import { toAppError, type AppError } from '../shared/errors.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { CustomerErasure } from '../core/store/erasing/customerErasures.ts'
import type { CustomerErasureOptions } from '../core/store/erasing/erasing.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { TeamLink } from '../core/sync/team/teamLink.ts'

/** What came of a customer's erasure. */
export interface ErasedCustomer {
  /** Rows that went from this store. */
  readonly rows: number
  /** Why the team could not be told yet: it is, as soon as it can be; null where it was, or there is none. */
  readonly untold: AppError | null
}

/**
 * Erases a customer here, and has the team forget them.
 *
 * @throws AppError as `Erasing.eraseCustomer` of the store: then the team is not told either
 */
export async function eraseCustomer(
  { store, link }: { readonly store: StoreApi; readonly link: () => Promise<Pick<TeamLink, 'tellErasures'>> },
  reports: readonly ReportDefinition[],
  wish: CustomerErasure,
  options: CustomerErasureOptions,
): Promise<ErasedCustomer> {
  // Remembered before anything goes: a crash in between must not keep it from the team.
  const toTell = await store.team.beginErasure(wish)
  let rows: number
  try {
    rows = await store.erasing.eraseCustomer(reports, wish, options)
  } catch (cause) {
    if (toTell !== null) await store.team.endErasure(toTell).catch(() => undefined)
    throw cause
  }
  if (toTell === null) return { rows, untold: null }
  try {
    await (await link()).tellErasures()
    return { rows, untold: null }
  } catch (cause) {
    return { rows, untold: toAppError(cause) }
  }
}
