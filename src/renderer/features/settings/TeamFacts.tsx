import { Stack, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LOCALES } from '../../../shared/language.ts'
import type { TeamOverview } from '../../../shared/team.ts'
import { useNow } from '../../components/useNow.ts'
import { sizeText } from '../../text/sizeText.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useMomentText } from '../../text/useMomentText.ts'
import { TeamOperations } from './TeamOperations.tsx'

/** Whoever was seen within this time is there. */
const PRESENT_MS = 90_000
const MINUTE_MS = 60_000

interface TeamFactsProps {
  readonly overview: TeamOverview
}

/** What the team spared today, and who is in it. */
export function TeamFacts({ overview }: TeamFactsProps) {
  const { t } = useTranslation('team')
  const language = useLanguage()
  const { today, unpublished, slices, bytes } = overview
  return (
    <>
      <Stack gap={2} aria-live="polite">
        <Text className="settings-team-spared">
          {today.all === 0 ? t('joined.nothingYet') : t('joined.spared', { spared: today.spared, count: today.all })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('joined.held', { count: slices, size: sizeText(bytes, LOCALES[language]) })}
        </Text>
        {unpublished === 0 ? null : (
          <Text size="sm" c="var(--warning)">
            {t('joined.unpublished', { count: unpublished })}
          </Text>
        )}
      </Stack>
      <TeamMembers overview={overview} />
      <TeamOperations overview={overview} />
    </>
  )
}

/** Who is in the team, whoever was seen last first. */
function TeamMembers({ overview: { members } }: TeamFactsProps) {
  const { t } = useTranslation('team')
  const momentText = useMomentText()
  const nowMs = useNow(true, MINUTE_MS)
  const seen = members
    .map((each) => ({ ...each, seenMs: Date.parse(each.lastSeen) }))
    .toSorted((one, other) => other.seenMs - one.seenMs)
  return (
    <Table>
      <Table.Caption className="settings-team-caption">{t('joined.members')}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('joined.member')}</Table.Th>
          <Table.Th>{t('joined.lastSeen')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {seen.map(({ id, name, seenMs, isThisDesk }) => (
          <Table.Tr key={id}>
            <Table.Td>
              {name}
              {isThisDesk ? (
                <Text span size="xs" c="dimmed">
                  {` (${t('joined.self')})`}
                </Text>
              ) : null}
            </Table.Td>
            <Table.Td>{nowMs - seenMs < PRESENT_MS ? t('joined.now') : momentText(seenMs)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
