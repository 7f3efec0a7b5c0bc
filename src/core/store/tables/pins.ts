import { CARD_FORMS, type CardForm, type Pin } from '../../../shared/home.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'

// What the home page shows: views by their lasting ids, in the order of their cards. A pin outlives its view, which may
// be put back; whoever shows pins shows those whose views are there.

interface PinRow {
  view_id: number
  form: string | null
  is_wide: number
}

/** What an older or a newer version called otherwise is shown as fits the view. */
function formOf(form: string | null): CardForm | null {
  return CARD_FORMS.find((each) => each === form) ?? null
}

/** All pins, in the order of their cards. */
export function listPins(database: ReadableDatabase): readonly Pin[] {
  const rows = database.prepare('SELECT view_id, form, is_wide FROM pins ORDER BY place, view_id').all() as PinRow[]
  return rows.map(({ view_id: viewId, form, is_wide: isWide }) => ({
    viewId,
    form: formOf(form),
    isWide: isWide === 1,
  }))
}

/** Pins a view behind the others, or changes how one that is pinned is shown: it keeps its place. */
export function putPin(database: WritableDatabase, { viewId, form, isWide }: Pin): void {
  database
    .prepare(
      `INSERT INTO pins (view_id, place, form, is_wide)
        VALUES (:viewId, (SELECT ifnull(max(place), 0) + 1 FROM pins), :form, :isWide)
        ON CONFLICT DO UPDATE SET form = excluded.form, is_wide = excluded.is_wide`,
    )
    .run({ viewId, form, isWide: isWide ? 1 : 0 })
}

/** Takes a card away; its view stays. @returns whether it was pinned */
export function removePin(database: WritableDatabase, viewId: number): boolean {
  return database.prepare('DELETE FROM pins WHERE view_id = ?').run(viewId).changes > 0
}

/**
 * Puts cards into an order: they share out among themselves the places that they have, so that those of other
 * operations stay where they are. Views that are not pinned are passed over.
 */
export function orderPins(database: WritableDatabase, viewIds: readonly number[]): void {
  const placeOf = database.prepare('SELECT place FROM pins WHERE view_id = ?').pluck()
  const move = database.prepare('UPDATE pins SET place = ? WHERE view_id = ?')
  const order = (): void => {
    const pinned = [...new Set(viewIds)].flatMap((viewId) => {
      const place = placeOf.get(viewId) as number | undefined
      return place === undefined ? [] : [{ viewId, place }]
    })
    const places = pinned.map(({ place }) => place).toSorted((one, other) => one - other)
    for (const [at, { viewId }] of pinned.entries()) move.run(places[at], viewId)
  }
  if (database.inTransaction) order()
  else database.transaction(order).immediate()
}
