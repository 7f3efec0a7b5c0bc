import { availableParallelism } from 'node:os'
import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads'
import { letGo } from '../../store/query/letGo.ts'
import type { HelperThread } from '../../store/threads/helperThreads.ts'
import type { ThreadParts } from '../../store/threads/subject.ts'
import { deflateChunk, PlainDeflater, type Deflater, type OnDeflated } from './deflater.ts'

// A second thread that deflates while the first one reads rows and makes XML of them. The first one is in the middle of
// a read transaction and sees no messages: both wait for each other by `Atomics`. What becomes of a chunk depends on
// nothing but the chunk, so that the bytes are the same wherever it is deflated.

/** A chunk on its way to the thread. */
interface ChunkMessage {
  readonly buffer: SharedArrayBuffer
  readonly length: number
  readonly isLast: boolean
  /** How many chunks the thread has done. */
  readonly done: Int32Array
}

/**
 * What became of a chunk: so many bytes, in the second half of its buffer; or the bytes, where that has no room for
 * them. What one thread allocates and the other one frees would hardly be used again. The chunk itself stays as it is:
 * the first thread may have to deflate it after all.
 */
type DeflatedMessage = number | Uint8Array<ArrayBuffer>

/** The thread is worth its start from so many bytes on. */
const LEAST_BYTES = 2 * 1024 * 1024
/** Chunks on their way: enough that neither thread waits long for the other, and few, since each takes memory. */
const MOST_UNDER_WAY = 4
/** Room of a chunk, and of what becomes of it; a larger one gets a buffer of its own. */
const ROOM_BYTES = 256 * 1024
/** Chunks live for a moment: in a small nursery they are collected before they come to much. */
const NURSERY_MB = 3
/** A thread that gives no sign for so long died, or was never there: what it had is done here. */
const SILENT_MS = 15_000

interface UnderWay {
  readonly buffer: SharedArrayBuffer
  readonly length: number
  readonly isLast: boolean
  readonly done: OnDeflated
}

function secondHalf(buffer: SharedArrayBuffer): Uint8Array {
  return new Uint8Array(buffer, buffer.byteLength / 2)
}

/** Deflates in a thread of its own, once there is enough to do. */
export class ThreadedDeflater implements Deflater {
  readonly #startHelper: () => HelperThread
  readonly #silentMs: number
  #helper: HelperThread | undefined
  /** Bytes that were deflated before the thread was started. */
  #bytes = 0
  #isAlone = availableParallelism() === 1
  readonly #underWay: UnderWay[] = []
  readonly #free: SharedArrayBuffer[] = []
  readonly #done = new Int32Array(new SharedArrayBuffer(4))

  /**
   * @param startHelper starts the thread
   * @param silentMs how long the thread may be silent, in milliseconds
   */
  constructor(startHelper: () => HelperThread, silentMs = SILENT_MS) {
    this.#startHelper = startHelper
    this.#silentMs = silentMs
  }

  deflate(chunk: Uint8Array, isLast: boolean, done: OnDeflated): void {
    if (this.#isAlone || this.#bytes < LEAST_BYTES) {
      this.#bytes += chunk.length
      done(deflateChunk(chunk, isLast))
      return
    }
    this.#helper ??= this.#startHelper()
    const free = chunk.length <= ROOM_BYTES ? this.#free.pop() : undefined
    const buffer = free ?? new SharedArrayBuffer(2 * Math.max(chunk.length, ROOM_BYTES))
    new Uint8Array(buffer).set(chunk)
    const { length } = chunk
    this.#underWay.push({ buffer, length, isLast, done })
    this.#helper.port.postMessage({ buffer, length, isLast, done: this.#done } satisfies ChunkMessage)
    this.#receive()
    this.#wait(MOST_UNDER_WAY)
  }

  settle(): void {
    this.#wait(0)
  }

  close(): void {
    this.#helper?.end()
    this.#helper = undefined
    this.#isAlone = true
  }

  #receive(): void {
    const port = this.#helper?.port
    if (port === undefined) return
    for (let got = receiveMessageOnPort(port); got !== undefined; got = receiveMessageOnPort(port)) {
      const chunk = this.#underWay.shift()
      if (chunk === undefined) return
      const deflated = got.message as DeflatedMessage
      const isInPlace = typeof deflated === 'number'
      chunk.done(isInPlace ? secondHalf(chunk.buffer).slice(0, deflated) : deflated)
      if (chunk.buffer.byteLength === 2 * ROOM_BYTES) this.#free.push(chunk.buffer)
    }
  }

  /** Waits until so many chunks are under way at the most. */
  #wait(most: number): void {
    while (this.#underWay.length > most) {
      const seen = Atomics.load(this.#done, 0)
      this.#receive()
      if (this.#underWay.length <= most) return
      if (Atomics.wait(this.#done, 0, seen, this.#silentMs) === 'timed-out') this.#goOnAlone()
    }
  }

  #goOnAlone(): void {
    this.close()
    for (const { buffer, length, isLast, done } of this.#underWay.splice(0)) {
      done(deflateChunk(new Uint8Array(buffer, 0, length), isLast))
    }
  }
}

/**
 * What deflates for a workbook of rows.
 *
 * @param startHelper of the thread that writes the file; absent where there is none
 */
export function deflaterOf(startHelper: ThreadParts['startHelper'] | undefined): Deflater {
  return startHelper === undefined
    ? new PlainDeflater()
    : new ThreadedDeflater(() => startHelper('deflating', 'deflating', NURSERY_MB))
}

/** Deflates what comes through a port, until it closes. */
function serveDeflating(port: MessagePort): void {
  port.on('message', ({ buffer, length, isLast, done }: ChunkMessage) => {
    const bytes = deflateChunk(new Uint8Array(buffer, 0, length), isLast)
    const room = secondHalf(buffer)
    const deflated = bytes.length
    const isInPlace = deflated <= room.length
    if (isInPlace) {
      room.set(bytes)
      letGo(bytes)
    }
    port.postMessage((isInPlace ? deflated : bytes) satisfies DeflatedMessage)
    Atomics.add(done, 0, 1)
    Atomics.notify(done, 0)
  })
}

/** What the second thread does. */
export const deflating = ({ onClose }: Pick<ThreadParts, 'onClose'>) => ({
  /** Serves whoever has the port's other end, until the thread closes. */
  serve: ({ port }: { readonly port: MessagePort }): void => {
    serveDeflating(port)
    onClose(() => {
      port.close()
    })
  },
})
