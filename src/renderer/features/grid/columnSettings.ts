import { z } from 'zod'

/** What a user set for a column. */
export interface ColumnSetting {
  readonly field: string
  /** In pixels; null: as wide as is usual. */
  readonly width: number | null
  readonly isHidden: boolean
  readonly isPinned: boolean
}

export const columnSettingSchema: z.ZodType<ColumnSetting> = z.object({
  field: z.string(),
  width: z.number().positive().max(10_000).nullable(),
  isHidden: z.boolean(),
  isPinned: z.boolean(),
})

/** A column and what was set for it, if anything. */
export interface SetColumn<F> {
  readonly field: F
  readonly setting: ColumnSetting | undefined
}

/**
 * Columns in the order that was kept. Columns that are new since then go behind the one that they follow at first;
 * settings of columns that vanished are left out.
 *
 * @param fields in the order that the grid has them at first
 */
export function arranged<F extends { readonly name: string }>(
  fields: readonly F[],
  settings: readonly ColumnSetting[],
): readonly SetColumn<F>[] {
  const byName = new Map(fields.map((field) => [field.name, field]))
  const result: SetColumn<F>[] = []
  for (const setting of settings) {
    const field = byName.get(setting.field)
    if (field === undefined) continue
    byName.delete(setting.field)
    result.push({ field, setting })
  }
  fields.forEach((field, index) => {
    if (!byName.has(field.name)) return
    const before = fields[index - 1]?.name
    const place = result.findIndex((column) => column.field.name === before)
    result.splice(place === -1 && before !== undefined ? result.length : place + 1, 0, { field, setting: undefined })
  })
  return result
}

/** The names of the columns that are shown, as they stand side by side: pinned ones come first. */
export function visibleFields(
  fields: readonly { readonly name: string }[],
  settings: readonly ColumnSetting[],
): readonly string[] {
  const shown = arranged(fields, settings).filter(({ setting }) => setting?.isHidden !== true)
  const isPinned = ({ setting }: SetColumn<unknown>): boolean => setting?.isPinned === true
  const inOrder = [...shown.filter(isPinned), ...shown.filter((column) => !isPinned(column))]
  return inOrder.map(({ field }) => field.name)
}
