import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction, useAnswer } from '../../api/queries.ts'
import { useNow } from '../../components/useNow.ts'
import { ActivitySummary } from './ActivitySummary.tsx'
import { inOrder, isGoing } from './jobFacts.ts'
import { JobRow } from './JobRow.tsx'
import { JobRates } from './rates.ts'
import { useAnnouncement } from './useAnnouncement.ts'
import { useJobNotices } from './useJobNotices.tsx'
import { useJobTitle } from './useJobTitle.ts'

interface ActivityBarProps {
  readonly connectionId: number
  /** Stands at the right end: the requests of the day. */
  readonly children: ReactNode
}

/** The line at the bottom: what is being fetched and exported. It opens upwards into a list, and never blocks the rest. */
export function ActivityBar({ connectionId, children }: ActivityBarProps) {
  const { t } = useTranslation('activity')
  const { data: jobs = [] } = useAnswer('jobs:list', null)
  const [isOpen, setOpen] = useState(false)
  const [rates] = useState(() => new JobRates())
  const toggle = useRef<HTMLButtonElement>(null)
  const titleOf = useJobTitle(connectionId)
  const cancel = useAction('jobs:cancel')
  const dismiss = useAction('jobs:dismiss')
  const going = jobs.filter(isGoing)
  const nowMs = useNow(going.length > 0)
  const [only] = going
  const isPanelOpen = isOpen && jobs.length > 0
  useJobNotices(titleOf)
  const announcement = useAnnouncement(titleOf)

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
        <section id="activity-panel" className="activity-panel" aria-label={t('label')}>
          <div className="activity-panel-head">
            <h2 className="activity-panel-title">{t('label')}</h2>
            {going.length < jobs.length ? (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  for (const job of jobs) if (!isGoing(job)) dismiss.mutate({ jobId: job.id })
                }}
              >
                {t('dismissAll')}
              </Button>
            ) : null}
            <ActionIcon size="sm" aria-label={t('hideDetails')} title={t('hideDetails')} onClick={close}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </div>
          <ul className="activity-list">
            {inOrder(jobs).map((job) => (
              <JobRow key={job.id} job={job} title={titleOf(job)} rate={rates.of(job.id, nowMs)} nowMs={nowMs} />
            ))}
          </ul>
        </section>
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
          <ActivitySummary
            jobs={jobs}
            titleOf={titleOf}
            rateOf={(job) => rates.of(job.id, nowMs)}
            nowMs={nowMs}
            isOpen={isPanelOpen}
          />
        </button>
        {only !== undefined && going.length === 1 ? (
          <ActionIcon
            size="sm"
            aria-label={t('cancelJob', { title: titleOf(only) })}
            title={t('stop')}
            onClick={() => {
              cancel.mutate({ jobId: only.id })
            }}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        ) : null}
        <div className="activity-end">{children}</div>
      </div>
      <div className="visually-hidden" aria-live="polite">
        {announcement}
      </div>
    </footer>
  )
}
