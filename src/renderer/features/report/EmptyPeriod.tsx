import { Loader } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCalendarOff,
  IconClockHour4,
  IconClockPause,
  IconCloudDownload,
  IconForms,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import { durationText } from '../../../shared/periodTexts.ts'
import type { PullProgress } from '../../../shared/pulls.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import { isWhole, type Completeness } from '../../../shared/completeness.ts'
import { useNow } from '../../components/useNow.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface PanelProps {
  readonly icon: Icon | null
  readonly tone: 'friendly' | 'neutral' | 'bad'
  readonly title: string
  readonly hint: string
  /** What can be done: buttons. */
  readonly children?: ReactNode
}

function Panel({ icon: PanelIcon, tone, title, hint, children }: PanelProps) {
  return (
    <div className="empty-period" data-tone={tone}>
      {PanelIcon === null ? <Loader size={36} /> : <PanelIcon size={40} stroke={1.4} aria-hidden />}
      <h2 className="empty-period-title">{title}</h2>
      <p className="empty-period-hint">{hint}</p>
      {children}
    </div>
  )
}

type Waiting = NonNullable<PullProgress['waiting']>

/** When the next attempt is made. Alone, so that nothing else is drawn anew every second. */
function NextAttempt({ untilMs }: { readonly untilMs: number }) {
  const { t } = useTranslation('report')
  const leftMs = untilMs - useNow(true)
  return (
    <p className="empty-period-hint">
      {leftMs > 0 ? t('empty.nextAttempt', { time: durationText(Math.ceil(leftMs / 1000)) }) : t('empty.attempting')}
    </p>
  )
}

/** Said while a fetch is under way to which nothing comes: why, when it is tried again, and that it can be stopped. */
function NothingComes({ waiting, children }: { readonly waiting: Waiting; readonly children: ReactNode }) {
  const { t } = useTranslation('report')
  const language = useLanguage()
  const { sentence, hint } = explain(waiting.error, language, 'window')
  return (
    <Panel icon={IconClockPause} tone="bad" title={t('empty.waiting')} hint={`${sentence} ${hint}`}>
      <NextAttempt untilMs={waiting.untilMs} />
      {children}
    </Panel>
  )
}

interface EmptyPeriodProps {
  readonly completeness: Completeness
  /** Why the last attempt ended before it fetched anything. */
  readonly failure: AppErrorData | null
  readonly isFetching: boolean
  /** Why the fetch that is under way gets nothing just now; null while it does. */
  readonly waiting: Waiting | null
  /** The store is being asked for rows just now. */
  readonly isAsking: boolean
  /** Why the period cannot be fetched as it stands. */
  readonly refusal: AppErrorData | null
  /** The button that fetches. */
  readonly update: ReactNode
}

/** What stands in the grid's place where the store holds no row of the period: what that means, and what to do. */
export function EmptyPeriod(props: EmptyPeriodProps) {
  const { completeness, failure, isFetching, waiting, isAsking, refusal, update } = props
  const { t } = useTranslation('report')
  const language = useLanguage()
  if (isFetching) {
    return waiting !== null ? (
      <NothingComes waiting={waiting}>{update}</NothingComes>
    ) : (
      <Panel icon={null} tone="friendly" title={t('empty.fetching')} hint={t('empty.fetchingHint')}>
        {update}
      </Panel>
    )
  }
  if (refusal !== null) {
    // The line above says why, with the two ways out beside it.
    const { hint } = explain(refusal, language, 'window')
    return <Panel icon={IconCalendarOff} tone="neutral" title={t('empty.tooLong')} hint={hint} />
  }
  const error = failure ?? (completeness.verdict === 'failed' ? completeness.error : null)
  if (error !== null) {
    const { sentence, hint } = explain(error, language, 'window')
    return (
      <Panel icon={IconAlertTriangle} tone="bad" title={t('empty.failed')} hint={`${sentence} ${hint}`}>
        {update}
      </Panel>
    )
  }
  if (completeness.verdict === 'future') {
    return <Panel icon={IconClockHour4} tone="neutral" title={t('empty.future')} hint={t('empty.futureHint')} />
  }
  if (completeness.verdict === 'nothing') {
    const isLog = completeness.kind === 'log'
    const title = isLog ? 'empty.nothingLog' : completeness.kind === 'snapshot' ? 'empty.nothingTaken' : 'empty.nothing'
    return (
      <Panel
        icon={IconCloudDownload}
        tone="friendly"
        title={t(title)}
        hint={t(isLog ? 'empty.nothingLogHint' : 'empty.nothingHint')}
      >
        {update}
      </Panel>
    )
  }
  // What was just stored is about to be seen: nobody is told meanwhile that there is nothing.
  if (isAsking) return <Panel icon={null} tone="neutral" title={t('empty.asking')} hint="" />
  if (completeness.kind === 'snapshot') {
    return <Panel icon={IconCalendarOff} tone="neutral" title={t('empty.noRowsTaken')} hint="" />
  }
  const isDone = isWhole(completeness) && completeness.verdict === 'complete'
  const hint =
    completeness.verdict === 'announced'
      ? 'empty.noRowsAnnouncedHint'
      : isDone
        ? 'empty.noRowsHint'
        : isWhole(completeness)
          ? 'empty.noRowsYetHint'
          : 'empty.noRowsOpenHint'
  return (
    <Panel icon={IconCalendarOff} tone="neutral" title={t('empty.noRows')} hint={t(hint)}>
      {isDone ? null : update}
    </Panel>
  )
}

/** What stands in the grid's place until the report's parameters are complete. */
export function ParametersNeeded({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('report')
  return (
    <Panel
      icon={IconForms}
      tone="neutral"
      title={t('parameter.needed')}
      hint={t('parameter.neededHint', { names: names.join(', ') })}
    />
  )
}
