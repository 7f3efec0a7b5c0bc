import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import type { ReaderUse } from '../file/database.ts'
import type { ProcessLocks } from '../file/processLocks.ts'
import type { HelperThreads } from './helperThreads.ts'
import type { CallContext, CallOptions, HelperUse, ThreadName } from './protocol.ts'

/** What a thread gives its operations besides. */
export interface ThreadParts {
  /** Starts a thread that works for this one: see `HelperThreads`. */
  readonly startHelper: HelperThreads['start']
  /** Whether somebody waits for the thread: what can wait then ends. */
  readonly isAwaited: () => boolean
  /** What threads that keep columns tell one another of their memory: see `columnBudget.ts`. */
  readonly columnWords: Int32Array<SharedArrayBuffer>
  /** Has something done before the thread's connection closes. */
  readonly onClose: (work: () => void) => void
}

/** What the operations of a reading thread work with. */
export interface Reading {
  readonly database: ReadableDatabase
}

/** What the operations of the writer work with. */
export interface Writing {
  readonly database: WritableDatabase
  readonly locks: ProcessLocks
}

/**
 * The operations of a subject in their thread, by verb: each takes one input, and the call's context where it needs
 * that.
 */
export type Operations = Readonly<Record<string, (input: never, context: CallContext) => unknown>>

declare const made: unique symbol

/**
 * A subject of the store: which thread answers for it, and where its operations are. They are loaded in that thread
 * alone: the caller's never loads what speaks SQL. Only {@link inWriter} and {@link inReader} make one, so that no
 * caller names a thread.
 */
export interface Subject<Table extends Operations = Operations> {
  readonly [made]: true
  readonly thread: ThreadName
  readonly load: () => Promise<(parts: Writing & ThreadParts) => Table>
}

function subject<Table extends Operations>(
  thread: ThreadName,
  load: () => Promise<(parts: Writing & ThreadParts) => Table>,
): Subject<Table> {
  const parts: Omit<Subject<Table>, typeof made> = { thread, load }
  return parts as Subject<Table>
}

/**
 * A subject whose operations may write. Each is one message; none runs longer than a batch or a commit, or others wait.
 */
export function inWriter<Table extends Operations>(load: () => Promise<(parts: Writing) => Table>): Subject<Table> {
  return subject('writer', load)
}

/**
 * A subject whose operations only read, in a thread of its own use: long ones may go on beside those of other threads.
 */
export function inReader<Table extends Operations>(
  use: ReaderUse,
  load: () => Promise<(parts: Reading & ThreadParts) => Table>,
): Subject<Table> {
  return subject(use, load)
}

/** A subject of a thread that works for another one, without a connection: see `HelperThreads`. */
export function inHelper<Table extends Operations>(
  use: HelperUse,
  load: () => Promise<(parts: ThreadParts) => Table>,
): Subject<Table> {
  return subject(use, load)
}

type Verb<Operation> = Operation extends (...parts: infer Parts) => infer Output
  ? Parts extends readonly []
    ? () => Promise<Output>
    : Parts extends readonly [infer Input]
      ? (input: Input) => Promise<Output>
      : Parts extends readonly [infer Input, CallContext<infer Progress>]
        ? (input: Input, options?: CallOptions<Progress>) => Promise<Output>
        : never
  : never

/** A subject's verbs as callers see them: the operations of its table, answered from another thread. */
export type VerbsOf<Each> =
  Each extends Subject<infer Table> ? { readonly [Name in keyof Table]: Verb<Table[Name]> } : never
