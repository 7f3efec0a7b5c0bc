import type { JobSnapshot } from '../../../shared/jobs.ts'
import { isGoing, shareDone } from './jobFacts.ts'

interface Sample {
  readonly atMs: number
  readonly share: number | null
  readonly rows: number
  readonly bytes: number
}

export interface Rate {
  readonly rowsPerSecond: number | null
  readonly bytesPerSecond: number | null
  /** Estimated from the progress of the last while; null where it says nothing yet. */
  readonly leftMs: number | null
}

export const NO_RATE: Rate = { rowsPerSecond: null, bytesPerSecond: null, leftMs: null }

/**
 * The speed is that of the last seconds, so that it follows the server; the time left that of a longer while, so that
 * it is steady.
 */
const SPEED_OVER_MS = 8_000
const LEFT_OVER_MS = 90_000
const LEAST_SPAN_MS = 1_000

/** The speed and the time left, from what was seen of a job at several moments, oldest first. */
export function rateOf(samples: readonly Sample[], nowMs: number): Rate {
  const last = samples.at(-1)
  if (last === undefined) return NO_RATE
  const since = (spanMs: number): Sample =>
    samples.findLast((sample) => sample.atMs <= nowMs - spanMs) ?? samples[0] ?? last
  const recent = since(SPEED_OVER_MS)
  const speedSpanMs = nowMs - recent.atMs
  const perSecond = (amount: number): number | null =>
    speedSpanMs < LEAST_SPAN_MS || amount <= 0 ? null : (amount * 1000) / speedSpanMs
  const earlier = since(LEFT_OVER_MS)
  const gained = (last.share ?? 0) - (earlier.share ?? 0)
  const leftMs =
    last.share === null || gained <= 0 || last.atMs - earlier.atMs < LEAST_SPAN_MS
      ? null
      : ((1 - last.share) * (last.atMs - earlier.atMs)) / gained - (nowMs - last.atMs)
  return {
    rowsPerSecond: perSecond(last.rows - recent.rows),
    bytesPerSecond: perSecond(last.bytes - recent.bytes),
    // An estimate that time has overtaken says nothing.
    leftMs: leftMs === null || leftMs <= 0 ? null : leftMs,
  }
}

/** Remembers how jobs went on: snapshots carry no history. */
export class JobRates {
  readonly #samples = new Map<string, readonly Sample[]>()

  see(jobs: readonly JobSnapshot[], nowMs: number): void {
    const going = jobs.filter(isGoing)
    for (const id of this.#samples.keys()) {
      if (!going.some((job) => job.id === id)) this.#samples.delete(id)
    }
    for (const job of going) {
      const sample: Sample = {
        atMs: nowMs,
        share: shareDone(job),
        rows: job.kind === 'check' ? 0 : (job.progress?.rows ?? 0),
        bytes: job.kind === 'pull' ? (job.progress?.bytes ?? 0) : 0,
      }
      const kept = (this.#samples.get(job.id) ?? []).filter(({ atMs }) => atMs > nowMs - LEFT_OVER_MS * 1.5)
      this.#samples.set(job.id, [...kept, sample])
    }
  }

  of(jobId: string, nowMs: number): Rate {
    return rateOf(this.#samples.get(jobId) ?? [], nowMs)
  }
}
