import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { useAnswer } from '../../api/queries.ts'
import { useNow } from '../../components/useNow.ts'
import { ActivityPanel } from './ActivityPanel.tsx'
import { ActivitySummary } from './ActivitySummary.tsx'
import { isGoing } from './jobFacts.ts'
import { StopButton } from './StopButton.tsx'
import { JobRates, type Rate } from './rates.ts'
import { useAnnouncement } from './useAnnouncement.ts'
import { useJobNotices } from './useJobNotices.tsx'
import { useJobTitle } from './useJobTitle.ts'

interface ActivityBarProps {
  readonly connectionId: number
  /** Stands at the right end: the requests of the day. */
  readonly children: ReactNode
}

/**
 * The line at the bottom: what is being fetched and exported. It opens upwards into a list, and never blocks the rest.
 */
export function ActivityBar({ connectionId, children }: ActivityBarProps) {
  const { t } = useTranslation('activity')
  const { data: jobs = [] } = useAnswer('jobs:list', null)
  const [isOpen, setOpen] = useState(false)
  const [rates] = useState(() => new JobRates())
  const toggle = useRef<HTMLButtonElement>(null)
  const titleOf = useJobTitle(connectionId)
  const going = jobs.filter(isGoing)
  const nowMs = useNow(going.length > 0)
  const [only] = going
  const isPanelOpen = isOpen && jobs.length > 0
  useJobNotices(titleOf)
  const announcement = useAnnouncement(titleOf)
  const rateOf = (job: JobSnapshot): Rate => rates.of(job.id, nowMs)

  useEffect(() => {
    rates.see(jobs, Date.now())
  }, [rates, jobs])

  function close(): void {
    setOpen(false)
    toggle.current?.focus()
  }

  return (
    // Escape closes the list from anywhere inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <footer
      className="activity"
      aria-label={t('label')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isPanelOpen) close()
      }}
    >
      {isPanelOpen ? (
        <ActivityPanel jobs={jobs} titleOf={titleOf} rateOf={rateOf} nowMs={nowMs} onClose={close} />
      ) : null}
      <div className="activity-bar">
        <button
          ref={toggle}
          type="button"
          className="activity-toggle"
          disabled={jobs.length === 0}
          aria-expanded={isPanelOpen}
          aria-controls={isPanelOpen ? 'activity-panel' : undefined}
          title={isPanelOpen ? t('hideDetails') : t('showDetails')}
          onClick={() => {
            setOpen(!isPanelOpen)
          }}
        >
          <ActivitySummary jobs={jobs} titleOf={titleOf} rateOf={rateOf} nowMs={nowMs} isOpen={isPanelOpen} />
        </button>
        {only !== undefined && going.length === 1 ? <StopButton job={only} title={titleOf(only)} /> : null}
        <div className="activity-end">{children}</div>
      </div>
      <div className="visually-hidden" aria-live="polite">
        {announcement}
      </div>
    </footer>
  )
}
