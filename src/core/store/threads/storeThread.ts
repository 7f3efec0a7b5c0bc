import { parentPort, workerData } from 'node:worker_threads'
import { AppError, toAppError } from '../../../shared/errors.ts'
import { foldLog, openReader, openWriter, type ReaderUse, type StoreLocation } from '../file/database.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { ProcessLocks } from '../file/processLocks.ts'
import { storeError } from '../file/sqliteErrors.ts'
import { KnownDefinitions } from './definitions.ts'
import { HelperThreads } from './helperThreads.ts'
import type {
  CallContext,
  CallMessage,
  HelperUse,
  ReplyMessage,
  ThreadMessage,
  ThreadName,
  ThreadSettings,
} from './protocol.ts'
import type { Operations, Subject, ThreadParts, Writing } from './subject.ts'

const PROGRESS_INTERVAL_MS = 100
const REST_MS = 250

const HELPERS: ReadonlySet<ThreadName> = new Set<HelperUse>(['deflating'])

/** The connection of a thread; undefined for one that works on what it is given. */
function connectionOf(thread: ThreadName, location: StoreLocation): ReadableDatabase | undefined {
  if (HELPERS.has(thread)) return undefined
  return thread === 'writer' ? openWriter(location) : openReader(location, thread as ReaderUse)
}

type Make = (parts: Writing & ThreadParts) => Operations

/** A thread of the store at work: its connection, opened by the first call, and its operations. */
class StoreThread {
  readonly #settings: ThreadSettings
  readonly #makers: ReadonlyMap<string, Make>
  readonly #locks: ProcessLocks
  readonly #definitions = new KnownDefinitions()
  readonly #helpers: HelperThreads
  readonly #closing: (() => void)[] = []
  #database: ReadableDatabase | undefined
  #operations: ReadonlyMap<string, Operations> | undefined
  #restTimer: NodeJS.Timeout | undefined

  constructor(settings: ThreadSettings, makers: ReadonlyMap<string, Make>) {
    this.#settings = settings
    this.#makers = makers
    this.#locks = new ProcessLocks(settings.location.file)
    this.#helpers = new HelperThreads(settings)
  }

  /**
   * Runs the operation that a message asks for.
   *
   * @throws what the operation throws; `cancelled` where nobody wants it any more
   */
  run(message: CallMessage, transfers: ArrayBuffer[]): unknown {
    const input = this.#definitions.unpack(message)
    const context = contextOf(message, transfers)
    context.throwIfCancelled()
    const { subject, verb } = message
    const operations = this.#open().get(subject)
    const operation = operations !== undefined && Object.hasOwn(operations, verb) ? operations[verb] : undefined
    if (operation === undefined) throw new AppError('internal', { reason: `no operation ${subject}.${verb}` })
    return operation(input as never, context)
  }

  #open(): ReadonlyMap<string, Operations> {
    if (this.#operations !== undefined) return this.#operations
    const { thread, location } = this.#settings
    const database = connectionOf(thread, location)
    // What only reads is made with a table of readers, which takes no more than a connection that may read; what helps
    // takes none.
    const parts: Writing & ThreadParts = {
      database: database as WritableDatabase,
      locks: this.#locks,
      startHelper: (...helper) => this.#helpers.start(...helper),
      onClose: (work) => this.#closing.push(work),
      isAwaited: () => Atomics.load(this.#settings.waiting, 0) > 0,
    }
    this.#database = database
    this.#operations = new Map([...this.#makers].map(([name, make]) => [name, make(parts)]))
    return this.#operations
  }

  /** Does what can wait once the writer has had nothing to do for a while, as between two answers. */
  whenAtRest(): void {
    clearTimeout(this.#restTimer)
    if (this.#settings.thread !== 'writer' || this.#database === undefined) return
    const database = this.#database as WritableDatabase
    this.#restTimer = setTimeout(() => {
      if (database.open && !database.inTransaction) foldLog(database)
    }, REST_MS)
    this.#restTimer.unref()
  }

  close(): void {
    clearTimeout(this.#restTimer)
    this.#locks.releaseAll()
    for (const work of this.#closing.splice(0)) work()
    this.#helpers.close()
    try {
      if (this.#settings.thread === 'writer') this.#database?.pragma('optimize')
    } finally {
      // A damaged store cannot be looked through any more, but it can be let go of.
      this.#database?.close()
      this.#database = undefined
      this.#operations = undefined
    }
  }
}

function contextOf({ id, cancelled }: CallMessage, transfers: ArrayBuffer[]): CallContext<unknown> {
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

async function load(subjects: Readonly<Record<string, Subject>>, { thread }: ThreadSettings) {
  const own = Object.entries(subjects).filter(([, subject]) => subject.thread === thread)
  return new Map(await Promise.all(own.map(async ([name, { load: make }]) => [name, await make()] as const)))
}

/**
 * Lets the thread that calls it serve the store: connects its port to the operations of those subjects that are its
 * own.
 *
 * @param subjects all subjects that the program has, by their names
 */
export async function serveStore(subjects: Readonly<Record<string, Subject>>): Promise<void> {
  const settings = workerData as ThreadSettings
  const thread = new StoreThread(settings, await load(subjects, settings))
  // A question that cannot be read here is answered by the end of the thread, which its caller hears of.
  parentPort?.on('messageerror', (cause) => {
    throw cause
  })
  parentPort?.on('message', (message: ThreadMessage) => {
    const { id } = message
    Atomics.sub(settings.waiting, 0, 1)
    const transfers: ArrayBuffer[] = []
    let reply: ReplyMessage
    try {
      const value = message.kind === 'close' ? thread.close() : thread.run(message, transfers)
      reply = { id, kind: 'value', value }
    } catch (cause) {
      reply = { id, kind: 'error', error: storeError(cause, settings.location.file).toData() }
    }
    try {
      parentPort?.postMessage(reply, transfers)
    } catch (cause) {
      // What cannot be sent is no reason for the thread to die with all that others asked of it.
      parentPort?.postMessage({ id, kind: 'error', error: toAppError(cause).toData() } satisfies ReplyMessage)
    }
    // Without a port the thread ends by itself, after its native parts: ending it from outside could come in between.
    if (message.kind === 'close') parentPort?.close()
    else thread.whenAtRest()
  })
}
