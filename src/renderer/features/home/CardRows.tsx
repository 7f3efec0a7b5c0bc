import { useTranslation } from 'react-i18next'
import { formatValue } from '../../../shared/format.ts'
import type { RowsContent } from '../../../shared/home.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface CardRowsProps {
  readonly content: RowsContent
  readonly report: ReportDefinition
  readonly label: string
  readonly isWide: boolean
  /** How many rows there are, alone. */
  readonly isCount: boolean
}

const [NARROW_COLUMNS, WIDE_COLUMNS] = [3, 6]
/** A date with its time takes so much more room than other values. */
const DATE_WEIGHT = 1.8

/** How many rows a view has, and the first of them. */
export function CardRows({ content, report, label, isWide, isCount }: CardRowsProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const { total, fields, rows } = content
  const count = <p className="home-count">{t('card.rows', { count: total })}</p>
  if (isCount) return count
  if (total === 0) return <p className="home-more">{t('card.noRows')}</p>
  const shown = fields.slice(0, isWide ? WIDE_COLUMNS : NARROW_COLUMNS)
  const weightOf = (field: string): number => (fieldDefinitionOf(report, field)?.type === 'dateTime' ? DATE_WEIGHT : 1)
  const weights = shown.reduce((sum, field) => sum + weightOf(field), 0)
  return (
    <>
      {count}
      <table className="home-table" data-rows aria-label={label}>
        <colgroup>
          {shown.map((field) => (
            <col key={field} style={{ width: `${(weightOf(field) / weights) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {shown.map((field) => (
              <th key={field} scope="col">
                {fieldDefinitionOf(report, field)?.title[language] ?? field}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row is its place
            <tr key={place}>
              {shown.map((field, column) => {
                const text = formatValue(
                  fieldDefinitionOf(report, field)?.type ?? 'text',
                  row[column] ?? null,
                  language,
                )
                return (
                  <td key={field} title={text}>
                    {text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && <p className="home-more">{t('card.more', { count: total - rows.length })}</p>}
    </>
  )
}
