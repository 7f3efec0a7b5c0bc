import { AppError, throwIfAborted } from '../../shared/errors.ts'
import { takesDates, type ReportDefinition } from '../../shared/reports/types.ts'
import { formatCompact, formatDay, wallClock, type TimeRange } from '../../shared/time.ts'
import { sendRequest, type Endpoint, type Fetch, type RequestLimits } from '../wolkvox/client.ts'
import { announcedRecords, judge, judgeStatus } from '../wolkvox/envelope.ts'
import type { Connection } from '../store/connections.ts'
import type { IngestSummary } from '../store/ingest.ts'
import type { Store } from '../store/store.ts'
import type { Scope, WindowCommit } from '../store/windows.ts'
import { isProvisional } from './plan.ts'
import type { RetrySettings } from './retry.ts'
import type { TokenQueue } from './tokenQueue.ts'

/** What every fetch works with; made once, where the program is put together. */
export interface SyncContext {
  readonly store: Store
  readonly queue: TokenQueue
  readonly fetch: Fetch
  readonly retry: RetrySettings
  readonly limits: RequestLimits
  /** The time, in milliseconds since 1970-01-01 UTC. */
  readonly nowMs: () => number
}

/** Whose report is fetched. */
export interface Target {
  readonly connection: Connection
  readonly token: string
  readonly report: ReportDefinition
  readonly parameters: Readonly<Record<string, string>>
}

export function scopeOf({ connection, report, parameters }: Target): Scope {
  return { connectionId: connection.id, reportKey: report.key, parameters }
}

function endpointOf({ connection, token }: Target): Endpoint {
  return { baseUrl: connection.baseUrl, server: connection.server, token }
}

function queryOf({ report, parameters }: Target, range: TimeRange): Record<string, string> {
  const dates = takesDates(report) ? { date_ini: formatCompact(range.from), date_end: formatCompact(range.to) } : {}
  return { ...parameters, ...dates }
}

const CHUNK_BYTES = 256 * 1024
/** Chunks on their way to the writer: enough that it never waits, few enough that memory stays flat. */
const CHUNKS_IN_FLIGHT = 4

/** Gathers small pieces of a body into chunks, and holds the download back while the writer is behind. */
class ChunkSender {
  readonly #send: (chunk: Uint8Array<ArrayBuffer>) => Promise<unknown>
  #pieces: Uint8Array[] = []
  #size = 0
  readonly #inFlight: Promise<unknown>[] = []

  constructor(send: (chunk: Uint8Array<ArrayBuffer>) => Promise<unknown>) {
    this.#send = send
  }

  async add(piece: Uint8Array): Promise<void> {
    this.#pieces.push(piece)
    this.#size += piece.byteLength
    if (this.#size < CHUNK_BYTES) return
    this.#flush()
    while (this.#inFlight.length >= CHUNKS_IN_FLIGHT) await this.#inFlight.shift()
  }

  async end(): Promise<void> {
    if (this.#size > 0) this.#flush()
    await Promise.all(this.#inFlight)
  }

  #flush(): void {
    const chunk = new Uint8Array(this.#size)
    let offset = 0
    for (const piece of this.#pieces) {
      chunk.set(piece, offset)
      offset += piece.byteLength
    }
    this.#pieces = []
    this.#size = 0
    const sent = this.#send(chunk)
    // A failure shows where the promise is awaited; until then it must not count as unhandled.
    sent.catch(() => undefined)
    this.#inFlight.push(sent)
  }
}

/** An answer whose rows lie in the store, still invisible. */
export interface Incoming {
  readonly windowId: number
  readonly rows: number
  readonly bytes: number
  readonly warnings: readonly string[]
}

function warningsOf({ envelope, rows }: IngestSummary): readonly string[] {
  const announced = announcedRecords(envelope.message)
  return announced === undefined || announced === rows ? [] : [`count-mismatch:${announced}:${rows}`]
}

export interface FetchProgress {
  onRequest(): void
  onBytes(bytes: number): void
}

/**
 * Sends one request and stages its rows as an incoming window. Must run inside the token's turn.
 *
 * @throws AppError what the network, the server or the store raised; then nothing of the window is left
 */
export async function stageWindow(
  context: SyncContext,
  target: Target,
  range: TimeRange,
  piece: TimeRange,
  progress: FetchProgress,
  signal?: AbortSignal,
): Promise<Incoming> {
  const { store } = context
  const { connection, report } = target
  throwIfAborted(signal)
  await store.writer.call('discardIncoming', { report, connectionId: connection.id })
  const windowId = await store.writer.call('beginWindow', { report, scope: scopeOf(target), range, piece })
  try {
    const day = formatDay(wallClock(context.nowMs(), connection.timeZone))
    await store.writer.call('countRequest', { connectionId: connection.id, day })
    progress.onRequest()
    const sender = new ChunkSender((bytes) =>
      store.writer.call('writeChunk', { windowId, bytes }, { transfer: [bytes.buffer] }),
    )
    const { status, bytes } = await sendRequest(
      context.fetch,
      endpointOf(target),
      { service: report.service, id: report.id, query: queryOf(target, range) },
      async (piece_) => {
        progress.onBytes(piece_.byteLength)
        await sender.add(piece_)
      },
      { limits: context.limits, signal },
    )
    await sender.end()
    const summary = await store.writer.call('endBody', { windowId }).catch((cause: unknown) => {
      const byStatus = cause instanceof AppError && cause.code === 'bad-answer' ? judgeStatus(status) : undefined
      throw byStatus ?? cause
    })
    const verdict = judge(status, summary.envelope, summary.hasRecords)
    if (verdict.kind === 'error') throw verdict.error
    if (verdict.kind === 'empty' && summary.rows > 0) throw new AppError('bad-answer', { reason: 'shape' })
    throwIfAborted(signal)
    return { windowId, rows: summary.rows, bytes, warnings: verdict.kind === 'empty' ? [] : warningsOf(summary) }
  } catch (cause) {
    await store.writer.call('discardWindow', { report, windowId }).catch(() => undefined)
    throw cause
  }
}

/** The commit of a staged window. `isCut`: the server may have left rows out, and it cannot be asked for less. */
export function commitOf(
  context: SyncContext,
  target: Target,
  incoming: Incoming,
  range: TimeRange,
  piece: TimeRange,
  isCut: boolean,
): WindowCommit {
  const fetchedAtMs = context.nowMs()
  const now = wallClock(fetchedAtMs, target.connection.timeZone)
  const settled = !takesDates(target.report) || !isProvisional(range.to, now)
  return {
    windowId: incoming.windowId,
    scope: scopeOf(target),
    range,
    piece,
    state: isCut ? 'partial' : settled ? 'complete' : 'provisional',
    fetchedAtMs,
    warnings: incoming.warnings,
  }
}
