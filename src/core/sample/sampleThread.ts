import { Worker } from 'node:worker_threads'
import { AppError } from '../../shared/errors.ts'
import type { SampleAddress, SampleMessage } from './sampleWorker.ts'

interface Running {
  readonly worker: Worker
  readonly address: Promise<SampleAddress>
  readonly ended: Promise<void>
}

/** The sample operation in a thread of its own, so that inventing rows never makes its caller wait. */
export class SampleThread {
  readonly #workerUrl: URL
  #running: Running | undefined

  /** @param workerUrl the file of `sampleWorker.ts`, or of its built form */
  constructor(workerUrl: URL) {
    this.#workerUrl = workerUrl
  }

  /**
   * Starts the operation where it does not run; one whose thread died is started anew, at another address.
   *
   * @returns where it answers now
   * @throws AppError `worker-lost` where it does not start
   */
  start(): Promise<SampleAddress> {
    this.#running ??= this.#begin()
    return this.#running.address
  }

  /** Ends the operation and its thread. */
  async close(): Promise<void> {
    const running = this.#running
    if (running === undefined) return
    this.#running = undefined
    running.worker.postMessage('close')
    await running.ended
  }

  #begin(): Running {
    const worker = new Worker(this.#workerUrl)
    const address = new Promise<SampleAddress>((resolve, reject) => {
      worker.once('message', (message: SampleMessage) => {
        if (message.ok) resolve(message.address)
        else reject(AppError.fromData(message.error))
      })
      worker.once('error', (cause) => {
        reject(new AppError('worker-lost', {}, { cause }))
      })
      worker.once('exit', () => {
        reject(new AppError('worker-lost'))
      })
    })
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        if (this.#running === running) this.#running = undefined
        resolve()
      })
    })
    // Whoever asked is told; where nobody waits any more it must not count as unhandled.
    address.catch(() => undefined)
    const running: Running = { worker, address, ended }
    return running
  }
}
