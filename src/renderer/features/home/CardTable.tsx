import { useTranslation } from 'react-i18next'
import type { SummaryContent } from '../../../shared/home.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { groupHeading } from '../../../shared/summaries/groupLabels.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { lineIdOf, type SummaryGroup } from '../../../shared/summaries/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { shownLines } from './cardLines.ts'
import { groupsOf, labelOf, totalOf } from './cardText.ts'
import { Delta } from './Delta.tsx'

interface CardTableProps {
  readonly content: SummaryContent
  /** The report as its rows are seen. */
  readonly report: ReportDefinition
  /** What the table shows, in words. */
  readonly label: string
  /** How many measures there is room for. */
  readonly most: number
}

/** A summary's groups as a short table, the first measure with bars. */
export function CardTable({ content, report, label, most: mostMeasures }: CardTableProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const { answer, isMoreBetter } = content
  const [heading] = answer.by
  const measures = answer.measures.slice(0, mostMeasures)
  const lines = shownLines(content)
  const total = totalOf(answer)
  const most = Math.max(0, ...lines.map((line) => (line.others === true ? 0 : (line.values[0] ?? 0))))
  const left = groupsOf(answer).length - lines.length

  const cellsOf = (line: SummaryGroup) =>
    measures.map(({ type }, place) => (
      // oxlint-disable-next-line react/no-array-index-key -- a measure is its place
      <td key={place} data-absent={line.state === 'missing' || undefined}>
        {line.state === 'missing' ? t('card.absent') : numberText(line.values[place] ?? null, type, language, 'screen')}
      </td>
    ))
  return (
    <>
      <table className="home-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{heading === undefined ? '' : groupHeading(heading, report, language)}</th>
            {measures.map(({ title, formula }) => (
              <th key={`${title}/${formula}`} scope="col" title={formula}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const name = labelOf(line, answer, report, language)
            const share = line.others === true || most <= 0 ? 0 : Math.max(0, line.values[0] ?? 0) / most
            return (
              <tr key={lineIdOf(line)} data-others={line.others}>
                <th scope="row" title={name}>
                  <span className="home-bar" style={{ width: `${share * 100}%` }} aria-hidden />
                  <span className="home-bar-name">{name}</span>
                </th>
                {cellsOf(line)}
              </tr>
            )
          })}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{labelOf(total, answer, report, language)}</th>
              {cellsOf(total)}
            </tr>
            {total.compared !== null && (
              <tr className="home-table-delta">
                <th scope="row">{t('delta.row')}</th>
                {measures.map((measure, place) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a measure is its place
                  <td key={place}>
                    <Delta group={total} place={place} measure={measure} isMoreBetter={isMoreBetter[place] ?? null} />
                  </td>
                ))}
              </tr>
            )}
          </tfoot>
        )}
      </table>
      {left > 0 && <p className="home-more">{t('card.more', { count: left })}</p>}
    </>
  )
}
