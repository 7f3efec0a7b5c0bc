import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/language.ts'
import type { RowsContent } from '../../../shared/home.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { textOfValue } from './cardText.ts'

interface CardRowsProps {
  readonly content: RowsContent
  readonly report: ReportDefinition
  readonly label: string
  readonly isWide: boolean
  /** How many rows there are, alone. */
  readonly isCount: boolean
}

/** So many characters a line of a card has room for, beside the spaces between its columns. */
const [NARROW_CHARACTERS, WIDE_CHARACTERS] = [40, 84]
const SPACE_CHARACTERS = 2
/** One value is a line of its own rather than none. */
const LEAST_COLUMNS = 2
/** Of longer values the beginning is shown. */
const LONGEST_CHARACTERS = 26

interface Column {
  readonly field: string
  readonly title: string
  readonly texts: readonly string[]
  readonly characters: number
}

/** As many of the first columns as a card has room for, so that hardly a value is cut. */
function columnsOf({ fields, rows }: RowsContent, report: ReportDefinition, language: Language, room: number) {
  const columns: Column[] = []
  let left = room
  for (const [place, field] of fields.entries()) {
    const definition = fieldDefinitionOf(report, field)
    const title = definition?.title[language] ?? field
    const texts = rows.map((row) => textOfValue(definition, row[place] ?? null, language))
    const longest = Math.max(...[title, ...texts].map((text) => text.length))
    const characters = Math.min(LONGEST_CHARACTERS, longest) + SPACE_CHARACTERS
    left -= characters
    if (left < 0 && columns.length >= LEAST_COLUMNS) break
    columns.push({ field, title, texts, characters })
  }
  return columns
}

/** How many rows a view has, and the first of them. */
export function CardRows({ content, report, label, isWide, isCount }: CardRowsProps) {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const { total, rows } = content
  const count = <p className="home-count">{t('card.rows', { count: total })}</p>
  if (isCount) return count
  if (total === 0) return <p className="home-more">{t('card.noRows')}</p>
  const columns = columnsOf(content, report, language, isWide ? WIDE_CHARACTERS : NARROW_CHARACTERS)
  const characters = columns.reduce((sum, column) => sum + column.characters, 0)
  return (
    <>
      {count}
      <table className="home-table" data-rows aria-label={label}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.field} style={{ width: `${(column.characters / characters) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ field, title }) => (
              <th key={field} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((_row, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row is its place
            <tr key={place}>
              {columns.map(({ field, texts }) => (
                <td key={field} title={texts[place]}>
                  {texts[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && <p className="home-more">{t('card.more', { count: total - rows.length })}</p>}
    </>
  )
}
