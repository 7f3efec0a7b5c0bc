import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTeamCode } from '../../../shared/team.ts'
import type { JobSnapshot, PullJob } from '../../../shared/jobs.ts'
import { onEvent } from '../../api/bridge.ts'
import { useAction } from '../../api/queries.ts'
import { explain } from '../../../shared/errorTexts.ts'
import { ManagedNote } from '../../components/managed/ManagedNote.tsx'
import { useRefusals } from '../../components/managed/useRefusals.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** Whether it is a fetch of somebody's that found the team out of reach. */
function wantsAnswer(job: JobSnapshot): job is PullJob {
  if (job.kind !== 'pull' || job.endedAtMs === null || job.isAutomatic === true) return false
  return job.error !== null && isTeamCode(job.error.code)
}

/**
 * Asks whether to fetch without the team, once a fetch that somebody asked for found that it cannot be asked. What
 * fetches by itself is never asked about: it waits.
 */
export function WithoutTeamDialog() {
  const { t } = useTranslation('team')
  const language = useLanguage()
  const [stopped, setStopped] = useState<readonly PullJob[]>([])
  /** Jobs that were asked about: they are told of again, though they ended once. */
  const asked = useRef(new Set<string>())
  const start = useAction('pull:start')
  const dismiss = useAction('jobs:dismiss')
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind !== 'job' || !wantsAnswer(event.job) || asked.current.has(event.job.id)) return
        const { job } = event
        asked.current.add(job.id)
        setStopped((before) => [...before, job])
      }),
    [],
  )
  const refusal = useRefusals().withoutTeam
  const error = stopped[0]?.error ?? null
  const close = (): void => {
    setStopped([])
  }
  const fetchAll = (): void => {
    for (const { id, connectionId, reportKey, parameters, range, refresh, byDay } of stopped) {
      const days = byDay === undefined ? {} : { byDay }
      start.mutate({ connectionId, reportKey, parameters, range, refresh, ...days, withoutTeam: true })
      dismiss.mutate({ jobId: id })
    }
    close()
  }
  return (
    <Modal opened={error !== null} title={t('withoutTeam.title')} onClose={close}>
      {error === null ? null : (
        <Stack gap="sm">
          <Text size="sm" fw={600}>
            {explain(error, language, 'window').sentence}
          </Text>
          <Text size="sm">{t('withoutTeam.meaning')}</Text>
          <Text size="sm">{t('withoutTeam.waits')}</Text>
          <ManagedNote refusal={refusal} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} data-autofocus>
              {t('withoutTeam.wait')}
            </Button>
            <Button disabled={refusal !== null} onClick={fetchAll}>
              {t('withoutTeam.action')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
