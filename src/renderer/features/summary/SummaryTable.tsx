import { Button } from '@mantine/core'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SummaryAnswer } from '../../../shared/summaries/types.ts'
import { greatestOf, type SummaryTableModel } from './summaryTable.ts'
import { SummaryHeadings, type TableOrder } from './SummaryHeadings.tsx'
import { SummaryLineRow, type LineParts } from './SummaryLineRow.tsx'

interface SummaryTableProps extends Omit<LineParts, 'greatest' | 'isCompared' | 'answer' | 'columns'>, TableOrder {
  readonly answer: SummaryAnswer
  readonly model: SummaryTableModel
  /** What the fields of the groups are called. */
  readonly groupTitles: readonly string[]
  readonly caption: string
}

/** As many lines are drawn at once. */
const LINES_AT_ONCE = 300

const MOVES: Readonly<Record<string, readonly [lines: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrows go from number to number, as in a grid; Tab leaves it. */
function move(event: KeyboardEvent<HTMLElement>): void {
  const [lines, cells] = MOVES[event.key] ?? []
  const { target, currentTarget } = event
  if (lines === undefined || cells === undefined || !(target instanceof HTMLElement)) return
  const { line, cell } = target.dataset
  if (line === undefined || cell === undefined) return
  const wanted = `[data-line="${Number(line) + lines}"][data-cell="${Number(cell) + cells}"]`
  const next = currentTarget.querySelector<HTMLElement>(wanted)
  event.preventDefault()
  if (next === null) return
  target.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}

/** The numbers of a summary. Pressing one shows the rows behind it; pressing a heading orders by it. */
export function SummaryTable(props: SummaryTableProps) {
  const { answer, model, caption, ...parts } = props
  const { t } = useTranslation('summary')
  const [most, setMost] = useState(LINES_AT_ONCE)
  const table = useRef<HTMLTableElement>(null)
  const { lines, columns } = model
  const greatest = useMemo(
    () => answer.measures.map(({ type }, place) => (type === 'count' ? greatestOf(model, place) : 0)),
    [answer, model],
  )
  const isCompared = answer.compared !== null
  // The total stands last, however many lines are not drawn.
  const drawn =
    lines.length <= most ? lines : [...lines.slice(0, most), ...lines.filter(({ kind }) => kind === 'total')]
  const left = lines.length - drawn.length
  return (
    // A table that reaches beyond the window scrolls, also for the keyboard.
    // oxlint-disable-next-line no-noninteractive-tabindex
    <section className="summary-scroll" tabIndex={0} aria-label={caption}>
      {/* oxlint-disable-next-line no-noninteractive-element-interactions -- its numbers are buttons, between which arrows go */}
      <table ref={table} className="summary-table" onKeyDown={move}>
        <caption className="visually-hidden">{caption}</caption>
        <SummaryHeadings {...props} columns={columns} isCompared={isCompared} />
        <tbody>
          {drawn.map((line, place) => (
            <SummaryLineRow
              key={line.id}
              {...parts}
              answer={answer}
              columns={columns}
              isCompared={isCompared}
              greatest={greatest}
              line={line}
              before={place === 0 ? null : (drawn[place - 1] ?? null)}
              place={place}
            />
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <Button className="summary-more" variant="light" onClick={() => setMost(most + LINES_AT_ONCE)}>
          {t('table.more', { count: Math.min(left, LINES_AT_ONCE) })}
        </Button>
      )}
    </section>
  )
}
