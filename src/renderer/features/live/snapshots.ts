import type { TextRow } from '../../../shared/rows.ts'

// What changed between two snapshots of a report that tells how things are now.

/** The rows of a snapshot, as the grid would show them: what a mask hides is hidden. */
export interface Snapshot {
  readonly fields: readonly string[]
  readonly rows: readonly TextRow[]
}

/** A snapshot with what each of its rows is the same as others by, hidden or not. */
export interface KeyedSnapshot extends Snapshot {
  readonly keys: readonly string[]
}

export interface ChangedCell {
  readonly field: string
  readonly before: string
  readonly now: string
}

/** A row that one of the snapshots does not have, or that differs in some cells. */
export interface Change {
  readonly kind: 'added' | 'gone' | 'changed'
  /** The values of its key, in the key's order; of a row without one, those of its first fields. */
  readonly key: readonly string[]
  readonly cells: readonly ChangedCell[]
}

/** What is new in a row: all of it, or the fields with what they held before. */
export interface RowMark {
  readonly isNew: boolean
  readonly before: ReadonlyMap<string, string>
}

export interface Changes {
  readonly added: number
  readonly gone: number
  readonly changed: number
  /** Those that changed first, then new ones, then those that are gone, each in the order of the rows. */
  readonly list: readonly Change[]
  /** The fields that keys were made of. */
  readonly keyedBy: readonly string[]
  /** The mark of a row of the newer snapshot, by its key. */
  readonly markOf: (key: string) => RowMark | undefined
}

/** A row without a key goes by these of its values. */
const MOST_NAMING = 2

type ReadRow = (field: string) => string

function reader({ fields }: Snapshot, row: TextRow): ReadRow {
  return (field) => row[fields.indexOf(field)] ?? ''
}

/** Rows with the same key are told apart by their order: the first of one snapshot is the first of the other. */
function byKey(snapshot: KeyedSnapshot): ReadonlyMap<string, readonly ReadRow[]> {
  const rows = new Map<string, ReadRow[]>()
  for (const [place, row] of snapshot.rows.entries()) {
    const read = reader(snapshot, row)
    const key = snapshot.keys[place] ?? ''
    const same = rows.get(key)
    if (same === undefined) rows.set(key, [read])
    else same.push(read)
  }
  return rows
}

function fieldsOf(before: Snapshot, now: Snapshot): readonly string[] {
  return [...new Set([...now.fields, ...before.fields])]
}

/**
 * The fields that keys of two snapshots are made of.
 *
 * @param keyFields the fields by which a row is the same thing in both; without any, rows are the same where all of
 * their values are
 */
export function keyedBy(before: Snapshot, now: Snapshot, keyFields: readonly string[]): readonly string[] {
  return keyFields.length > 0 ? keyFields : fieldsOf(before, now)
}

/**
 * Compares a snapshot with the one before it.
 *
 * @param keyFields as {@link keyedBy} has them, of which both have their keys
 */
export function compareSnapshots(before: KeyedSnapshot, now: KeyedSnapshot, keyFields: readonly string[]): Changes {
  const fields = fieldsOf(before, now)
  const naming = keyFields.length > 0 ? keyFields : fields.slice(0, MOST_NAMING)
  const old = byKey(before)
  const present = byKey(now)
  const changed: Change[] = []
  const added: Change[] = []
  const gone: Change[] = []
  const marks = new Map<string, RowMark>()

  for (const [key, rows] of present) {
    const others = old.get(key) ?? []
    for (const [place, read] of rows.entries()) {
      const other = others[place]
      if (other === undefined) {
        added.push({ kind: 'added', key: naming.map(read), cells: [] })
        if (place === 0) marks.set(key, { isNew: true, before: new Map() })
        continue
      }
      const cells = fields
        .map((field): ChangedCell => ({ field, before: other(field), now: read(field) }))
        .filter((cell) => cell.before !== cell.now)
      if (cells.length === 0) continue
      changed.push({ kind: 'changed', key: naming.map(read), cells })
      if (place === 0) {
        marks.set(key, { isNew: false, before: new Map(cells.map((cell) => [cell.field, cell.before])) })
      }
    }
  }
  for (const [key, rows] of old) {
    for (const read of rows.slice(present.get(key)?.length ?? 0)) {
      gone.push({ kind: 'gone', key: naming.map(read), cells: [] })
    }
  }
  return {
    added: added.length,
    gone: gone.length,
    changed: changed.length,
    list: [...changed, ...added, ...gone],
    keyedBy: keyedBy(before, now, keyFields),
    markOf: (key) => marks.get(key),
  }
}

/** When a report that is asked again and again is due, in milliseconds since 1970. */
export function nextSnapshotAtMs(
  everyMinutes: number,
  lastTakenAtMs: number | null,
  lastTriedAtMs: number | null,
): number {
  const last = Math.max(lastTakenAtMs ?? 0, lastTriedAtMs ?? 0)
  return last === 0 ? 0 : last + everyMinutes * 60_000
}
