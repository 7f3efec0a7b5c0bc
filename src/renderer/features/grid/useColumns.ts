import type { ColDef } from 'ag-grid-community'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../text/useLanguage.ts'
import type { GridField } from './columnKinds.ts'
import { arranged, visibleFields, type ColumnSetting, type SetColumn } from './columnSettings.ts'
import { columnDefinitions } from './gridColumns.ts'
import type { GridRow } from './gridRow.ts'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import type { GridContext, KeyedMarks } from './rowMarks.ts'
import { useRowMarks } from './useRowMarks.ts'
import type { CopyColumn } from './useCopy.ts'
import type { GridFields } from './useGridFields.ts'
import { useUsualWidths } from './useUsualWidths.ts'

/** The columns of the grid, as each of its parts needs them. */
export interface Columns {
  /** In the order of the grid, with what was set for each. */
  readonly arranged: readonly SetColumn<GridField>[]
  /** How AG Grid draws each. */
  readonly definitions: ColDef<GridRow, string | null>[]
  /** Marks rows of which something is new; null where none ever is. */
  readonly marks: GridContext | null
  /** How wide a column is at first, in pixels. */
  readonly widthOf: (field: GridField) => number
  /** A column as it is copied. */
  readonly copied: (name: string) => CopyColumn
  /** Those that are seen, as they are copied, in order. */
  readonly copiedWhereShown: () => readonly CopyColumn[]
}

/** The columns of the shown rows, as the user set them. */
export function useColumns(
  feed: ResultFeed,
  shown: ShownResult,
  fields: GridFields,
  set: readonly ColumnSetting[],
  rowMarks: KeyedMarks | null,
): Columns {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  const widthOf = useUsualWidths(feed, fields)
  // The grid takes settings along only when it is made; afterwards it tells them.
  const [settings, setSettings] = useState({ fields, columns: set })
  if (settings.fields !== fields) setSettings({ fields, columns: set })
  const isMarked = rowMarks !== null
  const marks = useRowMarks(feed, shown, rowMarks)
  const definitions = useMemo(() => {
    const before = (value: string): string => t('marks.before', { value: value === '' ? t('marks.empty') : value })
    return columnDefinitions(
      arranged(fields.fields, settings.columns),
      fields.indexOf,
      fields.titleOf,
      widthOf,
      language,
      isMarked ? { isNew: t('marks.isNew'), before } : null,
    )
  }, [fields, settings, widthOf, language, isMarked, t])

  const copied = (name: string): CopyColumn => ({
    field: fields.field(name),
    index: fields.indexOf.get(name) ?? -1,
    heading: fields.titleOf(name),
  })
  return {
    arranged: arranged(fields.fields, set),
    definitions,
    marks,
    widthOf,
    copied,
    copiedWhereShown: () => visibleFields(fields.fields, set).map(copied),
  }
}
