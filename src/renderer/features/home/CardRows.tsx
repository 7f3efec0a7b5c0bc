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
  /** Nothing of the period was ever fetched: how many there are, nobody knows. */
  readonly isUnknown: boolean
}

const [NARROW_COLUMNS, WIDE_COLUMNS] = [3, 6]

/** How many rows a view has, and the first of them. */
export function CardRows({ content, report, label, isWide, isCount, isUnknown }: CardRowsProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const { total, fields, rows } = content
  if (isUnknown) return <p className="home-count">–</p>
  const count = <p className="home-count">{t('card.rows', { count: total })}</p>
  if (isCount) return count
  if (total === 0) return <p className="home-more">{t('card.noRows')}</p>
  const shown = fields.slice(0, isWide ? WIDE_COLUMNS : NARROW_COLUMNS)
  return (
    <>
      {count}
      <table className="home-table" data-rows aria-label={label}>
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
