import { Worker } from 'node:worker_threads'
import { AppError, toAppError } from '../../../shared/errors.ts'
import { ToldDefinitions } from './definitions.ts'
import type { CallOptions, ReplyMessage, ThreadMessage, ThreadSettings } from './protocol.ts'

interface PendingCall {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: AppError) => void
  readonly onProgress: ((value: never) => void) | undefined
}

interface RunningThread {
  readonly worker: Worker
  readonly definitions: ToldDefinitions
}

/** Rows live for a moment: a small nursery keeps memory flat over an answer of any size, at no cost in time. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 16 }

const NEVER_CANCELLED = new Int32Array(new SharedArrayBuffer(4))

/**
 * A store thread as those see it who ask it. It starts with the first call; one that died is started anew by the next,
 * until it is closed. Every call ends exactly once, whatever becomes of the thread.
 */
export class ThreadClient {
  readonly #url: URL
  readonly #settings: ThreadSettings
  readonly #onLost: () => void
  readonly #pending = new Map<number, PendingCall>()
  #running: RunningThread | undefined
  #isClosed = false
  #ended: Promise<void> | undefined
  #lastId = 0

  /**
   * @param url the file of `storeWorker.ts`, or of its built form
   * @param onLost called when a thread died by itself, after its calls have failed
   */
  constructor(
    url: URL,
    settings: Pick<ThreadSettings, 'thread' | 'location' | 'columnWords'>,
    onLost: () => void = () => undefined,
  ) {
    this.#url = url
    this.#settings = { ...settings, workerUrl: url.href, waiting: new Int32Array(new SharedArrayBuffer(4)) }
    this.#onLost = onLost
  }

  /**
   * Runs an operation in the thread.
   *
   * @throws AppError what the operation threw; `cancelled` once the signal is aborted; `worker-lost` where the thread
   * died; `store-closed` where it was to take no more calls
   */
  async call(
    subject: string,
    verb: string,
    input: unknown,
    { signal, onProgress, transfer, beside }: CallOptions = {},
  ): Promise<unknown> {
    if (this.#isClosed) throw new AppError('store-closed')
    const { worker, definitions } = this.#start()
    const cancelled = signal === undefined ? NEVER_CANCELLED : new Int32Array(new SharedArrayBuffer(4))
    const cancel = (): void => {
      Atomics.store(cancelled, 0, 1)
    }
    if (signal?.aborted === true) cancel()
    signal?.addEventListener('abort', cancel)
    try {
      const packed = definitions.pack(input, beside)
      const answer = this.#post(worker, { kind: 'call', subject, verb, cancelled, ...packed }, onProgress, transfer)
      // Only what was sent was told.
      definitions.remember(packed)
      return await answer
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  /** Whether the thread is there: what nobody ever asked holds nothing. */
  get isRunning(): boolean {
    return this.#running !== undefined
  }

  /** Takes no more calls, from now on and for good; those that were made are answered. */
  refuseCalls(): void {
    this.#isClosed = true
  }

  /** Takes no more calls, answers those that were made, closes the thread's connection and ends it. */
  close(): Promise<void> {
    this.refuseCalls()
    this.#ended ??= this.#end()
    return this.#ended
  }

  async #end(): Promise<void> {
    if (this.#running === undefined) return
    const { worker } = this.#running
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    // One that dies of it has ended as well.
    await this.#post(worker, { kind: 'close' }).catch(() => undefined)
    await ended
  }

  /** @throws AppError as `call`, and where the message cannot be sent: nothing of it was then */
  #post(
    worker: Worker,
    message: DistributiveOmit<ThreadMessage, 'id'>,
    onProgress?: (value: never) => void,
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<unknown> {
    this.#lastId++
    const id = this.#lastId
    Atomics.add(this.#settings.waiting, 0, 1)
    try {
      worker.postMessage({ id, ...message }, [...transfer])
    } catch (cause) {
      Atomics.sub(this.#settings.waiting, 0, 1)
      throw toAppError(cause)
    }
    return new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onProgress })
    })
  }

  #start(): RunningThread {
    if (this.#running !== undefined) return this.#running
    Atomics.store(this.#settings.waiting, 0, 0)
    const worker = new Worker(this.#url, { workerData: this.#settings, resourceLimits: RESOURCE_LIMITS })
    worker.on('message', (reply: ReplyMessage) => {
      this.#receive(reply)
    })
    worker.on('error', (cause) => {
      this.#lose(worker, cause)
    })
    // An answer that cannot be read here is nobody's: whoever waits for it must not wait for ever.
    worker.on('messageerror', (cause) => {
      this.#lose(worker, cause)
      void worker.terminate()
    })
    worker.on('exit', () => {
      this.#lose(worker, undefined)
    })
    this.#running = { worker, definitions: new ToldDefinitions() }
    return this.#running
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
    if (this.#running?.worker !== worker) return
    this.#running = undefined
    const calls = [...this.#pending.values()]
    this.#pending.clear()
    for (const call of calls) call.reject(new AppError('worker-lost', {}, { cause }))
    if (!this.#isClosed) this.#onLost()
  }
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never
