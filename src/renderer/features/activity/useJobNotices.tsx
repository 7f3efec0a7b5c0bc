import { Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { onEvent } from '../../api/bridge.ts'
import { ExportButtons } from './ExportButtons.tsx'
import { deservesNotice, failureOf } from './jobFacts.ts'
import { useEndedJobs } from './useEndedJobs.ts'
import { useJobTexts } from './useJobTexts.ts'

const LONG_MS = 15_000

function noticeId(jobId: string): string {
  return `job-${jobId}`
}

/** Says of work that the user started here how it ended, where that needs them: exports, and fetches that failed. */
export function useJobNotices(titleOf: (job: JobSnapshot) => string): void {
  const { t } = useTranslation(['activity', 'operationCheck'])
  const texts = useJobTexts()

  // What is off the list, as a failure that was mended, is not told of any longer.
  useEffect(() => onEvent((event) => event.kind === 'job-dismissed' && notifications.hide(noticeId(event.jobId))), [])
  useEndedJobs((job) => {
    if (!deservesNotice(job)) return
    const title = titleOf(job)
    const message = texts.outcome(job)
    const id = noticeId(job.id)
    if (failureOf(job) !== null) {
      const heading =
        job.kind === 'check'
          ? t('operationCheck:stopped')
          : job.kind === 'export'
            ? t('activity:notice.exportFailed', { title })
            : (job.outcome?.rows ?? 0) > 0
              ? t('activity:notice.pullPartly', { title })
              : t('activity:notice.pullFailed', { title })
      notifications.show({ id, title: heading, message, color: 'red', autoClose: LONG_MS })
    } else if (job.kind === 'check') {
      notifications.show({ id, title: t('operationCheck:done'), message, color: 'teal', autoClose: LONG_MS })
    } else if (job.kind === 'export') {
      notifications.show({
        id,
        title: t('activity:notice.exportDone', { file: job.outcome?.fileName ?? job.fileName }),
        message: (
          <>
            <Text size="sm">{message}</Text>
            <Group gap="xs" mt={6}>
              <ExportButtons jobId={job.id} />
            </Group>
          </>
        ),
        color: 'teal',
        autoClose: LONG_MS,
      })
    }
  })
}
