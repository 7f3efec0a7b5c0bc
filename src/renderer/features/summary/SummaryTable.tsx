import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { numberText } from '../../../shared/summaries/numberText.ts'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'
import type { SummaryAnswer, SummaryGroup } from '../../../shared/summaries/types.ts'
import { greatestOf, type SummaryLine, type SummaryTableModel } from './summaryTable.ts'
import { SummaryHeadings, type TableOrder } from './SummaryHeadings.tsx'
import { SummaryCellMenu, type MenuNumber } from './SummaryCellMenu.tsx'
import { SummaryLineRow, useRowsLabel, type LineParts } from './SummaryLineRow.tsx'
import { useNumberMenu } from './useNumberMenu.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** What the menu of a number needs beside the table. */
interface NumberActions {
  readonly summary: WrittenSummary
  readonly onChange: (summary: WrittenSummary) => void
  readonly whatOf: (group: SummaryGroup, measure: number) => string
  readonly onCopy: (text: string) => void
  readonly onCopyTable: () => void
}

interface SummaryTableProps
  extends NumberActions, Omit<LineParts, 'greatest' | 'isCompared' | 'answer' | 'columns'>, TableOrder {
  readonly answer: SummaryAnswer
  readonly model: SummaryTableModel
  /** What the fields of the groups are called. */
  readonly groupTitles: readonly string[]
  readonly caption: string
  /** The number that the keyboard goes on at, by {@link numberId}; null: none. */
  readonly returnTo: string | null
}

/** As many lines are drawn at once. */
const LINES_AT_ONCE = 300

const MOVES: Readonly<Record<string, readonly [lines: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The next number in a direction; what was not fetched has none, and is passed over. */
function nextNumber(
  numbers: readonly HTMLElement[],
  [line, cell]: readonly [line: number, cell: number],
  [lines, cells]: readonly [lines: number, cells: number],
): HTMLElement | undefined {
  const ahead = numbers.flatMap((element) => {
    const [down, right] = [Number(element.dataset['line']) - line, Number(element.dataset['cell']) - cell]
    const [along, aside] = lines === 0 ? [right * cells, down] : [down * lines, right]
    return along > 0 && aside === 0 ? [{ element, along }] : []
  })
  return ahead.toSorted((one, other) => one.along - other.along)[0]?.element
}

/** The first and the last number of a line, with Control those of the table. */
function endOf(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  numbers: readonly HTMLElement[],
  line: string,
): HTMLElement | undefined {
  const among = ctrlKey || metaKey ? numbers : numbers.filter(({ dataset }) => dataset['line'] === line)
  if (key === 'Home') return among[0]
  return key === 'End' ? among.at(-1) : undefined
}

/** Gives a number the focus; Tab comes back to it. */
function focusNumber(table: HTMLElement, number: HTMLElement): void {
  for (const each of table.querySelectorAll<HTMLElement>('.summary-cell[tabindex="0"]')) each.tabIndex = -1
  number.tabIndex = 0
  number.focus()
}

/** Arrows go from number to number, as in a grid; Tab leaves it. */
function move(event: KeyboardEvent<HTMLElement>): void {
  const [lines, cells] = MOVES[event.key] ?? []
  const { target, currentTarget } = event
  if (!(target instanceof HTMLElement)) return
  const { line, cell } = target.dataset
  if (line === undefined || cell === undefined) return
  const numbers = [...currentTarget.querySelectorAll<HTMLElement>('.summary-cell')]
  const next =
    lines === undefined || cells === undefined
      ? endOf(event, numbers, line)
      : nextNumber(numbers, [Number(line), Number(cell)], [lines, cells])
  if (next === undefined && lines === undefined) return
  event.preventDefault()
  if (next !== undefined) focusNumber(currentTarget, next)
}

/** The numbers of a summary. Pressing one shows the rows behind it; pressing a heading orders by it. */
export function SummaryTable(props: SummaryTableProps) {
  const { answer, model, caption, returnTo, ...parts } = props
  const { t } = useTranslation('summary')
  const language = useLanguage()
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
  const menu = useNumberMenu()
  const number = useMenuNumber(props, drawn, menu.asked?.button ?? null)

  // Whoever comes back from the rows behind a number goes on at that number.
  useEffect(() => {
    const element = table.current
    const found = [...(element?.querySelectorAll<HTMLElement>('.summary-cell') ?? [])].find(
      ({ dataset }) => dataset['number'] === returnTo,
    )
    if (element !== null && found !== undefined) focusNumber(element, found)
    // Only as the table appears: what is ordered anew afterwards takes no focus.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [returnTo])

  // Tab leads to one number, also where the first of the table was not fetched.
  useEffect(() => {
    const numbers = [...(table.current?.querySelectorAll<HTMLElement>('.summary-cell') ?? [])]
    const [first] = numbers
    if (first !== undefined && numbers.every(({ tabIndex }) => tabIndex !== 0)) first.tabIndex = 0
  }, [answer])

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c'
    const found =
      isCopy && event.target instanceof HTMLElement ? numberAt(model, drawn, answer, event.target) : undefined
    if (found === undefined || getSelection()?.isCollapsed === false) return move(event)
    event.preventDefault()
    parts.onCopy(numberText(found.group.values[found.measure] ?? null, found.type, language))
  }
  return (
    // A table that reaches beyond the window scrolls, also for the keyboard.
    // oxlint-disable-next-line no-noninteractive-tabindex
    <section className="number-frame summary-scroll" tabIndex={0} aria-label={caption}>
      {/* oxlint-disable-next-line no-noninteractive-element-interactions -- its numbers are buttons, between which arrows go */}
      <table ref={table} className="number-table summary-table" {...menu.around} onKeyDown={onKeyDown}>
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
      {number !== null && menu.asked !== null && (
        <SummaryCellMenu
          number={{ ...number, ...menu.asked }}
          isOpen={menu.isOpen}
          summary={parts.summary}
          onClose={menu.close}
          onChange={parts.onChange}
          onCopyTable={parts.onCopyTable}
        />
      )}
    </section>
  )
}

/** The number that a button shows; undefined where it is none of the table any more. */
function numberAt(
  { columns }: SummaryTableModel,
  drawn: readonly SummaryLine[],
  { measures }: SummaryAnswer,
  { dataset }: HTMLElement,
) {
  const cell = Number(dataset['cell'])
  const measure = cell % measures.length
  const column = columns[Math.floor(cell / measures.length)]
  const group = column === undefined ? undefined : drawn[Number(dataset['line'])]?.cells.get(column)
  const heading = measures[measure]
  if (group === undefined || heading === undefined) return undefined
  return { group, measure, title: heading.title, type: heading.type }
}

/** What the menu of a number says and does. */
function useMenuNumber(
  { model, answer, whatOf, drill, rowsBehind, onDrill, onCopy }: SummaryTableProps,
  drawn: readonly SummaryLine[],
  button: HTMLElement | null,
): Omit<MenuNumber, 'left' | 'top' | 'button'> | null {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const rowsLabel = useRowsLabel()
  const found = button === null ? undefined : numberAt(model, drawn, answer, button)
  if (found === undefined) return null
  const { group, measure, title, type } = found
  const behind = drill(group, measure)
  return {
    what: whatOf(group, measure),
    measure,
    measureTitle: title,
    rows:
      behind.kind === 'conditions'
        ? { label: rowsLabel(rowsBehind(group, measure)), show: () => onDrill(group, measure) }
        : { whyNot: t(`drill.problems.${behind.problem}`) },
    onCopy: () => onCopy(numberText(group.values[measure] ?? null, type, language)),
  }
}
