import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { deflateChunk, PlainDeflater, type Deflater } from '../../src/core/export/workbook/deflater.ts'
import { ThreadedDeflater } from '../../src/core/export/workbook/deflatingThread.ts'
import { budgetWords } from '../../src/core/store/query/columns/columnBudget.ts'
import { HelperThreads, type HelperThread } from '../../src/core/store/threads/helperThreads.ts'
import { WORKER_URL } from '../support/connectedStore.ts'

// Chunks are deflated in a second thread as they are in the first one.

const threads = new HelperThreads({
  thread: 'export',
  location: { file: '/nowhere/store.db', key: '' },
  workerUrl: WORKER_URL.href,
  waiting: new Int32Array(1),
  columnWords: budgetWords(),
})

afterEach(() => {
  threads.close()
})

const CHUNK_BYTES = 700_000

/** XML of two parts: chunks of many sizes, one of them empty. */
const parts: readonly (readonly Buffer[])[] = [0, 1].map((part) =>
  Array.from({ length: 8 }, (_, chunk) =>
    Buffer.from(
      `<c r="A${part}${chunk}"><v>${chunk * 7}</v></c>`.repeat(chunk === 5 ? 0 : CHUNK_BYTES / 30 / (chunk + 1)),
    ),
  ),
)

/** What becomes of all chunks, in their order. */
function deflated(deflater: Deflater): readonly Uint8Array[] {
  const done: Uint8Array[] = []
  for (const chunks of parts) {
    chunks.forEach((chunk, place) => {
      const bytes = Buffer.from(chunk)
      deflater.deflate(bytes, place === chunks.length - 1, (each) => {
        done.push(new Uint8Array(each))
      })
      // What was given is used again.
      bytes.fill(0)
    })
  }
  deflater.settle()
  deflater.close()
  return done
}

const expected = deflated(new PlainDeflater())

test('a thread makes the same of the same chunks, in their order', () => {
  let started: HelperThread | undefined
  let asked = 0
  const deflater = new ThreadedDeflater(() => {
    started = threads.start('deflating', 'deflating')
    const { port } = started
    const post = port.postMessage.bind(port)
    port.postMessage = (message: unknown) => {
      asked++
      post(message)
    }
    return started
  })
  expect(deflated(deflater)).toEqual(expected)
  expect(started?.isLost).toBe(false)
  expect(asked).toBeGreaterThan(parts.length)
})

test('where the thread is silent from the beginning, or dies on the way, the first one goes on alone', () => {
  for (const answers of [0, 2]) {
    const { port1, port2 } = new MessageChannel()
    let left = answers
    let ends = 0
    const post = port1.postMessage.bind(port1)
    // The other end, without a thread: it answers so often and no more.
    port1.postMessage = (message: Parameters<typeof answer>[0]) => {
      if (left-- > 0) answer(message)
      else post(null)
    }
    const answer = ({ buffer, length, isLast, done }: ChunkLike): void => {
      port2.postMessage(deflateChunk(new Uint8Array(buffer, 0, length), isLast))
      Atomics.add(done, 0, 1)
    }
    const helper = { port: port1, isLost: false, lose: () => undefined, end: () => ends++ }
    expect([answers, deflated(new ThreadedDeflater(() => helper, 20))]).toEqual([answers, expected])
    expect(ends).toBe(1)
    port2.close()
  }
})

interface ChunkLike {
  readonly buffer: SharedArrayBuffer
  readonly length: number
  readonly isLast: boolean
  readonly done: Int32Array
}
