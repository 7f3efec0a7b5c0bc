import { announcementOf, announcementWarnings } from '../../shared/announcement.ts'
import { AppError, throwIfAborted, toAppError } from '../../shared/errors.ts'
import { isOfReport } from '../../shared/reports/catalogueNames.ts'
import { takesDates, type ReportDefinition } from '../../shared/reports/types.ts'
import { formatCompact, wallClock, type TimeRange } from '../../shared/time.ts'
import { answerReader } from '../wolkvox/answerReader.ts'
import type { AnswerEnd, AnswerReader } from '../wolkvox/answerEnd.ts'
import type { Packer } from '../team/packing.ts'
import { sendRequest, type Endpoint } from '../wolkvox/client.ts'
import { announcedRecords, judge, orByStatus } from '../wolkvox/envelope.ts'
import type { StoreApi } from '../store/storeApi.ts'
import type { SliceCommit } from '../store/records/slices.ts'
import { BatchSender } from './batchSender.ts'
import { counted } from './countedRequest.ts'
import { writeDated } from './largeRecord.ts'
import { isProvisional, settlingSeconds } from './plan.ts'
import type { PackedSlice } from './team/teamSide.ts'
import { endpointOf, scopeOf, type SyncContext, type Target } from './target.ts'

function queryOf({ report, parameters }: Target, range: TimeRange): Record<string, string> {
  const dates = takesDates(report) ? { date_ini: formatCompact(range.from), date_end: formatCompact(range.to) } : {}
  return { ...parameters, ...dates }
}

/** An answer whose rows lie in the store, still invisible. */
export interface Incoming {
  readonly sliceId: number
  readonly rows: number
  /** The server has more records than it put into the answer, and no way to ask for them. */
  readonly isPage: boolean
  readonly warnings: readonly string[]
  /** The same for the team; absent where it is not shared. */
  readonly packed?: PackedSlice
}

/** How many records there are by what stands beside a list that may be but a page of them. */
function totalBeside({ shape }: ReportDefinition, { besides = {} }: AnswerEnd): number | undefined {
  const total = shape?.kind === 'listAt' && shape.total !== undefined ? besides[shape.total] : undefined
  const number = typeof total === 'string' && total.trim() !== '' ? Number(total) : total
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined
}

/**
 * How many records a server announced. What its message counts where records go by names, or are a single one, is not
 * known: there it says nothing of the rows.
 */
function announcedBy({ shape }: ReportDefinition, total: number | undefined, message: string): number | undefined {
  const isCounted = shape === undefined || shape.kind === 'bareList' || shape.kind === 'listAt'
  return isCounted ? (total ?? announcedRecords(message)) : undefined
}

/**
 * Puts rows that came out of their order into it.
 *
 * @throws AppError `not-the-report` where none of them has a field of the report
 */
async function checkRows(store: StoreApi, report: ReportDefinition, sliceId: number, end: AnswerEnd): Promise<void> {
  const isOurs = await store.incoming.isOfReport(sliceId)
  if (!isOurs) throw new AppError('not-the-report', { report: report.key })
  if (end.order !== undefined) await store.incoming.reorder({ sliceId, order: end.order })
}

export interface FetchProgress {
  /** Hears of each request, and again (-1) of one that came to no server. */
  onRequest(change: 1 | -1): void
  onBytes(bytes: number): void
}

interface Received {
  readonly status: number
  readonly end: AnswerEnd
}

/**
 * Sends the request and reads its answer. What is no answer at all (the page of a proxy, an empty body) is judged by
 * its HTTP status.
 */
async function receive(
  context: SyncContext,
  endpoint: Endpoint,
  target: Target,
  range: TimeRange,
  reader: AnswerReader,
  sender: BatchSender,
  packer: Packer | null,
  progress: FetchProgress,
  signal: AbortSignal | undefined,
): Promise<Received> {
  const { report } = target
  const request = { service: report.service, id: report.id, query: queryOf(target, range) }
  const status = await sendRequest(
    context.fetch,
    endpoint,
    request,
    async (piece, statusSoFar) => {
      progress.onBytes(piece.byteLength)
      orByStatus(statusSoFar, () => {
        writeDated(reader, piece, report, target.connection.timeZone)
      })
      await sender.settle()
      await packer?.settle()
    },
    { limits: context.limits, signal },
  )
  return { status, end: orByStatus(status, () => reader.end()) }
}

/**
 * Sends one request and stages its rows as an incoming slice. Must run inside the token's turn.
 *
 * @throws AppError what the network, the server or the store raised; then nothing of the slice is left
 */
export async function stageSlice(
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
  const endpoint = await endpointOf(context, connection, target.token)
  await store.incoming.discardAll({ report, connectionId: connection.id })
  // A snapshot stands beside other takings: the team shares stretches of time, and what polls saw of one.
  const isShared = takesDates(report) || report.kind === 'live'
  const packer = isShared ? ((await context.team?.packer(connection)) ?? null) : null
  const sliceId = await store.incoming.begin({ report, scope: scopeOf(target), range, piece })
  try {
    const sender = new BatchSender((buffer, length, isPlain) =>
      store.incoming.write({ sliceId, buffer, length, isPlain }, { transfer: [buffer] }),
    )
    const reader = answerReader(
      (records, isPlain) => {
        sender.add(records, isPlain)
        packer?.add(records, isPlain)
      },
      report.shape,
      (record) => isOfReport(report, record),
    )
    const { status, end } = await counted(
      context,
      target,
      () => receive(context, endpoint, target, range, reader, sender, packer, progress, signal),
      (change) => {
        progress.onRequest(change)
      },
    )
    await sender.settle(0)
    const rows = await store.incoming.rows(sliceId)
    if (rows > 0 && end.besides !== undefined && Object.keys(end.besides).length > 0) {
      await store.incoming.addToRows({ sliceId, fields: JSON.stringify(end.besides) })
    }
    const verdict = judge(status, end.envelope, end.hasRecords)
    if (verdict.kind === 'error') throw verdict.error
    if (rows > 0) await checkRows(store, report, sliceId, end)
    if (verdict.kind === 'empty' && rows > 0) throw new AppError('bad-answer', { reason: 'shape' })
    throwIfAborted(signal)
    const isNotFound = verdict.kind === 'empty' && (status === 404 || end.envelope.code === 404)
    context.onAnswer?.(target, range, { rows, isNotFound, error: null })
    const total = totalBeside(report, end)
    const isPage = total !== undefined && total > rows
    const announced = announcedBy(report, total, end.envelope.message)
    const isMet =
      announced !== undefined &&
      report.totalRows !== undefined &&
      announced === rows - (await store.incoming.totalRows({ report, sliceId }))
    // Rows that sum up the others are no records to every server.
    const warnings = isMet ? [] : announcementWarnings(announced, rows)
    const packed = packer === null ? {} : { packed: { packer, besides: end.besides, order: end.order } }
    return { sliceId, rows, isPage, warnings, ...packed }
  } catch (cause) {
    packer?.discard()
    await store.incoming.discard({ report, sliceId }).catch(() => undefined)
    context.onAnswer?.(target, range, { rows: 0, isNotFound: false, error: toAppError(cause) })
    throw cause
  }
}

/**
 * The commit of a staged slice. A slice that is cut says no more than that; one of which another number of records came
 * than was announced is asked again as one that is not settled yet, and says more.
 *
 * @param isCut the server may have left rows out, and it cannot be asked for less
 */
export function commitOf(
  context: SyncContext,
  target: Target,
  incoming: Incoming,
  range: TimeRange,
  piece: TimeRange,
  isCut: boolean,
): SliceCommit {
  const fetchedAtMs = context.nowMs()
  const now = wallClock(fetchedAtMs, target.connection.timeZone)
  // Where the clock was put forward meanwhile, less time has passed than the wall clock shows.
  const { rows, isPage, warnings } = incoming
  const whileAgo = wallClock(fetchedAtMs - settlingSeconds(rows) * 1000, target.connection.timeZone)
  const isSettled = !takesDates(target.report) || (!isProvisional(range.to, now, rows) && range.to <= whileAgo)
  const settled = isSettled ? 'complete' : 'provisional'
  const state = announcementOf(warnings) === undefined ? settled : 'announced'
  return {
    sliceId: incoming.sliceId,
    scope: scopeOf(target),
    range,
    piece,
    state: isCut || isPage ? 'partial' : state,
    fetchedAtMs,
    warnings,
  }
}
