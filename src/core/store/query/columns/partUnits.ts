import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { OpenRows } from '../rowSet.ts'
import { idsOfPart, rowsOfPart } from '../source.ts'
import type { Column, ColumnWish, TextsWish } from './columns.ts'
import { readingOf } from './columnReaders.ts'
import type { Dictionary } from './dictionary.ts'
import { letGo } from '../letGo.ts'
import { PartReading } from './joinedRows.ts'

// The rows of slices are read in units of so many ids: few enough that several threads share even one large slice, and
// end at about the same time.

/** Some of the rows of one part, of which some columns are read. */
export interface Unit {
  /** The part, from 0. */
  readonly place: number
  readonly first: number
  readonly last: number
  readonly wishes: readonly ColumnWish[]
}

const IDS_PER_UNIT = 32_768

/** The units that a part is read in, in order: one at the least. */
export function unitsOf(
  database: ReadableDatabase,
  { source }: OpenRows,
  place: number,
  wishes: readonly ColumnWish[],
): readonly Unit[] {
  const part = source.parts?.[place]
  if (part === undefined) return []
  const { first, last } = idsOfPart(database, source, part)
  const count = Math.max(1, Math.ceil((last - first + 1) / IDS_PER_UNIT))
  return Array.from({ length: count }, (_, unit) => {
    const from = first + unit * IDS_PER_UNIT
    return { place, first: from, last: Math.min(last, from + IDS_PER_UNIT - 1), wishes }
  })
}

/** The columns of some rows. */
export interface ReadColumns {
  readonly rows: number
  /** By the ids of their wishes. */
  readonly columns: ReadonlyMap<string, Column>
}

/**
 * Reads a unit.
 *
 * @param dictionaryOf the dictionary that a column's texts are numbered by
 * @throws whatever `throwIfCancelled` throws
 */
export function readUnit(
  database: ReadableDatabase,
  { source, conditions }: OpenRows,
  { place, first, last, wishes }: Unit,
  dictionaryOf: (wish: TextsWish) => Dictionary,
  throwIfCancelled: () => void,
): ReadColumns {
  const part = source.parts?.[place]
  const { readers, columns } = readingOf(wishes, dictionaryOf, false)
  if (part === undefined) return { rows: 0, columns: columns() }
  const reading = new PartReading(database, rowsOfPart(database, source, part, place), conditions, readers)
  const rows = reading.read(first, last, throwIfCancelled)
  return { rows, columns: columns() }
}

function joinedArrays<T extends Int32Array | Float64Array | Uint8Array>(
  make: (length: number) => T,
  parts: readonly T[],
): T {
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first
  const all = make(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  letGo(...parts)
  return all
}

/** Columns of the same wish, one after the other, as one. */
function joinedColumn(parts: readonly Column[]): Column {
  const numbers = parts.filter((part) => part.kind === 'numbers')
  if (numbers.length > 0) {
    return {
      kind: 'numbers',
      numbers: joinedArrays(
        (length) => new Float64Array(length),
        numbers.map((part) => part.numbers),
      ),
      greatest: numbers.reduce((most, { greatest }) => Math.max(most, greatest), 0),
      unread: numbers.reduce((sum, { unread }) => sum + unread, 0),
    }
  }
  const fits = parts.flatMap((part) => (part.kind === 'fits' ? [part.fits] : []))
  if (fits.length > 0) return { kind: 'fits', fits: joinedArrays((length) => new Uint8Array(length), fits) }
  const codes = parts.flatMap((part) => (part.kind === 'texts' ? [part.codes] : []))
  return { kind: 'texts', codes: joinedArrays((length) => new Int32Array(length), codes) }
}

/** What was read of a part unit by unit, as one. The units are not to be used afterwards. */
export function joinedUnits(units: readonly ReadColumns[]): ReadColumns {
  const ids = units[0]?.columns.keys() ?? []
  return {
    rows: units.reduce((sum, { rows }) => sum + rows, 0),
    columns: new Map([...ids].map((id) => [id, joinedColumn(units.flatMap(({ columns }) => columns.get(id) ?? []))])),
  }
}
