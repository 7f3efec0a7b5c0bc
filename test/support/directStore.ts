import { EnsuredTables } from '../../src/core/store/ensuredTables.ts'
import { incoming } from '../../src/core/store/operations/incoming.ts'
import { locks } from '../../src/core/store/operations/locks.ts'
import { logs } from '../../src/core/store/operations/logs.ts'
import { requests } from '../../src/core/store/operations/requests.ts'
import { slices } from '../../src/core/store/operations/slices.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import type { StoreApi } from '../../src/core/store/storeApi.ts'
import type { CallContext } from '../../src/core/store/threads/protocol.ts'
import type { Operations, Writing } from '../../src/core/store/threads/subject.ts'

const context: CallContext<unknown> = {
  throwIfCancelled: () => undefined,
  progress: () => undefined,
  transfer: () => undefined,
}

function verbsOf(operations: Operations): object {
  return Object.fromEntries(
    Object.entries(operations).map(([verb, operation]) => [
      verb,
      // oxlint-disable-next-line typescript/require-await -- what an operation throws must come as a rejection
      async (input: unknown) => operation(input as never, context),
    ]),
  )
}

/** What a log needs of a store, without threads: its operations run at once, on a database that the test has. */
export function directStore(parts: Writing): StoreApi {
  const made = { slices, incoming, logs, requests, locks }
  const subjects = Object.entries(made).map(([name, make]) => [name, verbsOf(make(parts))])
  const tables = new EnsuredTables((report) => Promise.resolve(ensureRowsTable(parts.database, report)))
  return { ...Object.fromEntries(subjects), tables } as StoreApi
}
