import { Accordion, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LOCALES } from '../../../shared/language.ts'
import type { TeamLease, TeamOverview } from '../../../shared/team.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useMomentText } from '../../text/useMomentText.ts'

interface TeamOperationsProps {
  readonly overview: TeamOverview
}

/** What was asked of each operation's server today, by whom, and whose turn it is. */
export function TeamOperations({ overview }: TeamOperationsProps) {
  const { t } = useTranslation('team')
  const momentText = useMomentText()
  const numbers = new Intl.NumberFormat(LOCALES[useLanguage()])
  const { requestsToday, lease, operations } = overview
  const turnOf = (connection: string): string => {
    const turn: TeamLease | undefined = lease.find((each) => each.connection === connection)
    if (turn === undefined) return t('joined.noTurn')
    return t('joined.turnUntil', { holder: turn.holder, time: momentText(Date.parse(turn.until)) })
  }
  if (requestsToday.length === 0) {
    return (
      <Text size="sm" className="settings-empty">
        {t('joined.noOperations')}
      </Text>
    )
  }
  return (
    <>
      <Table>
        <Table.Caption className="settings-team-caption">{t('joined.operations')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('joined.operation')}</Table.Th>
            <Table.Th className="settings-number">{t('joined.own')}</Table.Th>
            <Table.Th className="settings-number">{t('joined.team')}</Table.Th>
            <Table.Th>{t('joined.turn')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {requestsToday.map(({ connection, own, team }) => (
            <Table.Tr key={connection}>
              <Table.Td>{connection}</Table.Td>
              <Table.Td className="settings-number">{numbers.format(own)}</Table.Td>
              <Table.Td className="settings-number">{numbers.format(team)}</Table.Td>
              <Table.Td>{turnOf(connection)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Accordion variant="contained" chevronPosition="left">
        <Accordion.Item value="codes">
          <Accordion.Control>{t('joined.adminTitle')}</Accordion.Control>
          <Accordion.Panel>
            <Text size="sm">{t('joined.adminMeaning')}</Text>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('joined.operation')}</Table.Th>
                  <Table.Th>{t('joined.adminCode')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {operations.map(({ connection, operation }) => (
                  <Table.Tr key={connection}>
                    <Table.Td>{connection}</Table.Td>
                    <Table.Td>
                      <code>{operation}</code>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </>
  )
}
