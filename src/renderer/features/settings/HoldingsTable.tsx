import { ActionIcon, Loader, Table, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { LOCALES } from '../../../shared/language.ts'
import { useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { useMomentText } from '../../text/useMomentText.ts'

interface HoldingsTableProps {
  readonly connection: ConnectionSummary
  readonly onErase: (reportKey: string) => void
}

/** What the store holds of an operation, a line for each report, the fullest first. */
export function HoldingsTable({ connection, onErase }: HoldingsTableProps) {
  const { t } = useTranslation(['settings', 'common'])
  const language = useLanguage()
  const momentText = useMomentText()
  const holdings = useAnswer('reports:holdings', { connectionId: connection.id })
  const { data: reports = [] } = useAnswer('reports:list', null)
  if (holdings.error !== null) return <ProblemNote error={holdings.error} />
  if (holdings.data === undefined) return <Loader size="sm" aria-label={t('common:loading')} />
  const held = holdings.data.filter(({ rows }) => rows > 0).toSorted((a, b) => b.rows - a.rows)
  if (held.length === 0) {
    return (
      <Text size="sm" className="settings-empty">
        {t('settings:data.nothing')}
      </Text>
    )
  }
  const numbers = new Intl.NumberFormat(LOCALES[language])
  return (
    <div className="settings-table">
      <Table className="settings-holdings" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings:data.report')}</Table.Th>
            <Table.Th className="settings-number">{t('settings:data.rows')}</Table.Th>
            <Table.Th>{t('settings:data.fetched')}</Table.Th>
            <Table.Th>
              <span className="visually-hidden">{t('common:erase')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {held.map(({ reportKey, rows, lastFetchedAtMs }) => {
            const title = reports.find(({ key }) => key === reportKey)?.title[language] ?? reportKey
            return (
              <Table.Tr key={reportKey}>
                <Table.Td>{title}</Table.Td>
                <Table.Td className="settings-number">{numbers.format(rows)}</Table.Td>
                <Table.Td>{momentText(lastFetchedAtMs, connection.timeZone)}</Table.Td>
                <Table.Td className="settings-number">
                  <ActionIcon
                    size="sm"
                    aria-label={t('settings:data.eraseReport', { title })}
                    title={t('common:erase')}
                    onClick={() => {
                      onErase(reportKey)
                    }}
                  >
                    <IconTrash size={14} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th>{t('settings:data.total')}</Table.Th>
            <Table.Th className="settings-number">
              {numbers.format(held.reduce((total, { rows }) => total + rows, 0))}
            </Table.Th>
            <Table.Td colSpan={2} />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  )
}
