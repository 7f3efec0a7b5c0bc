import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compareSnapshots,
  keyedBy,
  nextSnapshotAtMs,
  type Changes,
  type Snapshot,
} from '../../../src/renderer/features/live/snapshots.ts'

const FIELDS = ['id', 'state', 'calls']

function snapshot(rows: readonly (readonly (string | null)[])[], fields: readonly string[] = FIELDS): Snapshot {
  return { fields, rows }
}

/** The key of a row, as plain as it can be: what the store makes of it differs just where this does. */
function keyOf({ fields }: Snapshot, row: readonly (string | null)[], keyed: readonly string[]): string {
  return keyed.map((field) => row[fields.indexOf(field)] ?? '').join('\u0000')
}

function compared(before: Snapshot, now: Snapshot, keyFields: readonly string[]): Changes {
  const keyed = keyedBy(before, now, keyFields)
  const withKeys = (each: Snapshot) => ({ ...each, keys: each.rows.map((row) => keyOf(each, row, keyed)) })
  return compareSnapshots(withKeys(before), withKeys(now), keyFields)
}

/** Rows with keys that differ. */
const unique = fc
  .uniqueArray(fc.record({ id: fc.nat(12), state: fc.constantFrom('a', 'b', ''), calls: fc.nat(2) }), {
    selector: ({ id }) => id,
    maxLength: 10,
  })
  .map((rows) => rows.map(({ id, state, calls }) => [String(id), state, String(calls)]))

describe('two snapshots', () => {
  test('differ as a plain comparison of their rows by key tells', () => {
    fc.assert(
      fc.property(unique, unique, (before, now) => {
        const changes = compared(snapshot(before), snapshot(now), ['id'])
        const old = new Map(before.map((row) => [row[0], row]))
        const present = new Map(now.map((row) => [row[0], row]))
        const both = now.filter(([id]) => old.has(id))
        const changed = both.filter((row) => JSON.stringify(old.get(row[0])) !== JSON.stringify(row))
        expect(changes.added).toBe(now.length - both.length)
        expect(changes.gone).toBe(before.filter(([id]) => !present.has(id)).length)
        expect(changes.changed).toBe(changed.length)
        expect(changes.list).toHaveLength(changes.added + changes.gone + changes.changed)
        for (const row of now) {
          const mark = changes.markOf(row[0] ?? '')
          const other = old.get(row[0])
          if (other === undefined) expect(mark?.isNew).toBe(true)
          else {
            const expected = FIELDS.flatMap((field, place) =>
              other[place] === row[place] ? [] : [[field, other[place]] as const],
            )
            expect([...(mark?.before ?? [])]).toEqual(expected)
          }
        }
      }),
    )
  })

  test('of which one is the other have no changes, whatever their rows', () => {
    const anything = fc.array(fc.array(fc.option(fc.string()), { minLength: 3, maxLength: 3 }), { maxLength: 8 })
    fc.assert(
      fc.property(anything, fc.constantFrom([], ['id'], ['id', 'state']), (rows, keyFields) => {
        const { list } = compared(snapshot(rows), snapshot(rows.toReversed()), keyFields)
        // Rows of one key keep their order only where nothing was turned around.
        if (keyFields.length === 0) expect(list).toEqual([])
        expect(compared(snapshot(rows), snapshot(rows), keyFields).list).toEqual([])
      }),
    )
  })

  test('without a key differ by whole rows, each counted', () => {
    const { added, gone, changed } = compared(
      snapshot([
        ['1', 'a', '0'],
        ['1', 'a', '0'],
        ['2', 'b', '0'],
      ]),
      snapshot([
        ['1', 'a', '0'],
        ['2', 'c', '0'],
      ]),
      [],
    )
    expect({ added, gone, changed }).toEqual({ added: 1, gone: 2, changed: 0 })
  })

  test('tell a field that only one of them has', () => {
    const { list } = compared(
      snapshot([['1', 'a']], ['id', 'state']),
      snapshot([['1', 'x', 'a']], ['id', 'new', 'state']),
      ['id'],
    )
    expect(list).toEqual([{ kind: 'changed', key: ['1'], cells: [{ field: 'new', before: '', now: 'x' }] }])
  })
})

describe('a snapshot that is repeated', () => {
  test('is due so many minutes after the last one, or the last try', () => {
    expect(nextSnapshotAtMs(5, null, null)).toBe(0)
    expect(nextSnapshotAtMs(5, 1_000, null)).toBe(301_000)
    expect(nextSnapshotAtMs(1, 1_000, 61_000)).toBe(121_000)
  })
})
