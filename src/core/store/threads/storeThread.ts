import { parentPort, workerData } from 'node:worker_threads'
import { AppError, toAppError } from '../../../shared/errors.ts'
import { giveDefinitions } from '../customers/namingReports.ts'
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

/** A thread of the store at work: its connection, opened by the first call, and the operations that were asked for. */
class StoreThread {
  readonly #settings: ThreadSettings
  readonly #subjects: Readonly<Record<string, Subject>>
  readonly #makers = new Map<string, Make>()
  readonly #locks: ProcessLocks
  readonly #definitions = new KnownDefinitions()
  readonly #helpers: HelperThreads
  readonly #closing: (() => void)[] = []
  readonly #operations = new Map<string, Operations>()
  #database: ReadableDatabase | undefined
  #parts: (Writing & ThreadParts) | undefined
  #restTimer: NodeJS.Timeout | undefined

  constructor(settings: ThreadSettings, subjects: Readonly<Record<string, Subject>>) {
    this.#settings = settings
    this.#subjects = subjects
    this.#locks = new ProcessLocks(settings.location.file)
    this.#helpers = new HelperThreads(settings)
  }

  /** Whether the code of a subject is here, or will never be: the thread has no such subject. */
  has(subject: string): boolean {
    return this.#makers.has(subject) || this.#ownSubject(subject) === undefined
  }

  /** Loads the code of a subject: each when it is first asked for, so that a thread starts with what it is for. */
  async load(subject: string): Promise<void> {
    const own = this.#ownSubject(subject)
    if (own !== undefined) this.#makers.set(subject, await own.load())
  }

  #ownSubject(name: string): Subject | undefined {
    const subject = Object.hasOwn(this.#subjects, name) ? this.#subjects[name] : undefined
    return subject?.thread === this.#settings.thread ? subject : undefined
  }

  /**
   * Runs the operation that a message asks for, whose subject has been loaded.
   *
   * @throws what the operation throws; `cancelled` where nobody wants it any more
   */
  run(message: CallMessage, transfers: ArrayBuffer[]): unknown {
    const input = this.#definitions.unpack(message)
    const context = contextOf(message, transfers)
    context.throwIfCancelled()
    const { subject, verb } = message
    const operations = this.#operationsOf(subject)
    const operation = operations !== undefined && Object.hasOwn(operations, verb) ? operations[verb] : undefined
    if (operation === undefined) throw new AppError('internal', { reason: `no operation ${subject}.${verb}` })
    return operation(input as never, context)
  }

  /** The operations of a subject, made with the first of them: what they keep lasts as long as the connection. */
  #operationsOf(subject: string): Operations | undefined {
    const parts = this.#open()
    const made = this.#operations.get(subject) ?? this.#makers.get(subject)?.(parts)
    if (made !== undefined) this.#operations.set(subject, made)
    return made
  }

  #open(): Writing & ThreadParts {
    if (this.#parts !== undefined) return this.#parts
    const { thread, location } = this.#settings
    this.#database = connectionOf(thread, location)
    if (this.#database !== undefined) giveDefinitions(this.#database, () => this.#definitions.all)
    // What only reads is made with a table of readers, which takes no more than a connection that may read; what helps
    // takes none.
    this.#parts = {
      database: this.#database as WritableDatabase,
      locks: this.#locks,
      startHelper: (...helper) => this.#helpers.start(...helper),
      onClose: (work) => this.#closing.push(work),
      columnWords: this.#settings.columnWords,
      isAwaited: () => Atomics.load(this.#settings.waiting, 0) > 0,
    }
    return this.#parts
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
      this.#database = this.#parts = undefined
      this.#operations.clear()
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

/** Does what a message asks for, and answers it. */
function serve(thread: StoreThread, message: ThreadMessage, { waiting, location }: ThreadSettings): void {
  const { id } = message
  Atomics.sub(waiting, 0, 1)
  const transfers: ArrayBuffer[] = []
  let reply: ReplyMessage
  try {
    const value = message.kind === 'close' ? thread.close() : thread.run(message, transfers)
    reply = { id, kind: 'value', value }
  } catch (cause) {
    reply = { id, kind: 'error', error: storeError(cause, location.file).toData() }
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
}

/**
 * Lets the thread that calls it serve the store: connects its port to the operations of those subjects that are its
 * own. What is asked is answered in the order in which it was asked: what comes while the code of a subject is loaded
 * waits for that.
 *
 * @param subjects all subjects that the program has, by their names
 */
export function serveStore(subjects: Readonly<Record<string, Subject>>): void {
  const settings = workerData as ThreadSettings
  const thread = new StoreThread(settings, subjects)
  const arrived: ThreadMessage[] = []
  let isLoading = false
  const serveArrived = async (): Promise<void> => {
    isLoading = true
    for (let message = arrived.shift(); message !== undefined; message = arrived.shift()) {
      // A subject that cannot be loaded is the end of the thread, which its caller hears of.
      if (message.kind !== 'close' && !thread.has(message.subject)) await thread.load(message.subject)
      serve(thread, message, settings)
    }
    isLoading = false
  }
  // A question that cannot be read here is answered by the end of the thread, too.
  parentPort?.on('messageerror', (cause) => {
    throw cause
  })
  parentPort?.on('message', (message: ThreadMessage) => {
    if (!isLoading && arrived.length === 0 && (message.kind === 'close' || thread.has(message.subject))) {
      serve(thread, message, settings)
      return
    }
    arrived.push(message)
    if (!isLoading) void serveArrived()
  })
}
