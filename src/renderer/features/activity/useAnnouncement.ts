import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { deservesNotice, isAutomatic } from './jobFacts.ts'
import { useEndedJobs } from './useEndedJobs.ts'
import { useJobTexts } from './useJobTexts.ts'

/** How the last job ended, for screen readers to say when they have a moment. */
export function useAnnouncement(titleOf: (job: JobSnapshot) => string): string {
  const { t } = useTranslation('activity')
  const texts = useJobTexts()
  const [announcement, setAnnouncement] = useState('')
  useEndedJobs((job) => {
    // A notice is announced by itself.
    if (deservesNotice(job) || isAutomatic(job)) return
    setAnnouncement(t('notice.pullDone', { title: titleOf(job), outcome: texts.outcome(job) }))
  })
  return announcement
}
