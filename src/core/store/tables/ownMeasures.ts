import { AppError } from '../../../shared/errors.ts'
import { measureNameKey, type KeptOwnMeasure, type OwnMeasure } from '../../../shared/measures/ownMeasures.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

// Measures of the user's own. Names are told apart folded, as everything that people type.

interface OwnMeasureRow {
  readonly id: number
  readonly name: string
  readonly dividend: string
  readonly divisor: string
  readonly earlier_names: string
}

/** All of them, by name. */
export function listOwnMeasures(database: ReadableDatabase): readonly KeptOwnMeasure[] {
  const rows = database.prepare('SELECT * FROM own_measures ORDER BY folded').all() as OwnMeasureRow[]
  return rows.map(({ id, name, dividend, divisor, earlier_names: earlierNames }) => ({
    id,
    name,
    dividend,
    divisor,
    earlierNames: JSON.parse(earlierNames) as string[],
  }))
}

/** A name means one measure: those that were once called so, and that summaries may still keep, are it no more. */
function takeName(database: WritableDatabase, key: string): void {
  for (const { id, earlierNames } of listOwnMeasures(database)) {
    if (!earlierNames.includes(key)) continue
    const rest = earlierNames.filter((each) => each !== key)
    database.prepare('UPDATE own_measures SET earlier_names = ? WHERE id = ?').run(JSON.stringify(rest), id)
  }
}

/**
 * Adds a measure, or changes one, which is then still found by what it was called before.
 *
 * @param id null for a new one
 * @returns its id
 * @throws AppError `measure-exists` where another one has the name, `unknown-measure` where it is gone
 */
export function putOwnMeasure(database: WritableDatabase, id: number | null, measure: OwnMeasure): number {
  const { name, dividend, divisor } = measure
  const key = measureNameKey(name)
  const put = (): number => {
    const all = listOwnMeasures(database)
    const before = all.find((each) => each.id === id)
    if (id !== null && before === undefined) {
      throw new AppError('unknown-measure', { name, known: all.map((each) => each.name).join(', ') || '–' })
    }
    if (all.some((each) => each.id !== id && measureNameKey(each.name) === key)) {
      throw new AppError('measure-exists', { name })
    }
    takeName(database, key)
    const taken = new Set(all.filter((each) => each.id !== id).map((each) => measureNameKey(each.name)))
    const names = [
      ...measure.earlierNames,
      ...(before === undefined ? [] : [...before.earlierNames, measureNameKey(before.name)]),
    ]
    const earlier = [...new Set(names)].filter((each) => each !== key && !taken.has(each))
    const facts = [name, key, dividend, divisor, JSON.stringify(earlier)]
    if (before !== undefined) {
      database
        .prepare(
          'UPDATE own_measures SET name = ?, folded = ?, dividend = ?, divisor = ?, earlier_names = ? WHERE id = ?',
        )
        .run(...facts, before.id)
      return before.id
    }
    const { lastInsertRowid } = database
      .prepare('INSERT INTO own_measures (name, folded, dividend, divisor, earlier_names) VALUES (?, ?, ?, ?, ?)')
      .run(...facts)
    return Number(lastInsertRowid)
  }
  return database.transaction(put).immediate()
}

/** Removes a measure. @returns it, or undefined where there was none */
export function removeOwnMeasure(database: WritableDatabase, id: number): KeptOwnMeasure | undefined {
  const remove = (): KeptOwnMeasure | undefined => {
    const measure = listOwnMeasures(database).find((each) => each.id === id)
    database.prepare('DELETE FROM own_measures WHERE id = ?').run(id)
    return measure
  }
  return database.transaction(remove).immediate()
}
