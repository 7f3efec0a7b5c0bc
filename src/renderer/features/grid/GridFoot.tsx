import { ActionIcon, Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSum } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../text/useLanguage.ts'
import { useLowWindow } from '../../components/useReading.ts'
import { useGridSession } from './gridSession.ts'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import type { RowSums } from './rowSums.ts'
import { countSelected, type Selection } from './selection.ts'
import { averageText, sumText, unitOfField, type TotalledField } from './totals.ts'
import { useSelectionSums } from './useSelectionSums.ts'
import type { TotalRow } from './useTotalRow.ts'

const READ_OUT_PAUSE_MS = 800

/** What is told of a field over the selected rows: sum, average, how many, and what is left out. */
function useSumTexts() {
  const { t } = useTranslation('grid')
  const language = useLanguage()
  return ({ field, by }: TotalledField, { sum, values, unread }: RowSums, selected: number, counted: number) => {
    const unit = unitOfField(field)
    const average = sum === null || values === 0 ? null : (sum / values) * unit
    return [
      ...(by === 'sum'
        ? [t('selected.sum', { value: sumText(field, sum === null ? null : sum * unit, language) })]
        : []),
      t('selected.average', { value: averageText(field, average, language) }),
      t('selected.values', { count: values }),
      ...(unread === 0 ? [] : [t('total.unread', { count: unread })]),
      ...(counted === selected ? [] : [t('total.leftOut', { count: selected - counted })]),
    ]
  }
}

interface SelectedProps {
  readonly feed: ResultFeed
  readonly shown: ShownResult
  readonly selection: Selection
  readonly fields: readonly TotalledField[]
  /** The column that the user is in. */
  readonly column: string | null
}

/** What the selected rows come to, in one column: the one that the user is in, or chose here. */
function SelectedSums({ feed, shown, selection, fields, column }: SelectedProps) {
  const { t } = useTranslation('grid')
  const { titleOf } = useGridSession()
  const textsOf = useSumTexts()
  const [chosen, choose] = useState<{ readonly field: string; readonly in: string | null } | null>(null)
  const isThere = (name: string | null): boolean => fields.some(({ field }) => field.name === name)
  // Going into another column of numbers chooses that one.
  const wanted = chosen !== null && (chosen.in === column || !isThere(column)) ? chosen.field : column
  const name = isThere(wanted) ? wanted : (fields[0]?.field.name ?? null)
  const sums = useSelectionSums(feed, shown, selection, name)
  const selected = countSelected(selection)
  const totalled = fields.find(({ field }) => field.name === name)
  const parts = sums === null || totalled === undefined ? [] : textsOf(totalled, sums, selected, sums.rows)
  const rows = t('selected.rows', { count: selected })
  const said = selected < 2 ? '' : [rows, ...(parts.length === 0 ? [] : [titleOf(name ?? ''), ...parts])].join(' · ')
  const [readOut] = useDebouncedValue(said, READ_OUT_PAUSE_MS)
  return (
    <>
      <output className="visually-hidden">{readOut}</output>
      {selected < 2 ? null : (
        <span className="grid-foot-sums">
          <span>{rows}</span>
          {totalled === undefined ? null : (
            <select
              className="grid-foot-field"
              aria-label={t('selected.column')}
              value={totalled.field.name}
              onChange={(event) => choose({ field: event.currentTarget.value, in: column })}
            >
              {fields.map(({ field }) => (
                <option key={field.name} value={field.name}>
                  {titleOf(field.name)}
                </option>
              ))}
            </select>
          )}
          {totalled !== undefined && sums === null ? <span>{t('total.counting')}</span> : null}
          {parts.map((part) => (
            <span key={part} className="grid-foot-part">
              {part}
            </span>
          ))}
        </span>
      )}
    </>
  )
}

interface GridFootProps extends Omit<SelectedProps, 'fields'> {
  readonly total: TotalRow
}

/**
 * The line under the rows: the switch of the total, what it leaves out, and what the selected rows come to. In low
 * windows the switch is one of the tools, and the line is there only while there is something to tell.
 */
export function GridFoot({ total, ...selected }: GridFootProps) {
  const { t } = useTranslation('grid')
  const isLow = useLowWindow()
  return (
    <div className="grid-foot" data-terse={isLow || undefined}>
      {isLow ? null : (
        <label className="grid-foot-switch">
          <input
            type="checkbox"
            checked={total.isShown}
            onChange={(event) => total.show(event.currentTarget.checked)}
          />
          {t('total.show')}
        </label>
      )}
      {total.row === null || total.leftOut === 0 ? null : (
        <span className="grid-foot-part">{t('total.leftOut', { count: total.leftOut })}</span>
      )}
      <SelectedSums {...selected} fields={total.fields} />
    </div>
  )
}

/** The switch of the total among the tools, in low windows. */
export function TotalTool({ total }: Pick<GridFootProps, 'total'>) {
  const { t } = useTranslation('grid')
  if (!useLowWindow()) return null
  return (
    <Tooltip label={t('total.show')}>
      <ActionIcon
        variant={total.isShown ? 'light' : 'default'}
        color={total.isShown ? 'petrol' : 'gray'}
        size={30}
        aria-label={t('total.show')}
        aria-pressed={total.isShown}
        onClick={() => total.show(!total.isShown)}
      >
        <IconSum size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
