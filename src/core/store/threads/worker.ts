import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../shared/errors.ts'
import { foldLog, openReader, openWriter, type ReaderUse } from '../file/database.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import type { CallContext, CallMessage, OperationTable, ReplyMessage, WorkerSettings } from './protocol.ts'
import { ProcessLocks } from '../file/processLocks.ts'
import { readerOperations } from '../operations/readerOperations.ts'
import { storeError } from '../file/sqliteErrors.ts'
import { writerOperations } from '../operations/writerOperations.ts'

// The entry of a store thread: connects its port to an operation table. Nothing else lives here, so that another kind of
// process can take the thread's place.

const { role, location } = workerData as WorkerSettings
const PROGRESS_INTERVAL_MS = 100
const REST_MS = 250
const locks = new ProcessLocks(location.file)

type Opened =
  | { readonly role: 'writer'; readonly database: WritableDatabase; readonly operations: OperationTable }
  | { readonly role: ReaderUse; readonly database: ReadableDatabase; readonly operations: OperationTable }

let opened: Opened | undefined

function operationsOf(): OperationTable {
  if (opened === undefined) {
    if (role === 'writer') {
      const database = openWriter(location)
      opened = { role, database, operations: writerOperations(database, locks) }
    } else {
      const database = openReader(location, role)
      opened = { role, database, operations: readerOperations(database) }
    }
  }
  return opened.operations
}

let restTimer: NodeJS.Timeout | undefined

/** Does what can wait once the writer has had nothing to do for a while, as between two answers. */
function whenAtRest(): void {
  clearTimeout(restTimer)
  if (opened?.role !== 'writer') return
  const { database } = opened
  restTimer = setTimeout(() => {
    if (database.open && !database.inTransaction) foldLog(database)
  }, REST_MS)
  restTimer.unref()
}

function close(): void {
  clearTimeout(restTimer)
  locks.releaseAll()
  try {
    if (role === 'writer') opened?.database.pragma('optimize')
  } finally {
    // A damaged store cannot be looked through any more, but it can be let go of.
    opened?.database.close()
    opened = undefined
  }
}

function contextOf({ id, cancelled }: CallMessage, transfers: ArrayBuffer[]): CallContext {
  let lastProgress = Number.NEGATIVE_INFINITY
  return {
    transfer(buffer) {
      transfers.push(buffer)
    },
    throwIfCancelled() {
      if (Atomics.load(cancelled, 0) === 1) throw new AppError('cancelled')
    },
    progress(value) {
      const now = performance.now()
      if (now - lastProgress < PROGRESS_INTERVAL_MS) return
      lastProgress = now
      parentPort?.postMessage({ id, kind: 'progress', value } satisfies ReplyMessage)
    },
  }
}

parentPort?.on('message', (message: CallMessage) => {
  const { id, operation, input } = message
  const transfers: ArrayBuffer[] = []
  let reply: ReplyMessage
  try {
    const context = contextOf(message, transfers)
    context.throwIfCancelled()
    let value: unknown = null
    if (operation === 'close') close()
    else {
      const run = operationsOf()[operation]
      if (run === undefined) throw new AppError('internal', { reason: `no operation ${operation}` })
      value = run(input as never, context)
    }
    reply = { id, kind: 'value', value }
  } catch (cause) {
    reply = { id, kind: 'error', error: storeError(cause, location.file).toData() }
  }
  parentPort?.postMessage(reply, transfers)
  // Without a port the thread ends by itself, after its native parts: ending it from outside could come in between.
  if (operation === 'close') parentPort?.close()
  else whenAtRest()
})
