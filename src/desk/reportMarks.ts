import { takesDates } from '../shared/reports/types.ts'
import type { TimeRange } from '../shared/time.ts'
import { isAbsence } from '../core/reports/probe.ts'
import type { ReportMark, Sighting } from '../core/store/records/reportMarks.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { AnswerFacts, Target } from '../core/sync/target.ts'
import type { Announce } from './emitter.ts'

type Seen = Pick<Target, 'connection' | 'report'>

/** What an answer says of whether its server has the report; null where it says nothing. */
function sightingOf({ rows, isNotFound, error }: AnswerFacts): Sighting | null {
  if (error !== null) return isAbsence(error, Number(error.detail['status'] ?? 0)) ? 'absent' : null
  if (rows > 0) return 'data'
  return isNotFound ? 'not-found' : 'empty'
}

/** Keeps track of which reports an operation's server has, by every answer that comes. */
export class ReportMarks {
  readonly #announce: Announce
  /** Reports that are known to give rows: one more answer with rows says nothing new. */
  readonly #giving = new Set<string>()

  constructor(announce: Announce) {
    this.#announce = announce
  }

  list(store: StoreApi, connectionId: number): Promise<readonly ReportMark[]> {
    return store.reportMarks.of(connectionId)
  }

  /** Takes an answer into account; whoever fetches does not wait for it, and loses nothing where it cannot be noted. */
  hear(store: StoreApi, seen: Seen, range: TimeRange, answer: AnswerFacts): void {
    const sighting = sightingOf(answer)
    if (sighting !== null) this.note(store, seen, range, sighting).catch(() => undefined)
  }

  async note(store: StoreApi, { connection, report }: Seen, range: TimeRange, sighting: Sighting): Promise<void> {
    const name = JSON.stringify([connection.id, report.key])
    if (sighting === 'data' && this.#giving.has(name)) return
    const isDated = takesDates(report)
    const hasChanged = await store.reportMarks.note({
      connectionId: connection.id,
      reportKey: report.key,
      sighting,
      range: isDated ? range : { from: range.to, to: range.to },
      isDated,
      atMs: Date.now(),
    })
    if (sighting === 'data') this.#giving.add(name)
    else this.#giving.delete(name)
    if (hasChanged) this.#announce({ kind: 'marks', connectionId: connection.id })
  }

  /** Forgets what this process knows: the store is another one, and has its own marks. */
  forget(): void {
    this.#giving.clear()
  }

  /** Forgets what is known of a connection's server, as when it leads to another one. */
  async clear(store: StoreApi, connectionId: number): Promise<void> {
    this.#giving.clear()
    await store.reportMarks.clear(connectionId)
    this.#announce({ kind: 'marks', connectionId })
  }
}
