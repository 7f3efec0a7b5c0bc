import type { CustomerScope } from '../shared/erasing.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { UnfinishedWork } from '../shared/unfinishedWork.ts'
import type { StoreApi } from '../core/store/storeApi.ts'

export interface UnfinishedParts {
  readonly store: StoreApi
  /** The reports of the catalogue, the user's own among them; asked for only where there is something to do. */
  readonly reports: () => Promise<readonly ReportDefinition[]>
  /** Puts off what is left. */
  readonly signal: AbortSignal
  /** Hears that there is something to do, before it is done: rows will be gone that were there. */
  readonly onBegin: (work: UnfinishedWork) => void
}

export interface UnfinishedErasureParts extends UnfinishedParts {
  /** Does it while nothing is in its way. */
  readonly alone?: (work: () => Promise<void>) => Promise<void>
  /** Hears when the store remembers nothing of a customer any more: who holds something in memory forgets it then. */
  readonly onForgotten?: (scope: CustomerScope) => void
}

/**
 * Goes on with erasures of customers that were cut short, of this program or of a command, before anything is shown,
 * written or fetched: somebody confirmed them. That space is given back is left to who asks.
 *
 * @returns whether there was any
 * @throws AppError as `Erasing.finish` of the store: then what is left goes on later
 */
export async function finishErasures(parts: UnfinishedErasureParts): Promise<boolean> {
  const { store, reports, signal, onBegin, onForgotten, alone = (work) => work() } = parts
  if (!(await store.erasing.isCutShort())) return false
  await alone(async () => {
    onBegin('erasure')
    await store.erasing.finish(await reports(), { signal, ...(onForgotten === undefined ? {} : { onForgotten }) })
  })
  return true
}
