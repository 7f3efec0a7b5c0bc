import { ActionIcon } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CHECKS, type ChosenCheck } from '../../../shared/checks/checks.ts'
import type { Finding, FindingColumn } from '../../../shared/checks/findings.ts'
import { findingText } from '../../../shared/checks/findingText.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { RowsOfFinding } from './panel.ts'

interface FindingsTableProps {
  readonly check: ChosenCheck
  readonly columns: readonly FindingColumn[]
  readonly findings: readonly Finding[]
  /** The place of the first of them. */
  readonly offset: number
  readonly total: number
  readonly onRows: RowsOfFinding
}

const NUMBERS: ReadonlySet<FindingColumn['kind']> = new Set(['count', 'duration', 'money'])

/** What more than this of a text takes is cut, and seen whole while the pointer is on it. */
const SEEN_LETTERS = 120

/** A value of a finding: on one line, or a text as wide as it takes to be read, and no higher than a few lines. */
function Cell({ kind, text }: { readonly kind: FindingColumn['kind']; readonly text: string }) {
  if (kind !== 'text' && kind !== 'words') return <span className="checks-value">{text}</span>
  return (
    <div className="checks-text" title={text.length > SEEN_LETTERS ? text : undefined}>
      {text}
    </div>
  )
}

/** A page of findings, each with the way to its rows. */
export function FindingsTable({ check, columns, findings, offset, total, onRows }: FindingsTableProps) {
  const { t } = useTranslation('checks')
  const language = useLanguage()
  const caption = t('caption', { check: CHECKS[check.id].title[language] })
  return (
    // A table that reaches beyond the window scrolls, also for the keyboard.
    // oxlint-disable-next-line no-noninteractive-tabindex
    <section className="checks-scroll" tabIndex={0} aria-label={caption}>
      <table className="checks-table" aria-rowcount={total + 1}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ name, title, kind }) => (
              <th key={name} scope="col" data-number={NUMBERS.has(kind) || undefined}>
                {title[language]}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('rows')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, place) => {
            const texts = columns.map((column, at) => findingText(column, finding.cells[at] ?? null, language))
            return (
              // oxlint-disable-next-line react/no-array-index-key -- a finding is its place
              <tr key={place} aria-rowindex={offset + place + 2}>
                {columns.map(({ name, kind }, at) =>
                  at === 0 ? (
                    <th key={name} scope="row" data-number={NUMBERS.has(kind) || undefined}>
                      <Cell kind={kind} text={texts[at] ?? ''} />
                    </th>
                  ) : (
                    <td key={name} data-number={NUMBERS.has(kind) || undefined}>
                      <Cell kind={kind} text={texts[at] ?? ''} />
                    </td>
                  ),
                )}
                <td className="checks-way">
                  {finding.rows !== null && (
                    <ActionIcon
                      variant="subtle"
                      size="sm"
                      aria-label={t('rowsOf', { what: texts[0] })}
                      title={t('rows')}
                      onClick={() => onRows(finding)}
                    >
                      <IconTable size={14} aria-hidden />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
