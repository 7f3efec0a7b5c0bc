import { useId, useMemo, useRef, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayStates, monthStates, wholeState } from '../../../shared/coverage.ts'
import type { Coverage } from '../../../shared/holdings.ts'
import { daysIn, yearOf } from '../../../shared/periods.ts'
import { datePart } from '../../../shared/periodTexts.ts'
import { sameRange } from '../../../shared/ranges.ts'
import { startOfMonth, wall, type TimeRange } from '../../../shared/time.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { dayCell, groupCells, monthCell, wholeCell, type Cell } from './cells.ts'
import { CellTooltip } from './CellTooltip.tsx'
import { CoverageCell } from './CoverageCell.tsx'
import { Legend } from './Legend.tsx'
import { SelectionPopover, type SelectionActions } from './SelectionPopover.tsx'
import { useCellSelection } from './useCellSelection.ts'
import { useRowsText, useWords } from './useWords.ts'

/** Days that each get a cell with its date. */
const MOST_LARGE = 31
/** Days whose cells have room for the day of the week. */
const MOST_NAMED = 7
/** Days that each get a sliver of one bar; more are shown by month. */
const MOST_SLIVERS = 366

type Size = 'large' | 'sliver' | 'month' | 'whole'

function sizeOf(range: TimeRange, isOneWhole: boolean): Size {
  if (isOneWhole) return 'whole'
  const days = daysIn(range)
  return days <= MOST_LARGE ? 'large' : days <= MOST_SLIVERS ? 'sliver' : 'month'
}

/** What the cells of a size are grouped by: weeks, months, years. */
const GROUPS: Readonly<Record<Size, (cell: Cell) => number>> = {
  large: ({ range }) => Math.floor((range.from / 86_400 + 3) / 7),
  sliver: ({ range }) => startOfMonth(range.from, 0),
  month: ({ range }) => yearOf(range.from),
  whole: () => 0,
}

const ROW_LENGTHS: Readonly<Record<Size, number>> = { large: 7, sliver: 7, month: 12, whole: 1 }

export interface CoverageStripProps extends SelectionActions {
  readonly coverage: Coverage
  readonly range: TimeRange
  readonly timeZone: string
  /** Sums that do not add up: there for exactly the period, or not at all. */
  readonly isOneWhole: boolean
}

function useCells({ coverage, range, timeZone, isOneWhole }: CoverageStripProps, size: Size): readonly Cell[] {
  const words = useWords(coverage.now, timeZone)
  const rowsText = useRowsText()
  return useMemo(() => {
    if (isOneWhole) return [wholeCell(wholeState(coverage, range), words, rowsText)]
    const days = dayStates(coverage, range)
    if (size === 'month') return monthStates(days).map((month) => monthCell(month, words))
    const isNamed = days.length <= MOST_NAMED
    return days.map((day) => dayCell(day, words, rowsText, isNamed))
  }, [coverage, range, isOneWhole, size, words, rowsText])
}

/**
 * Each day of a period as a cell: how it stands, in pattern and words. A click, a drag or the keyboard chooses days to
 * fetch.
 */
export function CoverageStrip(props: CoverageStripProps) {
  const { coverage, range, isOneWhole } = props
  const { t } = useTranslation('coverage')
  const container = useRef<HTMLDivElement>(null)
  const helpId = useId()
  const size = sizeOf(range, isOneWhole)
  const cells = useCells(props, size)
  const lastBegun = cells.findLastIndex(({ state }) => state !== 'future')
  const selection = useCellSelection(container, {
    count: cells.length,
    start: Math.max(0, lastBegun),
    rowLength: ROW_LENGTHS[size],
  })
  const { chosen } = selection
  const groups = groupCells(cells, GROUPS[size])
  const isChosen = (place: number): boolean => chosen !== null && chosen.first <= place && place <= chosen.last
  const [first, last] = chosen === null ? [] : [cells[chosen.first], cells[chosen.last]]
  const chosenRange = first && last ? { from: first.range.from, to: last.range.to } : undefined
  const label = size === 'month' ? 'months' : size === 'whole' ? 'whole' : 'strip'
  return (
    <div className="coverage-strip" data-size={size} style={{ '--cells': cells.length } as CSSProperties}>
      <div className="coverage-frame">
        <div
          ref={container}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select and its options cannot be laid out as days
          role="listbox"
          aria-label={t(label)}
          aria-describedby={helpId}
          aria-multiselectable="true"
          aria-orientation="horizontal"
          className="coverage-cells"
          {...selection.handlers}
        >
          {groups.map((group) => (
            <GroupOfCells key={group.key} size={size} group={group}>
              {group.cells.map(({ cell, place }) => (
                <CoverageCell
                  key={cell.range.from}
                  cell={cell}
                  place={place}
                  isChosen={isChosen(place)}
                  isTabStop={place === selection.tabStop}
                  isMarked={size !== 'sliver'}
                />
              ))}
            </GroupOfCells>
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
    </div>
  )
}

interface GroupProps {
  readonly size: Size
  readonly group: ReturnType<typeof groupCells>[number]
  readonly children: ReactNode
}

/**
 * Cells of a week, a month or a year, under what they are called; the names are for the eye only, the cells say their
 * dates.
 */
function GroupOfCells({ size, group, children }: GroupProps) {
  const language = useLanguage()
  const from = group.cells[0]?.cell.range.from ?? wall(0)
  const name = size === 'sliver' ? datePart('short-month', from, language) : size === 'month' ? yearOf(from) : null
  return (
    <div className="coverage-group" style={{ flexGrow: group.cells.length }}>
      {name === null ? null : (
        <div className="coverage-names" aria-hidden>
          {name}
        </div>
      )}
      <div className="coverage-row">{children}</div>
    </div>
  )
}
