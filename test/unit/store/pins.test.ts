import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CARD_FORMS, type Pin } from '../../../src/shared/home.ts'
import { listPins, orderPins, putPin, removePin } from '../../../src/core/store/tables/pins.ts'
import { openMemoryStore } from '../../support/memoryStore.ts'
import { runs } from '../../support/runs.ts'

const viewId = fc.integer({ min: 1, max: 6 })
const form = fc.constantFrom(null, ...CARD_FORMS)
const steps = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('put' as const), viewId, form, isWide: fc.boolean() }),
    fc.record({ does: fc.constant('remove' as const), viewId }),
    fc.record({ does: fc.constant('order' as const), viewIds: fc.array(viewId, { maxLength: 8 }) }),
  ),
  { maxLength: 30 },
)

/** The named ones in the wished order, in the places that they had; all others where they were. */
function reordered(pins: readonly Pin[], wished: readonly number[]): Pin[] {
  const queue = [...new Set(wished)].flatMap((id) => pins.find((pin) => pin.viewId === id) ?? [])
  const named = new Set(queue.map((pin) => pin.viewId))
  return pins.map((pin) => (named.has(pin.viewId) ? (queue.shift() as Pin) : pin))
}

test('cards stand where they were put, whatever is pinned, moved and taken away', () => {
  fc.assert(
    fc.property(steps, (done) => {
      const database = openMemoryStore()
      try {
        let expected: Pin[] = []
        for (const step of done) {
          if (step.does === 'put') {
            const { does: _does, ...pin } = step
            const known = expected.some((each) => each.viewId === pin.viewId)
            putPin(database, pin)
            expected = known ? expected.map((each) => (each.viewId === pin.viewId ? pin : each)) : [...expected, pin]
          } else if (step.does === 'remove') {
            const isThere = expected.some((each) => each.viewId === step.viewId)
            expect(removePin(database, step.viewId)).toBe(isThere)
            expected = expected.filter((each) => each.viewId !== step.viewId)
          } else {
            orderPins(database, step.viewIds)
            expected = reordered(expected, step.viewIds)
          }
          expect(listPins(database)).toEqual(expected)
        }
      } finally {
        database.close()
      }
    }),
    { numRuns: runs(100) },
  )
})

test('a form that this version does not know is shown as fits the view', () => {
  const database = openMemoryStore()
  putPin(database, { viewId: 1, form: 'chart', isWide: true })
  database.exec(`UPDATE pins SET form = 'gauge'`)
  expect(listPins(database)).toEqual([{ viewId: 1, form: null, isWide: true }])
  database.close()
})
