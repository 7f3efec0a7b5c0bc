import { Worker } from 'node:worker_threads'
import { AppError } from '../../../shared/errors.ts'
import type { CallContext, CallMessage, ReplyMessage, WorkerSettings } from './protocol.ts'

interface PendingCall {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: AppError) => void
  readonly onProgress: ((value: never) => void) | undefined
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((value: never) => void) | undefined
  /** Buffers to hand over instead of copying them. */
  readonly transfer?: readonly ArrayBuffer[]
}

type Operations = Readonly<Record<string, (input: never, context: CallContext) => unknown>>
type InputOf<T> = T extends (...args: infer A) => unknown
  ? A extends [infer First, ...unknown[]]
    ? First
    : undefined
  : never
type OutputOf<T> = T extends (...args: never[]) => infer Output ? Output : never

/** Rows live for a moment: a small nursery keeps memory flat over an answer of any size, at no cost in time. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 16 }

const NEVER_CANCELLED = new Int32Array(new SharedArrayBuffer(4))

/**
 * A store thread as its callers see it: operations by name, with the types of its table. The thread starts with the first call;
 * one that died is started anew by the next.
 */
export class WorkerClient<Table extends Operations> {
  readonly #url: URL
  readonly #settings: WorkerSettings
  readonly #onLost: () => void
  readonly #pending = new Map<number, PendingCall>()
  #worker: Worker | undefined
  /** The thread that was told to end. */
  #closing: Worker | undefined
  #lastId = 0

  /**
   * @param url the file of `worker.ts`, or of its built form
   * @param onLost called when a thread died by itself, after its calls have failed
   */
  constructor(url: URL, settings: WorkerSettings, onLost: () => void = () => undefined) {
    this.#url = url
    this.#settings = settings
    this.#onLost = onLost
  }

  /**
   * Runs an operation in the thread.
   *
   * @throws AppError what the operation threw; `cancelled` once the signal is aborted; `worker-lost` where the thread died
   */
  call<Name extends keyof Table & string>(
    operation: Name,
    input: InputOf<Table[Name]>,
    options: CallOptions = {},
  ): Promise<OutputOf<Table[Name]>> {
    return this.#post(operation, input, options) as Promise<OutputOf<Table[Name]>>
  }

  /** Closes the thread's connection and ends it. */
  async close(): Promise<void> {
    if (this.#worker === undefined) return
    const worker = this.#worker
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    this.#closing = worker
    await this.#post('close', null, {}).catch(() => undefined)
    if (this.#worker === worker) this.#worker = undefined
    await ended
  }

  #post(operation: string, input: unknown, { signal, onProgress, transfer = [] }: CallOptions): Promise<unknown> {
    const worker = this.#start()
    this.#lastId++
    const id = this.#lastId
    const cancelled = signal === undefined ? NEVER_CANCELLED : new Int32Array(new SharedArrayBuffer(4))
    const cancel = (): void => {
      Atomics.store(cancelled, 0, 1)
    }
    if (signal?.aborted === true) cancel()
    signal?.addEventListener('abort', cancel)
    return new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onProgress })
      worker.postMessage({ id, operation, input, cancelled } satisfies CallMessage, [...transfer])
    }).finally(() => signal?.removeEventListener('abort', cancel))
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const worker = new Worker(this.#url, { workerData: this.#settings, resourceLimits: RESOURCE_LIMITS })
    worker.on('message', (reply: ReplyMessage) => {
      this.#receive(reply)
    })
    worker.on('error', (cause) => {
      this.#lose(worker, cause)
    })
    worker.on('exit', () => {
      this.#lose(worker, undefined)
    })
    this.#worker = worker
    return worker
  }

  #receive(reply: ReplyMessage): void {
    const call = this.#pending.get(reply.id)
    if (call === undefined) return
    if (reply.kind === 'progress') {
      call.onProgress?.(reply.value as never)
      return
    }
    this.#pending.delete(reply.id)
    if (reply.kind === 'value') call.resolve(reply.value)
    else call.reject(AppError.fromData(reply.error))
  }

  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    const calls = [...this.#pending.values()]
    this.#pending.clear()
    for (const call of calls) call.reject(new AppError('worker-lost', {}, { cause }))
    if (this.#closing !== worker) this.#onLost()
  }
}
