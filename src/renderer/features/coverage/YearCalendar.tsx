import { ActionIcon, Skeleton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/queries.ts'
import { dayStates } from '../../../shared/coverage.ts'
import type { Coverage } from '../../../shared/holdings.ts'
import { monthOf, weekday, yearOf, yearRange } from '../../../shared/periods.ts'
import { datePart, monthText } from '../../../shared/periodTexts.ts'
import { overlaps, sameRange } from '../../../shared/ranges.ts'
import { startOfMonth, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { dayCell, groupCells, type CellGroup } from './cells.ts'
import { CellTooltip } from './CellTooltip.tsx'
import { CoverageCell } from './CoverageCell.tsx'
import { Legend } from './Legend.tsx'
import { SelectionPopover, type SelectionActions } from './SelectionPopover.tsx'
import { useCellSelection, type ChosenCells } from './useCellSelection.ts'
import { useRowsText, useWords } from './useWords.ts'

interface YearCalendarProps extends SelectionActions {
  /** The period that is looked at. */
  readonly range: TimeRange
  readonly now: WallSeconds
  readonly timeZone: string
}

/** A year as twelve months of days, each with its state. */
export function YearCalendar(props: YearCalendarProps) {
  const { scope, byDay, range, now } = props
  const { t } = useTranslation('coverage')
  const [year, setYear] = useState(() => yearOf(range.to > now ? now : range.to))
  const { data: coverage } = useAnswer('coverage:get', { scope, range: yearRange(year), byDay })
  return (
    <div className="coverage-calendar">
      <div className="coverage-years">
        <ActionIcon aria-label={t('previousYear')} onClick={() => setYear(year - 1)} disabled={year <= 1900}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <h2 className="coverage-year" aria-live="polite">
          {year}
        </h2>
        <ActionIcon aria-label={t('nextYear')} onClick={() => setYear(year + 1)} disabled={year >= yearOf(now)}>
          <IconChevronRight size={16} />
        </ActionIcon>
      </div>
      {coverage === undefined ? (
        <Skeleton height={112} />
      ) : (
        <Months key={year} {...props} year={year} coverage={coverage} />
      )}
    </div>
  )
}

interface MonthsProps extends YearCalendarProps {
  readonly year: number
  readonly coverage: Coverage
}

function Months(props: MonthsProps) {
  const { coverage, range, timeZone, year, onShow } = props
  const { t } = useTranslation('coverage')
  const container = useRef<HTMLDivElement>(null)
  const helpId = useId()
  const words = useWords(coverage.now, timeZone)
  const rowsText = useRowsText()
  const cells = useMemo(
    () => dayStates(coverage, yearRange(year)).map((day) => dayCell(day, words, rowsText)),
    [coverage, year, words, rowsText],
  )
  const months = useMemo(() => groupCells(cells, (cell) => startOfMonth(cell.range.from, 0)), [cells])
  const lastBegun = cells.findLastIndex(({ state }) => state !== 'future')
  const selection = useCellSelection(container, { count: cells.length, start: Math.max(0, lastBegun), rowLength: 7 })
  const { chosen } = selection
  const [first, last] = chosen === null ? [] : [cells[chosen.first], cells[chosen.last]]
  const chosenRange = first && last ? { from: first.range.from, to: last.range.to } : undefined
  return (
    <>
      <div className="coverage-frame">
        <div ref={container} className="coverage-months" {...selection.handlers}>
          {months.map(({ key, cells: days }) => (
            <Month
              key={key}
              days={days}
              now={coverage.now}
              helpId={helpId}
              range={range}
              chosen={chosen}
              tabStop={selection.tabStop}
              onShow={onShow}
            />
          ))}
        </div>
        {selection.isOpen && chosen !== null && chosenRange !== undefined && (
          <SelectionPopover
            {...props}
            container={container}
            at={selection.end}
            range={chosenRange}
            cell={chosen.first === chosen.last ? (first ?? null) : null}
            now={coverage.now}
            isPeriod={sameRange(chosenRange, range)}
            onClose={selection.close}
          />
        )}
      </div>
      <CellTooltip container={container} cells={cells} isSilent={selection.isOpen} />
      <p id={helpId} hidden>
        {t('help')}
      </p>
      <Legend cells={cells} />
    </>
  )
}

interface MonthProps {
  readonly days: CellGroup['cells']
  readonly now: WallSeconds
  /** What says how days are chosen. */
  readonly helpId: string
  /** The period that is looked at. */
  readonly range: TimeRange
  /** The places of the days that are chosen; null where none are. */
  readonly chosen: ChosenCells | null
  /** The place of the day that the Tab key stops at. */
  readonly tabStop: number
  readonly onShow: SelectionActions['onShow']
}

/** One month: its name, which shows it, and its days. */
function Month({ days, now, helpId, range, chosen, tabStop, onShow }: MonthProps) {
  const { t } = useTranslation('coverage')
  const language = useLanguage()
  const from = days[0]?.cell.range.from
  if (from === undefined) return null
  const name = monthText(from, language)
  return (
    <section className="coverage-month" aria-label={name}>
      <button
        type="button"
        className="coverage-month-name"
        aria-label={t('showMonth', { short: datePart('short-month', from, language), month: name })}
        disabled={from > now}
        onClick={() => onShow(monthOf(from))}
      >
        {datePart('short-month', from, language)}
      </button>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select and its options cannot be laid out as days
        role="listbox"
        aria-label={name}
        aria-describedby={helpId}
        aria-multiselectable="true"
        className="coverage-days"
        data-first-weekday={weekday(from)}
      >
        {days.map(({ cell, place }) => (
          <CoverageCell
            key={cell.range.from}
            cell={cell}
            place={place}
            isChosen={chosen !== null && chosen.first <= place && place <= chosen.last}
            isTabStop={place === tabStop}
            isMarked={false}
            isOutside={!overlaps(cell.range, range)}
          />
        ))}
      </div>
    </section>
  )
}
