import { useTranslation } from 'react-i18next'
import { CHECKS } from '../../../shared/checks/checks.ts'
import { findingText } from '../../../shared/checks/findingText.ts'
import type { FindingsContent } from '../../../shared/home.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface CardFindingsProps {
  readonly content: FindingsContent
  readonly label: string
  readonly isWide: boolean
  /** How many findings there are, alone. */
  readonly isCount: boolean
}

const [NARROW_COLUMNS, WIDE_COLUMNS] = [3, 6]

/** How many findings a check has, and the first of them. */
export function CardFindings({ content, label, isWide, isCount }: CardFindingsProps) {
  const { t } = useTranslation(['home', 'checks'])
  const language = useLanguage()
  const { check, total, checked, columns, findings } = content
  const count = (
    <>
      <p className="home-count">{t('checks:findings', { count: total })}</p>
      <p className="home-more">
        {CHECKS[check].title[language]} · {t('checks:ofChecked', { count: checked })}
      </p>
    </>
  )
  if (isCount || total === 0) return count
  const shown = columns.slice(0, isWide ? WIDE_COLUMNS : NARROW_COLUMNS)
  return (
    <>
      {count}
      <table className="home-table" data-rows aria-label={label}>
        <thead>
          <tr>
            {shown.map(({ name, title }) => (
              <th key={name} scope="col">
                {title[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {findings.map(({ cells }, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a finding is its place
            <tr key={place}>
              {shown.map((column, at) => {
                const text = findingText(column, cells[at] ?? null, language)
                return (
                  <td key={column.name} title={text}>
                    {text}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {total > findings.length && (
        <p className="home-more">{t('home:card.more', { count: total - findings.length })}</p>
      )}
    </>
  )
}
