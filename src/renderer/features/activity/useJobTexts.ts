import { useTranslation } from 'react-i18next'
import { noteTexts } from '../../../shared/answerNotes.ts'
import { differentCauses, isSameCause, type AppErrorData } from '../../../shared/errors.ts'
import { explain } from '../../../shared/errorTexts.ts'
import type { CheckJob, ExportJob, JobSnapshot, PullJob } from '../../../shared/jobs.ts'
import type { PullOutcome } from '../../../shared/pulls.ts'
import { furtherFieldsText } from '../../../shared/otherFields.ts'
import { LOCALES } from '../../../shared/language.ts'
import { LONGEST_CELL } from '../../../shared/spreadsheet.ts'
import { useAnswer } from '../../api/queries.ts'
import { sizeText } from '../../text/sizeText.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { failureOf, formatCountdown, isGoing } from './jobFacts.ts'
import type { Rate } from './rates.ts'

type Waiting = NonNullable<NonNullable<PullJob['progress']>['waiting']>

export interface JobTexts {
  /** How far a job is, in parts to be strung together. */
  readonly progress: (job: JobSnapshot, rate: Rate, nowMs: number) => readonly string[]
  /** How a job ended, in one sentence or two. */
  readonly outcome: (job: JobSnapshot) => string
}

/** The words of one kind of job. */
interface KindTexts<J> {
  readonly progress: (job: J, rate: Rate, nowMs: number) => readonly string[]
  /** How one ended that did what it could. */
  readonly outcome: (job: J) => string
}

/** What the kinds of jobs have in common: how fast one is, and what one waits for. */
function useSharedTexts() {
  const { t } = useTranslation('activity')
  const language = useLanguage()

  function waitingText({ error, untilMs }: Waiting, nowMs: number): string {
    const { sentence } = explain(error, language, 'window')
    // Some faults tell themselves until when.
    if (error.detail['untilMs'] !== undefined) return sentence
    return `${sentence} ${t('goesOnIn', { time: formatCountdown(untilMs - nowMs) })}`
  }

  function rateParts({ rowsPerSecond, bytesPerSecond, leftMs }: Rate): readonly string[] {
    const speed =
      rowsPerSecond !== null
        ? [t('rowsPerSecond', { count: Math.round(rowsPerSecond) })]
        : bytesPerSecond !== null
          ? [`${sizeText(bytesPerSecond, LOCALES[language])}/s`]
          : []
    return leftMs === null ? speed : [...speed, t('left', { time: formatCountdown(leftMs) })]
  }

  return { waitingText, rateParts }
}

/** Fetches in words. */
function usePullTexts(): KindTexts<PullJob> {
  const { t } = useTranslation(['activity', 'common'])
  const { waitingText, rateParts } = useSharedTexts()

  function progress(job: PullJob, rate: Rate, nowMs: number): readonly string[] {
    const { progress } = job
    if (progress === null) return [job.isResumed ? t('activity:resumed') : t('activity:waitingTurn')]
    if (progress.waiting !== null) return [waitingText(progress.waiting, nowMs)]
    const parts: string[] = [t('activity:periods', { done: progress.slicesDone, count: progress.slicesTotal })]
    if (progress.rows > 0) parts.push(t('common:rows', { count: progress.rows }))
    return [...parts, ...rateParts(rate)]
  }

  function announcedText(slices: PullOutcome['announced']): string {
    const [slice, ...others] = slices
    if (slice === undefined || slice.announced === null || others.length > 0)
      return t('activity:announced', { count: slices.length })
    return t('activity:announcedCount', { count: slice.announced, rows: slice.rows })
  }

  function outcome(job: PullJob): string {
    const { outcome } = job
    if (outcome === null) return t('activity:pullNothing')
    const { rows, requests, fromTeam = 0, partial, announced, failed } = outcome
    const said: string[] = [
      rows > 0
        ? t(failureOf(job) === null ? 'activity:pullDone' : 'activity:pullStored', {
            rows: t('common:rows', { count: rows }),
          })
        : requests === 0
          ? t('activity:pullCached')
          : t('activity:pullNothing'),
    ]
    if (fromTeam > 0) said.push(t('activity:fromTeam', { count: fromTeam }))
    if (partial.length > 0) said.push(t('activity:partial', { count: partial.length }))
    if (announced.length > 0) said.push(announcedText(announced))
    if (failed.length > 0) said.push(t('activity:failedPeriods', { count: failed.length }))
    return `${said.join('. ')}.`
  }

  return { progress, outcome }
}

/** Exports in words. */
function useExportTexts(): KindTexts<ExportJob> {
  const { t } = useTranslation(['activity', 'common'])
  const language = useLanguage()
  const { data: reports } = useAnswer('reports:list', null)
  const { rateParts } = useSharedTexts()

  function progress({ progress }: ExportJob, rate: Rate): readonly string[] {
    if (progress === null) return [t('activity:waitingTurn')]
    return [t('activity:exportRows', { done: progress.rows, count: progress.total }), ...rateParts(rate)]
  }

  function outcome({ outcome, reportKey }: ExportJob): string {
    if (outcome === null) return ''
    const { rows, bytes, wasRenamed, cutTexts, notes, further, drawn } = outcome
    const size = sizeText(bytes, LOCALES[language])
    const done =
      drawn === undefined
        ? t('activity:exportDone', { rows: t('common:rows', { count: rows }), size })
        : t('activity:drawnDone', { size })
    const said = [`${done}.`]
    if (rows === 0 && drawn === undefined) said.push(t('activity:noRows'))
    if (wasRenamed) said.push(t('activity:renamed'))
    if (cutTexts > 0) said.push(t('activity:cutTexts', { count: cutTexts, most: LONGEST_CELL }))
    const report = reports?.find(({ key }) => key === reportKey)
    said.push(...noteTexts(report, notes, 'window').map((note) => note[language]))
    if (further !== undefined) said.push(`${furtherFieldsText(further, 'by-title')[language]}.`)
    return said.join(' ')
  }

  return { progress, outcome }
}

/** Checks of which reports an operation has, in words. */
function useCheckTexts(): KindTexts<CheckJob> {
  const { t } = useTranslation(['activity', 'operationCheck'])
  const { waitingText, rateParts } = useSharedTexts()

  function progress({ progress }: CheckJob, rate: Rate, nowMs: number): readonly string[] {
    if (progress === null) return [t('activity:waitingTurn')]
    if (progress.waiting !== null) return [waitingText(progress.waiting, nowMs)]
    const { done, total, found } = progress
    return [
      t('operationCheck:progress', { done, count: total }),
      t('operationCheck:withData', { count: found }),
      ...rateParts(rate),
    ]
  }

  function outcome({ outcome }: CheckJob): string {
    if (outcome === null) return ''
    const { data, known, empty, absent, failed, skipped } = outcome
    const parts: string[] = [
      t('operationCheck:withData', { count: data + known }),
      t('operationCheck:empty', { count: empty }),
    ]
    if (absent > 0) parts.push(t('operationCheck:absent', { count: absent }))
    if (skipped > 0) parts.push(t('operationCheck:skipped', { count: skipped }))
    if (failed > 0) parts.push(t('operationCheck:failed', { count: failed }))
    return `${parts.join(' · ')}.`
  }

  return { progress, outcome }
}

function failedErrors({ outcome }: PullJob): readonly AppErrorData[] {
  return (outcome?.failed ?? []).map(({ error }) => error)
}

/** Jobs in words. */
export function useJobTexts(): JobTexts {
  const { t } = useTranslation(['activity', 'operationCheck'])
  const language = useLanguage()
  const pull = usePullTexts()
  const exporting = useExportTexts()
  const check = useCheckTexts()

  function failureText(job: JobSnapshot, failure: AppErrorData): string {
    const stored = job.kind === 'pull' && (job.outcome?.rows ?? 0) > 0 ? `${pull.outcome(job)} ` : ''
    const causes = job.kind === 'pull' ? differentCauses(failedErrors(job)) : []
    // What stopped the whole of it is another cause than that of its first day.
    const isOfDays = causes[0] !== undefined && isSameCause(causes[0], failure)
    if (isOfDays && causes.length > 1) return `${stored}${t('activity:failedForSeveral')}`
    const { sentence, hint } = explain(failure, language, 'window')
    return `${stored}${sentence} ${hint}`
  }

  return {
    progress(job, rate, nowMs) {
      if (job.kind === 'pull') return pull.progress(job, rate, nowMs)
      return job.kind === 'export' ? exporting.progress(job, rate, nowMs) : check.progress(job, rate, nowMs)
    },
    outcome(job) {
      if (isGoing(job)) return ''
      if (job.state === 'cancelled') {
        if (job.kind === 'check') return t('operationCheck:cancelled')
        return job.kind === 'pull' ? t('activity:cancelled') : t('activity:exportCancelled')
      }
      const failure = failureOf(job)
      if (failure !== null) return failureText(job, failure)
      if (job.kind === 'pull') return pull.outcome(job)
      return job.kind === 'export' ? exporting.outcome(job) : check.outcome(job)
    },
  }
}
