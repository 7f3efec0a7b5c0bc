import { useTranslation } from 'react-i18next'
import { hasChange } from '../../../shared/summaries/differences.ts'
import type { MeasureHeading, SummaryAnswer } from '../../../shared/summaries/types.ts'

/** How the lines are ordered, and what orders them otherwise. */
export interface TableOrder {
  readonly order: { readonly by: number | 'label'; readonly direction: 'asc' | 'desc' }
  readonly onOrder: (by: number | 'label') => void
}

interface SummaryHeadingsProps extends TableOrder {
  readonly answer: SummaryAnswer
  /** What the fields of the groups are called. */
  readonly groupTitles: readonly string[]
  readonly columnLabel: (column: string) => string
  readonly columns: readonly (string | null)[]
  readonly isCompared: boolean
}

/** How many cells a measure has: its number, and where it is compared, the difference, in percent too. */
export function cellsOf(measure: Pick<MeasureHeading, 'type'>, isCompared: boolean): number {
  if (!isCompared) return 1
  return hasChange(measure) ? 3 : 2
}

/** The cell that no heading is for. */
function Corner({ width }: { readonly width: number }) {
  return <td colSpan={width}>{''}</td>
}

interface HeadingProps {
  readonly title: string
  readonly by: number | 'label'
  readonly order: SummaryHeadingsProps['order']
  readonly onOrder: SummaryHeadingsProps['onOrder']
  readonly canOrder: boolean
}

function Heading({ title, by, order, onOrder, canOrder }: HeadingProps) {
  const { t } = useTranslation('summary')
  if (!canOrder) return <>{title}</>
  const isOrder = order.by === by
  return (
    <button type="button" className="summary-heading" title={t('table.orderBy', { title })} onClick={() => onOrder(by)}>
      <span>{title}</span>
      <span aria-hidden>{isOrder ? (order.direction === 'desc' ? ' ↓' : ' ↑') : ''}</span>
    </button>
  )
}

function sortOf(order: SummaryHeadingsProps['order'], by: number | 'label'): 'ascending' | 'descending' | undefined {
  if (order.by !== by) return undefined
  return order.direction === 'desc' ? 'descending' : 'ascending'
}

/** The headings: what the groups are, and each measure, under each column where there are columns. */
export function SummaryHeadings(props: SummaryHeadingsProps) {
  const { answer, isCompared } = props
  const { measures, across } = answer
  if (across === null)
    return (
      <thead>
        <MeasureLine {...props} />
      </thead>
    )
  // Of one measure, which the sentence names, each column needs no more than its own name.
  const isOneLine = measures.length === 1 && !isCompared
  return (
    <thead>
      <ColumnLine {...props} isOneLine={isOneLine} />
      {isOneLine ? null : <MeasureLine {...props} />}
    </thead>
  )
}

/** What the columns are called, over the measures of each. */
function ColumnLine(props: SummaryHeadingsProps & { readonly isOneLine: boolean }) {
  const { answer, groupTitles, columns, columnLabel, isCompared, order, onOrder, isOneLine } = props
  const { t } = useTranslation('summary')
  const { measures, by } = answer
  const width = measures.reduce((sum, measure) => sum + cellsOf(measure, isCompared), 0)
  return (
    <tr>
      {isOneLine ? <GroupHeadings {...props} /> : <Corner width={Math.max(1, groupTitles.length)} />}
      {columns.map((column) => {
        const title = column === null ? t('table.allColumns') : columnLabel(column)
        const isOrder = isOneLine && column === null
        return (
          <th
            key={column ?? 'all'}
            scope={isOneLine ? 'col' : 'colgroup'}
            colSpan={width}
            className={isOneLine ? 'summary-number summary-column-name' : 'summary-column'}
            aria-sort={isOrder ? sortOf(order, 0) : undefined}
          >
            <Heading title={title} by={0} order={order} onOrder={onOrder} canOrder={isOrder && by.length > 0} />
          </th>
        )
      })}
    </tr>
  )
}

/** What the groups are. */
function GroupHeadings({ answer, groupTitles, order, onOrder }: SummaryHeadingsProps) {
  if (groupTitles.length === 0) return <Corner width={1} />
  return groupTitles.map((title, place) => (
    <th key={title} scope="col" aria-sort={place === 0 ? sortOf(order, 'label') : undefined}>
      <Heading title={title} by="label" order={order} onOrder={onOrder} canOrder={answer.by.length > 0} />
    </th>
  ))
}

/** The measures, once or under each column. */
function MeasureLine(props: SummaryHeadingsProps) {
  const { answer, columns, order, onOrder, isCompared } = props
  const { t } = useTranslation('summary')
  const { measures, by, across } = answer
  const isOnly = measures.length === 1 && across !== null
  return (
    <tr>
      <GroupHeadings {...props} />
      {columns.map((column) =>
        measures.map((measure, place) => (
          <MeasureHeadings
            key={`${column ?? ''}/${measure.formula}`}
            measure={measure}
            isCompared={isCompared}
            sort={column === null ? sortOf(order, place) : undefined}
          >
            <Heading
              title={isOnly ? t('table.now') : measure.title}
              by={place}
              order={order}
              onOrder={onOrder}
              // Groups are ordered by the numbers over all columns.
              canOrder={by.length > 0 && column === null}
            />
          </MeasureHeadings>
        )),
      )}
    </tr>
  )
}

interface MeasureHeadingsProps {
  readonly measure: MeasureHeading
  readonly isCompared: boolean
  readonly sort: 'ascending' | 'descending' | undefined
  readonly children: React.ReactNode
}

function MeasureHeadings({ measure, isCompared, sort, children }: MeasureHeadingsProps) {
  const { t } = useTranslation('summary')
  const { title } = measure
  return (
    <>
      <th scope="col" className="summary-number" aria-sort={sort} title={`${title} = ${measure.formula}`}>
        {children}
      </th>
      {isCompared && (
        <th scope="col" className="summary-number" aria-label={t('table.differenceOf', { title })}>
          {t('table.difference')}
        </th>
      )}
      {isCompared && hasChange(measure) && (
        <th scope="col" className="summary-number" aria-label={t('table.changeOf', { title })}>
          {t('table.change')}
        </th>
      )}
    </>
  )
}
