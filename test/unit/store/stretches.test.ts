import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BlockReading } from '../../../src/core/export/rowBlocks.ts'
import { sharedStretches, Stretches } from '../../../src/core/export/stretches/stretches.ts'
import { SharedReading } from '../../../src/core/export/stretches/stretchThreads.ts'

// Stretches of rows that several threads read, in any order in which these may come to work, against the rows one after
// the other. The threads are steps of this one.

/** Rows of which some are larger than what is left of a stretch's room, and some than all of it. */
function rowsOf(lengths: readonly number[]): (first: number, last: number) => string {
  return (first, last) =>
    Array.from({ length: last - first + 1 }, (_, row) => {
      const place = first + row
      return `${place}:${'x'.repeat(lengths[place % lengths.length] ?? 0)};`
    }).join('')
}

const lengths = fc.array(fc.oneof(fc.nat(50), fc.constantFrom(2_000, 60_000, 300_000)), { minLength: 1, maxLength: 4 })
/** What each thread does next, again and again: takes a stretch and reads it, or fails at it. */
const steps = fc.array(fc.constantFrom('idle', 'read', 'fail'), { minLength: 1, maxLength: 12 })

test('every row comes once and in its order, whoever reads it, and wherever somebody fails', () => {
  fc.assert(
    fc.property(
      lengths,
      steps,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 400 }),
      (sizes, work, first, rows) => {
        const textOf = rowsOf(sizes)
        const last = first + rows - 1
        const shared = sharedStretches(first, last, textOf(1, 10).length / 10, 3)
        const reading: BlockReading = {
          joined: (from, to) => Buffer.from(textOf(from, to)),
          apart: () => [],
        }
        const helper = new Stretches(shared)
        let at = 0
        const help = (): void => {
          const step = work[at++ % work.length]
          const stretch = step === 'idle' ? undefined : helper.claim()
          if (stretch === undefined) return
          const failing: BlockReading = {
            ...reading,
            joined: () => {
              throw new Error('a reader failed')
            },
          }
          try {
            helper.fill(stretch, step === 'fail' ? failing : reading, () => undefined)
          } catch {
            // Whoever writes reads it.
          }
        }
        const together = new SharedReading(shared, [])
        let written = ''
        let next = first
        while (next <= last) {
          help()
          const taken = together.take(reading, () => undefined)
          written += taken.block.toString()
          next += taken.rows
          if (taken.last >= next) written += textOf(next, taken.last)
          next = taken.last + 1
          help()
          together.wrote()
        }
        expect(written).toBe(textOf(first, last))
        together.end()
        expect(helper.isOver).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})

test('what a thread that died had is read again, and nothing of what is shared is used from there on', () => {
  const textOf = rowsOf([100])
  const shared = sharedStretches(1, 5_000, 100, 2)
  const dead = new Stretches(shared)
  expect(dead.claim()).toBe(0)
  const reading: BlockReading = { joined: (from, to) => Buffer.from(textOf(from, to)), apart: () => [] }
  const together = new SharedReading(shared, [], 20)
  expect(together.take(reading, () => undefined)).toMatchObject({ rows: 0, last: 5_000 })
})

test('who writes can stop while it waits', () => {
  const shared = sharedStretches(1, 10, 100, 2)
  expect(new Stretches(shared).claim()).toBe(0)
  const reading: BlockReading = { joined: () => Buffer.from(''), apart: () => [] }
  const stop = (): never => {
    throw new Error('stopped')
  }
  expect(() => new SharedReading(shared, []).take(reading, stop)).toThrow('stopped')
})
