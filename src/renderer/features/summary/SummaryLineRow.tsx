import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { differenceOf, hasChange } from '../../../shared/summaries/differences.ts'
import { changeText, differenceText, numberText } from '../../../shared/summaries/numberText.ts'
import type { MeasureHeading, SummaryAnswer, SummaryGroup } from '../../../shared/summaries/types.ts'
import type { Drill } from './drill.ts'
import type { SummaryLine } from './summaryTable.ts'
import { useSummaryWords } from '../../components/useSummaryWords.ts'

/** What every line is drawn with. */
export interface LineParts {
  readonly answer: SummaryAnswer
  readonly columns: readonly (string | null)[]
  readonly isCompared: boolean
  /** By measure, what a whole bar stands for; 0 where there are no bars. */
  readonly greatest: readonly number[]
  /** What a group is called at a level. */
  readonly labelOf: (level: number, key: string | null) => string
  readonly columnLabel: (column: string) => string
  readonly drill: (group: SummaryGroup, measure: number) => Drill
  /** How many rows stand behind a number; null where the answer does not tell. */
  readonly rowsBehind: (group: SummaryGroup, measure: number) => number | null
  /** Goes to the rows, or says why it cannot. */
  readonly onDrill: (group: SummaryGroup, measure: number) => void
}

interface SummaryLineRowProps extends LineParts {
  readonly line: SummaryLine
  /** The line above: what it says already is not said again. */
  readonly before: SummaryLine | null
  readonly place: number
}

/** A line of the table. */
export function SummaryLineRow(props: SummaryLineRowProps) {
  const { answer, columns, line } = props
  const cells = columns.flatMap((column) => {
    const group = line.cells.get(column)
    return answer.measures.map((measure, place) => ({ column, group, measure, place }))
  })
  return (
    <tr data-kind={line.kind}>
      <LineHead {...props} />
      {cells.map(({ column, group, measure, place }, cell) => (
        <MeasureCells
          key={`${column ?? ''}/${place}`}
          {...props}
          group={group}
          measure={measure}
          measurePlace={place}
          cell={cell}
        />
      ))}
    </tr>
  )
}

function LineHead({ answer, line, before, labelOf }: SummaryLineRowProps) {
  const { t } = useTranslation('summary')
  const levels = answer.by.length
  const { key, kind } = line
  if (kind === 'total') {
    return (
      <th scope="row" colSpan={Math.max(1, levels)}>
        {t('table.total')}
      </th>
    )
  }
  if (kind === 'subtotal' || kind === 'others') {
    const last = key.length - 1
    const label = labelOf(last, key[last] ?? null)
    return (
      <>
        {last > 0 && <td colSpan={last}>{''}</td>}
        <th scope="row" colSpan={levels - last}>
          {kind === 'others' ? label : t('table.totalOf', { label })}
        </th>
      </>
    )
  }
  return (
    <>
      {key.map((each, level) => {
        const isSaid = level < levels - 1 && before?.kind === 'group' && isSameUpTo(before.key, key, level)
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a level is its place
          <th key={level} scope="row">
            {isSaid ? <span className="visually-hidden">{labelOf(level, each)}</span> : labelOf(level, each)}
          </th>
        )
      })}
    </>
  )
}

function isSameUpTo(one: SummaryLine['key'], other: SummaryLine['key'], level: number): boolean {
  return other.slice(0, level + 1).every((each, place) => one[place] === each)
}

interface MeasureCellsProps extends SummaryLineRowProps {
  readonly group: SummaryGroup | undefined
  readonly measure: MeasureHeading
  readonly measurePlace: number
  /** The cell's place in its line. */
  readonly cell: number
}

/** A number, with what it differs by from the earlier period's. */
function MeasureCells(props: MeasureCellsProps) {
  const { group, measure, measurePlace, isCompared, line, greatest } = props
  const { t } = useTranslation('summary')
  const { language } = useSummaryWords()
  const { type } = measure
  const value = group?.values[measurePlace] ?? null
  const whole = greatest[measurePlace] ?? 0
  const isBar = line.kind === 'group' && whole > 0 && value !== null && value > 0
  const bar = isBar ? ({ '--bar': `${(100 * value) / whole}%` } as CSSProperties) : undefined
  const isMissing = group?.state === 'missing'
  const before = group?.compared?.[measurePlace] ?? null
  const isBeforeMissing = group?.comparedState === 'missing'
  const { amount, change } = differenceOf(value, before)
  return (
    <>
      <td className={isMissing ? 'summary-number summary-missing' : 'summary-number'} style={bar} data-bar={isBar}>
        {isMissing ? t('table.notFetched') : <DrillButton {...props} value={value} />}
      </td>
      {isCompared && (
        <td
          className={
            isBeforeMissing && !isMissing ? 'summary-number summary-missing' : 'summary-number summary-difference'
          }
        >
          {isBeforeMissing && !isMissing
            ? t('table.comparedNotFetched')
            : differenceText(amount, type, language, 'screen')}
        </td>
      )}
      {isCompared && hasChange(measure) && (
        <td className="summary-number summary-difference">{changeText(change, language, 'screen')}</td>
      )}
    </>
  )
}

interface DrillButtonProps extends MeasureCellsProps {
  readonly value: number | null
}

/** What shows the rows behind a number: how many, where that is known. */
export function useRowsLabel(): (count: number | null) => string {
  const { t } = useTranslation('summary')
  return (count) => (count === null ? t('menu.rows') : t('drill.show', { count }))
}

/** Which number a button is of, so that it is found again. */
export function numberId({ key, column }: Pick<SummaryGroup, 'key' | 'column'>, measure: number): string {
  return JSON.stringify([key, column, measure])
}

function DrillButton(props: DrillButtonProps) {
  const { group, measure, measurePlace, value, place, cell, drill, rowsBehind, onDrill } = props
  const { t } = useTranslation('summary')
  const { language } = useSummaryWords()
  const rowsLabel = useRowsLabel()
  const text = numberText(value, measure.type, language, 'screen')
  if (group === undefined) return <>{text}</>
  const found = drill(group, measurePlace)
  const canDrill = found.kind === 'conditions'
  const isPartial = group.state === 'partial'
  return (
    <>
      {isPartial && (
        <span className="summary-partial" title={t('table.partial')}>
          <span aria-hidden>◐</span>
          <span className="visually-hidden">{t('table.partial')}</span>
        </span>
      )}
      <button
        type="button"
        className="summary-cell"
        data-line={place}
        data-cell={cell}
        data-number={numberId(group, measurePlace)}
        tabIndex={place === 0 && cell === 0 ? 0 : -1}
        aria-disabled={!canDrill}
        title={canDrill ? rowsLabel(rowsBehind(group, measurePlace)) : t(`drill.problems.${found.problem}`)}
        onClick={() => onDrill(group, measurePlace)}
      >
        {text}
      </button>
    </>
  )
}
