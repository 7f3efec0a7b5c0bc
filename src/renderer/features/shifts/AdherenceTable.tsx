import { useState } from 'react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SheetCell, SheetColumn, SummarySheet } from '../../../shared/summaries/summarySheet.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** As many lines are drawn at once. */
const LINES_AT_ONCE = 300

interface AdherenceTableProps {
  readonly sheet: SummarySheet
  readonly caption: string
}

/** How agents kept to their shifts, line by line; the last line is the total. */
export function AdherenceTable({ sheet, caption }: AdherenceTableProps) {
  const { t } = useTranslation(['summary'])
  const language = useLanguage()
  const [most, setMost] = useState(LINES_AT_ONCE)
  const { columns, lines } = sheet
  const text = (cell: SheetCell, { kind, type }: SheetColumn): string =>
    kind === 'text' ? String(cell ?? '') : numberText(typeof cell === 'number' ? cell : null, type, language, 'screen')
  const own = lines.slice(0, -1)
  const total = lines.at(-1)
  const left = own.length - most
  return (
    // A table that reaches beyond the window scrolls, also for the keyboard.
    // oxlint-disable-next-line no-noninteractive-tabindex
    <section className="number-frame shifts-scroll" tabIndex={0} aria-label={caption}>
      <table className="number-table shifts-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.heading} scope="col" data-kind={column.kind}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {own.slice(0, most).map((line) => (
            <tr key={line.slice(0, 2).join('/')}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.heading} scope="row" data-kind={column.kind}>
                    {text(line[place] ?? null, column)}
                  </th>
                ) : (
                  <td key={column.heading} data-kind={column.kind}>
                    {text(line[place] ?? null, column)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {total !== undefined && (
          <tfoot>
            <tr>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.heading} scope="row">
                    {text(total[place] ?? null, column)}
                  </th>
                ) : (
                  <td key={column.heading} data-kind={column.kind}>
                    {total[place] === null ? '' : text(total[place] ?? null, column)}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
      {left > 0 && (
        <Button variant="light" onClick={() => setMost(most + LINES_AT_ONCE)}>
          {t('table.more', { count: Math.min(left, LINES_AT_ONCE) })}
        </Button>
      )}
    </section>
  )
}
