import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import type { CallMessage, CloseMessage, ThreadName, ThreadSettings } from './protocol.ts'

/** A thread that works for a thread of the store, over a connection of its own. */
export interface HelperThread {
  /** What is asked of it, and what it answers; read by `receiveMessageOnPort`, without waiting for messages. */
  readonly port: MessagePort
  /** Whether it died, or gave no sign for long: nothing is asked of it any more. */
  readonly isLost: boolean
  /** Says that it gives no sign any more. */
  readonly lose: () => void
  /** Tells it that it is not needed any more. */
  readonly end: () => void
}

const NEVER_CANCELLED = new Int32Array(new SharedArrayBuffer(4))

interface Started {
  readonly worker: Worker
  readonly port: MessagePort
}

/** The threads that work for one. They end with it: it waits for them when it closes. */
export class HelperThreads {
  readonly #settings: ThreadSettings
  readonly #threads = new Set<Started>()

  constructor(settings: ThreadSettings) {
    this.#settings = settings
  }

  /**
   * Starts a thread.
   *
   * @param thread which one: it decides which operations it has
   * @param subject the subject of these that hears of the port, by its operation `serve`
   * @param nurseryMb room for what lives for a moment, in MB; by default as much as Node thinks right
   */
  start(thread: ThreadName, subject: string, nurseryMb?: number): HelperThread {
    const { workerUrl } = this.#settings
    const worker = new Worker(new URL(workerUrl), {
      workerData: { ...this.#settings, thread, waiting: new Int32Array(1) },
      resourceLimits: nurseryMb === undefined ? {} : { maxYoungGenerationSizeMb: nurseryMb },
    })
    const { port1, port2 } = new MessageChannel()
    const started = { worker, port: port1 }
    this.#threads.add(started)
    let isLost = false
    const lose = (): void => {
      isLost = true
    }
    worker.on('error', lose)
    worker.on('exit', lose)
    const call: CallMessage = {
      id: 0,
      kind: 'call',
      subject,
      verb: 'serve',
      input: { port: port2 },
      cancelled: NEVER_CANCELLED,
    }
    worker.postMessage(call, [port2])
    return {
      port: port1,
      get isLost() {
        return isLost
      },
      lose,
      end: () => {
        this.#end(started)
      },
    }
  }

  /** Tells all of them to close their connections and to end; who started them lives until they have. */
  close(): void {
    for (const thread of this.#threads) this.#end(thread)
  }

  #end(thread: Started): void {
    if (!this.#threads.delete(thread)) return
    thread.port.close()
    thread.worker.postMessage({ id: 1, kind: 'close' } satisfies CloseMessage)
  }
}
