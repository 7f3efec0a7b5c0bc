import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forgetParameters } from '../../../src/core/store/erasing/customerRows.ts'
import { listOwnMeasures, putOwnMeasure, removeOwnMeasure } from '../../../src/core/store/tables/ownMeasures.ts'
import { paidStatesOf, putPaidStates } from '../../../src/core/store/tables/paidStates.ts'
import { ownMeasureNamed, type OwnMeasure } from '../../../src/shared/measures/ownMeasures.ts'
import { openMemoryStore } from '../../support/memoryStore.ts'

function own(name: string, dividend = 'count'): OwnMeasure {
  return { name, dividend, divisor: 'count', earlierNames: [] }
}

/** A measure by what it was made as, and every name that it ever had and nobody took since. */
interface Modelled {
  readonly made: number
  name: string
  earlier: Set<string>
}

test('whatever is added, renamed and removed, a name finds the measure that had it last', () => {
  const database = openMemoryStore()
  const names = fc.constantFrom('Costo', 'COSTO', 'Éxito', 'exito', 'TMO real', 'Otra')
  const key = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const steps = fc.array(
    fc.oneof(
      fc.record({ does: fc.constant('add' as const), name: names, which: fc.constant(0) }),
      fc.record({ does: fc.constant('rename' as const), name: names, which: fc.nat({ max: 5 }) }),
      fc.record({ does: fc.constant('remove' as const), name: names, which: fc.nat({ max: 5 }) }),
    ),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(steps, (each) => {
      database.exec('DELETE FROM own_measures')
      const model = new Map<number, Modelled>()
      const take = (name: string): void => {
        for (const other of model.values()) other.earlier.delete(key(name))
      }
      for (const [made, { does, name, which }] of each.entries()) {
        const id = [...model.keys()].toSorted((a, b) => a - b)[which]
        const isFree = ![...model].some(([other, { name: taken }]) => key(taken) === key(name) && other !== id)
        if (does === 'add') {
          const isNew = ![...model.values()].some((other) => key(other.name) === key(name))
          const add = (): number => putOwnMeasure(database, null, own(name, `p${made + 1}(x)`))
          if (!isNew) {
            expect(add).toThrow(/measure-exists/)
            continue
          }
          take(name)
          model.set(add(), { made: made + 1, name, earlier: new Set() })
        } else if (id !== undefined && does === 'rename') {
          const before = model.get(id) as Modelled
          const rename = (): number => putOwnMeasure(database, id, own(name, `p${before.made}(x)`))
          if (!isFree) {
            expect(rename).toThrow(/measure-exists/)
            continue
          }
          rename()
          take(name)
          if (key(before.name) !== key(name)) before.earlier.add(key(before.name))
          before.name = name
        } else if (id !== undefined) {
          expect(removeOwnMeasure(database, id)?.id).toBe(id)
          model.delete(id)
        }
      }
      const kept = listOwnMeasures(database)
      expect(kept.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([...model.keys()].toSorted((a, b) => a - b))
      for (const name of ['costo', 'Exito', 'tmo REAL', 'otra']) {
        const meant = [...model.values()].find((other) => key(other.name) === key(name) || other.earlier.has(key(name)))
        expect(ownMeasureNamed(kept, name)?.dividend).toBe(meant === undefined ? undefined : `p${meant.made}(x)`)
      }
    }),
  )
})

test('one that is gone cannot be changed', () => {
  const database = openMemoryStore()
  expect(() => putOwnMeasure(database, 7, own('Costo'))).toThrow(/unknown-measure/)
  expect(removeOwnMeasure(database, 7)).toBeUndefined()
})

test('one whose condition is about a customer goes with the customer, and no other', () => {
  const database = openMemoryStore()
  putOwnMeasure(database, null, own('Suyas', 'count(telephone = 3001234567)'))
  putOwnMeasure(database, null, own('Todas'))
  forgetParameters(database, { customer: '3001234567', connectionId: 1 })
  expect(listOwnMeasures(database).map(({ name }) => name)).toEqual(['Todas'])
})

test('which states are paid is kept for each operation, and nobody having said so is not the same as none', () => {
  const database = openMemoryStore()
  expect(paidStatesOf(database, 1)).toBeNull()
  putPaidStates(database, 1, ['Capacitación', 'Reunión'])
  expect(paidStatesOf(database, 1)).toEqual(['Capacitación', 'Reunión'])
  putPaidStates(database, 1, [])
  expect(paidStatesOf(database, 1)).toEqual([])
  putPaidStates(database, 1, null)
  expect(paidStatesOf(database, 1)).toBeNull()
})
