import type { AppErrorData } from '../../../shared/errors.ts'
import type { StoreLocation } from '../file/database.ts'

/** What a store thread is for: it decides which connection it opens and which operations it has. */
export type WorkerRole = 'writer' | 'grid' | 'export'

export interface WorkerSettings {
  readonly role: WorkerRole
  readonly location: StoreLocation
}

/** One call of an operation. `cancelled[0]` turns 1 when nobody wants the outcome any more: a loop cannot see messages. */
export interface CallMessage {
  readonly id: number
  readonly operation: string
  readonly input: unknown
  readonly cancelled: Int32Array
}

export type ReplyMessage =
  | { readonly id: number; readonly kind: 'progress'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'value'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'error'; readonly error: AppErrorData }

/** What an operation gets beside its input. */
export interface CallContext {
  /** Throws `cancelled` once the caller gave up. */
  throwIfCancelled(): void
  progress(value: unknown): void
  /** Hands a buffer of the value over to the caller instead of copying it. */
  transfer(buffer: ArrayBuffer): void
}

/** The operations of a thread by name. */
export type OperationTable = Readonly<Record<string, (input: never, context: CallContext) => unknown>>
