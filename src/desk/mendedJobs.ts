import type { JobSnapshot, PullJob } from '../shared/jobs.ts'
import { subtract } from '../shared/ranges.ts'
import type { TimeRange } from '../shared/time.ts'
import { scopeKey } from './scopeKey.ts'

// A failure that is no longer one: what it could not do was done by a later job, whoever asked for that one.

/** What a fetch was to get and did not; null where that is no stretch of time, but how things are now. */
function missedBy({ range, outcome }: PullJob): readonly TimeRange[] | null {
  if (range === null) return null
  return outcome === null ? [range] : outcome.failed.map((each) => each.range)
}

/** What a fetch got whole. */
function gotBy({ state, range, outcome }: PullJob): readonly TimeRange[] {
  if (range === null || outcome === null || state === 'cancelled') return []
  return subtract(
    range,
    outcome.failed.map((each) => each.range),
  )
}

function isFetched(failed: PullJob, later: readonly PullJob[]): boolean {
  const missed = missedBy(failed)
  if (missed === null) return later.some(({ state }) => state === 'done')
  const got = later.flatMap(gotBy)
  return missed.length > 0 && missed.every((range) => subtract(range, got).length === 0)
}

function isSamePull(one: PullJob, other: PullJob): boolean {
  return scopeKey(one) === scopeKey(other) && (one.byDay ?? false) === (other.byDay ?? false)
}

function isWrong(job: JobSnapshot): boolean {
  return (
    job.state === 'failed' || (job.kind === 'pull' && job.state === 'done' && (job.outcome?.failed.length ?? 0) > 0)
  )
}

/**
 * Jobs that failed, wholly or in part, of which later ones did all that was left to do: a fetch by those that got what
 * it missed, a file by the next one of the same report that was written, a check by the next of its operation.
 *
 * @returns their ids
 */
export function mendedJobs(jobs: readonly JobSnapshot[]): readonly string[] {
  return jobs
    .filter((failed) => {
      if (failed.endedAtMs === null || !isWrong(failed)) return false
      const { endedAtMs } = failed
      const later = jobs.filter((job) => job.startedAtMs >= endedAtMs && job.endedAtMs !== null && job.id !== failed.id)
      switch (failed.kind) {
        case 'pull':
          return isFetched(
            failed,
            later.filter((job): job is PullJob => job.kind === 'pull' && isSamePull(job, failed)),
          )
        case 'export':
          return later.some(
            (job) =>
              job.kind === 'export' &&
              job.state === 'done' &&
              job.connectionId === failed.connectionId &&
              job.reportKey === failed.reportKey,
          )
        case 'check':
          return later.some(
            (job) => job.kind === 'check' && job.state === 'done' && job.connectionId === failed.connectionId,
          )
      }
    })
    .map(({ id }) => id)
}
