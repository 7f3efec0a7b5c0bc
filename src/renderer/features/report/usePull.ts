import { useState } from 'react'
import { keptSince } from '../../../shared/retention.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportScope } from '../../../shared/holdings.ts'
import type { JobSnapshot, PullJob } from '../../../shared/jobs.ts'
import { needsQuestion, requestsLeft, type PlannedPull } from './plannedPull.ts'

export interface PullControl {
  /** The fetch that is under way for this report and these parameters. */
  readonly running: PullJob | null
  /** Between the click and the job. */
  readonly isStarting: boolean
  readonly start: (pull: PlannedPull) => void
  readonly cancel: () => void
  /** What waits for a yes: many requests, more than the day has left, or days that are not kept. */
  readonly asked: PlannedPull | null
  readonly confirm: () => void
  readonly dismiss: () => void
  /** Requests that the operation has left today, or null where nobody knows. */
  readonly requestsLeft: number | null
  /** The first instant of the report that is kept, on the operation's wall clock; null: everything is. */
  readonly keptSince: WallSeconds | null
  /** Why the last attempt ended before it fetched anything. */
  readonly failure: AppErrorData | null
}

function sameParameters(a: ReportScope['parameters'], b: ReportScope['parameters']): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

function pullsOf(jobs: readonly JobSnapshot[], scope: ReportScope): readonly PullJob[] {
  return jobs.filter(
    (job): job is PullJob =>
      job.kind === 'pull' &&
      job.connectionId === scope.connectionId &&
      job.reportKey === scope.reportKey &&
      sameParameters(job.parameters, scope.parameters),
  )
}

/**
 * Fetches a report's rows, and follows the fetch that is under way.
 *
 * @param byDay sums: each day by itself
 * @param today the operation's
 */
export function usePull(
  scope: ReportScope,
  connection: ConnectionSummary,
  byDay: boolean,
  today: WallSeconds,
): PullControl {
  const { data: jobs } = useAnswer('jobs:list', null)
  const { data: quota } = useAnswer('quota:get', { connectionId: connection.id })
  const { data: rules = [] } = useAnswer('retention:get', null)
  const begin = useAction('pull:start')
  const stop = useAction('jobs:cancel')
  const [asked, setAsked] = useState<PlannedPull | null>(null)

  const pulls = pullsOf(jobs ?? [], scope)
  const running = pulls.findLast((job) => job.endedAtMs === null) ?? null
  const ended = pulls
    .filter((job) => job.endedAtMs !== null)
    .toSorted((a, b) => (a.endedAtMs ?? 0) - (b.endedAtMs ?? 0))
  const last = ended.at(-1)
  const left = requestsLeft(quota)
  const since = keptSince(rules, scope, today)

  function send({ range, refresh }: PlannedPull): void {
    setAsked(null)
    begin.mutate({ ...scope, range, refresh, byDay })
  }

  // A fetch with an outcome says by stretches what it could not get: the coverage knows.
  const lastFailure = last?.state === 'failed' && last.outcome === null ? last.error : null
  const isRefusalLatest = last === undefined || last.startedAtMs < begin.submittedAt
  const refusal = isRefusalLatest && begin.error !== null ? begin.error.toData() : null
  return {
    running,
    isStarting: begin.isPending,
    start: (pull) => {
      if (needsQuestion(pull, left, since)) setAsked(pull)
      else send(pull)
    },
    cancel: () => {
      if (running !== null) stop.mutate({ jobId: running.id })
    },
    asked,
    confirm: () => {
      if (asked !== null) send(asked)
    },
    dismiss: () => {
      setAsked(null)
    },
    requestsLeft: left,
    keptSince: since,
    failure: running !== null ? null : (refusal ?? lastFailure),
  }
}
