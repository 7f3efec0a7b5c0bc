import type { AppErrorData } from '../../../shared/errors.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReaderUse, StoreLocation } from '../file/database.ts'

/** What a thread is for that works for another one, on what it is given: it opens no connection. */
export type HelperUse = 'deflating'

/** A thread of the store: it decides which connection it opens and which operations it has. */
export type ThreadName = 'writer' | ReaderUse | HelperUse

export interface ThreadSettings {
  readonly thread: ThreadName
  readonly location: StoreLocation
  /** The file that runs in each thread: one may start others. */
  readonly workerUrl: string
  /** How many messages wait for the thread: work that can wait looks here, since a loop sees no messages. */
  readonly waiting: Int32Array
  /** What threads that keep columns tell one another of their memory: see `columnBudget.ts`. */
  readonly columnWords: Int32Array<SharedArrayBuffer>
}

/** An operation's input on its way to a thread: definitions travel by their keys. */
export interface PackedInput {
  readonly input: unknown
  /** The key of the definition that the input's `report` is. */
  readonly reportKey?: string
  /** The keys of the definitions that the input's `reports` are. */
  readonly reportKeys?: readonly string[]
  /** The definitions among these that the thread does not have, or has otherwise. */
  readonly taught?: readonly ReportDefinition[]
}

/**
 * One call of an operation. `cancelled[0]` turns 1 when nobody wants the outcome any more: a loop cannot see messages.
 */
export interface CallMessage extends PackedInput {
  readonly id: number
  readonly kind: 'call'
  readonly subject: string
  readonly verb: string
  readonly cancelled: Int32Array
}

/** Closes the thread's connection; the thread ends by itself. */
export interface CloseMessage {
  readonly id: number
  readonly kind: 'close'
}

export type ThreadMessage = CallMessage | CloseMessage

export type ReplyMessage =
  | { readonly id: number; readonly kind: 'progress'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'value'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'error'; readonly error: AppErrorData }

/** What an operation gets beside its input, where it can be stopped or tells how far it is. */
export interface CallContext<Progress = never> {
  /** Throws `cancelled` once the caller gave up. */
  throwIfCancelled(): void
  progress(value: Progress): void
  /** Hands a buffer of the value over to the caller instead of copying it. */
  transfer(buffer: ArrayBuffer): void
}

export interface CallOptions<Progress = never> {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((value: Progress) => void) | undefined
  /** Buffers to hand over instead of copying them. */
  readonly transfer?: readonly ArrayBuffer[]
  /** Definitions that the thread is to know with those of the input. */
  readonly beside?: readonly ReportDefinition[] | undefined
}
