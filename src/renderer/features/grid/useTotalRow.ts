import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { GridField } from './columnKinds.ts'
import { visibleFields } from './columnSettings.ts'
import { PLACE_OF_TOTAL, type GridRow, type TotalText } from './gridRow.ts'
import { useGridSession } from './gridSession.ts'
import type { ShownResult } from './resultFeed.ts'
import { averageText, isNeverTotalled, sumText, totalledField, type TotalledField } from './totals.ts'
import type { GridFields } from './useGridFields.ts'
import { useTotals, type Totals } from './useTotals.ts'

/** The total at the foot of the grid, and what is said of it. */
export interface TotalRow {
  /** Null where it is not shown. */
  readonly row: GridRow | null
  readonly isShown: boolean
  readonly show: (isShown: boolean) => void
  /** Rows that sum up others, which it leaves out; 0 as long as nothing is known. */
  readonly leftOut: number
  /** The columns that can be put together, as they stand side by side. */
  readonly fields: readonly TotalledField[]
}

/** The words of the total's cells. */
function useTotalTexts() {
  const { t } = useTranslation(['grid', 'common'])
  const language = useLanguage()

  function label({ rows, isFailed }: Totals, leftOut: number): TotalText {
    if (isFailed) return { mark: '', text: t('grid:total.failed'), title: t('grid:total.failedWhy') }
    if (rows === null) return { mark: '', text: t('grid:total.counting'), title: t('grid:total.counting') }
    const text = t('grid:total.rows', { rows: t('common:rows', { count: rows }) })
    return { mark: '', text, title: leftOut === 0 ? text : `${text}. ${t('grid:total.leftOut', { count: leftOut })}` }
  }

  function number({ field, by }: TotalledField, { byField }: Totals): TotalText | undefined {
    const total = byField.get(field.name)
    if (total === undefined) return undefined
    const [sum, average] = [sumText(field, total.sum, language), averageText(field, total.average, language)]
    const said = by === 'sum' ? t('grid:total.both', { sum, average }) : t('grid:total.averageOf', { average })
    return {
      mark: t(by === 'sum' ? 'grid:total.sum' : 'grid:total.average'),
      text: by === 'sum' ? sum : average,
      title: total.unread === 0 ? said : `${said}. ${t('grid:total.unread', { count: total.unread })}`,
    }
  }

  return { label, number, never: { mark: '', text: '', title: t('grid:total.neverAdds') } }
}

/** What the cells of a total say, by their columns. */
export interface TotalCells {
  /** Those of some columns that can be put together. */
  readonly fieldsOf: (columns: readonly GridField[]) => readonly TotalledField[]
  /** Rows that sum up others, which a total of so many rows leaves out; 0 as long as nothing is known. */
  readonly leftOutOf: (totals: Totals, rows: number) => number
  /** @param rows how many rows there are */
  readonly cellsOf: (columns: readonly GridField[], totals: Totals, rows: number) => ReadonlyMap<string, TotalText>
}

/** The words of a total, column by column. */
export function useTotalCells(): TotalCells {
  const { report } = useGridSession()
  const texts = useTotalTexts()
  const leftOutOf = (totals: Totals, rows: number): number =>
    totals.rows === null || report.totalRows === undefined ? 0 : Math.max(0, rows - totals.rows)
  const fieldsOf = (columns: readonly GridField[]): readonly TotalledField[] =>
    columns.flatMap((field) => totalledField(report, field) ?? [])

  function cellsOf(columns: readonly GridField[], totals: Totals, rows: number): ReadonlyMap<string, TotalText> {
    const cells = new Map<string, TotalText>()
    const byName = new Map(fieldsOf(columns).map((each) => [each.field.name, each]))
    const labelled = columns.find((field) => !byName.has(field.name) && !isNeverTotalled(report, field))
    if (labelled !== undefined) cells.set(labelled.name, texts.label(totals, leftOutOf(totals, rows)))
    for (const field of columns) {
      const each = byName.get(field.name)
      const cell = each === undefined ? undefined : texts.number(each, totals)
      if (cell !== undefined) cells.set(field.name, cell)
      else if (isNeverTotalled(report, field)) cells.set(field.name, texts.never)
    }
    return cells
  }
  return { fieldsOf, leftOutOf, cellsOf }
}

/** Works out the total of the shown rows, and draws it into the columns that are seen. */
export function useTotalRow(shown: ShownResult, { fields, field: fieldOf }: GridFields): TotalRow {
  const { report, view } = useGridSession()
  const { value: isShown = false, set } = usePreference('grid-total', z.boolean(), true)
  const { leftOutOf, cellsOf } = useTotalCells()
  const visible = useMemo(() => visibleFields(fields, view.columns).map(fieldOf), [fields, view.columns, fieldOf])
  const totalled = useMemo(() => visible.flatMap((field) => totalledField(report, field) ?? []), [visible, report])
  const { total } = shown.opened
  const totals = useTotals(shown, totalled, isShown && total > 0)
  const leftOut = leftOutOf(totals, total)
  const key = JSON.stringify([...cellsOf(visible, totals, total)])
  const row = useMemo(
    (): GridRow => ({
      place: PLACE_OF_TOTAL,
      values: [],
      total: new Map(JSON.parse(key) as [string, TotalText][]),
    }),
    [key],
  )
  return { row: isShown && total > 0 ? row : null, isShown, show: set, leftOut, fields: totalled }
}
