import type { AppErrorData } from '../../../shared/errors.ts'
import type { JobSnapshot } from '../../../shared/jobs.ts'

/** Whether a job still goes on. */
export function isGoing(job: JobSnapshot): boolean {
  return job.state === 'waiting' || job.state === 'running'
}

/** How much of a job is done, from 0 to 1; null where nobody can tell yet. */
export function shareDone(job: JobSnapshot): number | null {
  const counts = countsOf(job)
  return counts === null || counts.total === 0 ? null : Math.min(counts.done / counts.total, 1)
}

/** What of a job is done, and what it is in all: periods of a fetch, rows of an export, reports of a check. */
function countsOf(job: JobSnapshot): { readonly done: number; readonly total: number } | null {
  if (job.progress === null) return null
  if (job.kind === 'pull') return { done: job.progress.slicesDone, total: job.progress.slicesTotal }
  return { done: job.kind === 'export' ? job.progress.rows : job.progress.done, total: job.progress.total }
}

/** Why an ended job is not wholly well: its own error, or the first of a period that failed. */
export function failureOf(job: JobSnapshot): AppErrorData | null {
  if (isGoing(job) || job.state === 'cancelled') return null
  if (job.error !== null) return job.error
  return job.kind === 'pull' ? (job.outcome?.failed[0]?.error ?? null) : null
}

/**
 * Whether what a fetch got is not whole, though nothing of it failed: the server cut it, or announced another number.
 */
export function isShort(job: JobSnapshot): boolean {
  if (job.kind !== 'pull' || job.outcome === null) return false
  return job.outcome.partial.length > 0 || job.outcome.announced.length > 0
}

/** Whether nobody asked for a job: a schedule did. */
export function isAutomatic(job: JobSnapshot): boolean {
  return job.kind !== 'check' && job.isAutomatic === true
}

/** Whether the end of a job is worth a notice of its own: it needs the user, or made something for them to open. */
export function deservesNotice(job: JobSnapshot): boolean {
  // What of a schedule needs its user is told by the system.
  if (isAutomatic(job)) return false
  if (failureOf(job) !== null) return job.kind !== 'pull' || !job.isResumed
  return job.kind !== 'pull' && job.state === 'done'
}

/** What the bar says in one line, the most urgent first. */
export type Summary =
  | { readonly kind: 'idle' }
  | { readonly kind: 'one'; readonly job: JobSnapshot }
  | { readonly kind: 'several'; readonly count: number; readonly share: number | null }
  | { readonly kind: 'failed'; readonly count: number }
  | { readonly kind: 'ended'; readonly job: JobSnapshot }

export function summaryOf(jobs: readonly JobSnapshot[]): Summary {
  const going = jobs.filter(isGoing)
  const [only] = going
  if (only !== undefined && going.length === 1) return { kind: 'one', job: only }
  if (going.length > 1) {
    const shares = going.map((job) => shareDone(job) ?? 0)
    return {
      kind: 'several',
      count: going.length,
      share: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    }
  }
  const failed = jobs.filter((job) => failureOf(job) !== null).length
  if (failed > 0) return { kind: 'failed', count: failed }
  const latest = jobs.toSorted((a, b) => (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0))[0]
  return latest === undefined ? { kind: 'idle' } : { kind: 'ended', job: latest }
}

/** Jobs that go on first, in the order of their start; then the others, the latest to end first. */
export function inOrder(jobs: readonly JobSnapshot[]): readonly JobSnapshot[] {
  const going = jobs.filter(isGoing)
  const ended = jobs.filter((job) => !isGoing(job)).toSorted((a, b) => (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0))
  return [...going, ...ended]
}

/** `0:40`, `12:05`, `1:02:03`: a stretch of time as a clock counts it down, whole seconds rounded up. */
export function formatCountdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const twoDigits = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = twoDigits(seconds % 60)
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${twoDigits(minutes)}:${rest}`
}
