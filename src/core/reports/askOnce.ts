import { AppError, toAppError } from '../../shared/errors.ts'
import { recordsOf, type AnswerRecord, type FoundRecords } from '../../shared/customReports/answerShape.ts'
import type { Connection } from '../store/records/connections.ts'
import { counted } from '../sync/countedRequest.ts'
import { endpointOf, type SyncContext } from '../sync/target.ts'
import type { Priority } from '../sync/tokenQueue.ts'
import { TurnLost } from '../sync/team/teamTurns.ts'
import { inTurn } from '../sync/turn.ts'
import { sendRequest, type ApiRequest } from '../wolkvox/client.ts'
import { judge, judgeStatus, parseEnvelope } from '../wolkvox/envelope.ts'
import { RecordCutter } from '../wolkvox/recordCutter.ts'

/** An answer without a list in `data` is looked at whole; one larger than this is not looked at. */
const MOST_WHOLE_BYTES = 8 * 1024 * 1024
const MOST_HEAD_BYTES = 8 * 1024

/** One request whose answer is looked at and not stored. */
export interface Inquiry {
  readonly connection: Connection
  readonly token: string
  readonly request: ApiRequest
  readonly priority: Priority
  readonly signal?: AbortSignal | undefined
  /**
   * Called with each record of the answer. What it returns false for needs no more of them, and the download ends
   * there.
   */
  readonly onRecord: (record: AnswerRecord) => boolean
}

/** What became of it. */
export interface AnswerSeen {
  /** Records: some were handed on. Nothing: the server said that there is nothing. Error: anything else. */
  readonly kind: 'records' | 'nothing' | 'error'
  readonly error: AppError | null
  /** Of HTTP; null where no answer came. */
  readonly status: number | null
  /** The server said 404 in an answer of its own: nothing in this range, or no such report. */
  readonly isNotFound: boolean
  /**
   * Where the records were, if not in a list in `data`, and what stood beside them; null where there were none, or
   * there.
   */
  readonly found: Pick<FoundRecords, 'shape' | 'beside'> | null
  /** The beginning of the body. May hold the token. */
  readonly head: string
}

interface Verdict {
  readonly kind: AnswerSeen['kind']
  readonly error: AppError | null
  readonly isNotFound: boolean
  readonly found: AnswerSeen['found']
}

function failed(error: AppError): Verdict {
  return { kind: 'error', error, isNotFound: false, found: null }
}

/** Reads an answer as it comes: the records of a list in `data` one by one, anything else whole at its end. */
class AnswerLooker {
  readonly #onRecord: Inquiry['onRecord']
  readonly #pieces: Buffer[] = []
  #bytes = 0
  #records = 0
  #isEnough = false
  #problem: AppError | undefined
  readonly #cutter = new RecordCutter((records) => {
    this.#take(JSON.parse(`[${records.toString('utf8')}]`) as readonly AnswerRecord[])
  })

  constructor(onRecord: Inquiry['onRecord']) {
    this.#onRecord = onRecord
  }

  get isEnough(): boolean {
    return this.#isEnough
  }

  get head(): string {
    const head = Buffer.concat(this.#pieces).subarray(0, MOST_HEAD_BYTES)
    return head.toString('utf8').replace(/^\uFEFF/, '')
  }

  write(piece: Uint8Array): void {
    this.#bytes += piece.byteLength
    const isKept = this.#pieces.length === 0 || (this.#records === 0 && this.#bytes <= MOST_WHOLE_BYTES)
    if (isKept) this.#pieces.push(Buffer.from(piece))
    if (this.#problem !== undefined) return
    try {
      this.#cutter.write(piece)
    } catch (cause) {
      // An answer that the cutter does not understand may still be understood whole.
      this.#problem = toAppError(cause)
    }
  }

  /** What the answer is. @param status of HTTP */
  end(status: number): Verdict {
    if (this.#isEnough) return { kind: 'records', error: null, isNotFound: false, found: null }
    try {
      return this.#records > 0 ? this.#endOfList(status) : this.#endOfWhole(status)
    } catch (cause) {
      return failed(judgeStatus(status) ?? toAppError(cause))
    }
  }

  #take(records: readonly AnswerRecord[]): void {
    for (const record of records) {
      if (this.#isEnough) return
      if (typeof record !== 'object' || record === null) throw new AppError('bad-answer', { reason: 'shape' })
      this.#records++
      this.#isEnough = !this.#onRecord(record)
    }
  }

  #endOfList(status: number): Verdict {
    if (this.#problem !== undefined) throw this.#problem
    const verdict = judge(status, parseEnvelope(this.#cutter.end()), true)
    if (verdict.kind === 'error') return failed(verdict.error)
    if (verdict.kind === 'empty') return failed(new AppError('bad-answer', { reason: 'shape' }))
    return { kind: 'records', error: null, isNotFound: false, found: null }
  }

  #endOfWhole(status: number): Verdict {
    if (this.#bytes > MOST_WHOLE_BYTES) throw this.#problem ?? new AppError('bad-answer', { reason: 'shape' })
    const text = Buffer.concat(this.#pieces)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
    // A bare list has no envelope to judge by.
    const isBare = /^\s*\[/.test(text)
    if (!isBare) {
      const envelope = parseEnvelope(text)
      const found = recordsOf(JSON.parse(text))
      const verdict = judge(status, envelope, found !== undefined)
      if (verdict.kind === 'error') return failed(verdict.error)
      const isNotFound = verdict.kind === 'empty' && (status === 404 || envelope.code === 404)
      if (verdict.kind === 'empty' || found === undefined || found.records.length === 0) {
        return { kind: 'nothing', error: null, isNotFound, found: null }
      }
      return this.#whole(found)
    }
    const found = recordsOf(JSON.parse(text))
    const byStatus = judgeStatus(status)
    if (byStatus !== undefined) return failed(byStatus)
    if (found === undefined || status >= 400) throw new AppError('bad-answer', { reason: 'shape', status })
    return found.records.length === 0
      ? { kind: 'nothing', error: null, isNotFound: false, found: null }
      : this.#whole(found)
  }

  #whole({ shape, beside, records }: FoundRecords): Verdict {
    this.#take(records)
    return { kind: 'records', error: null, isNotFound: false, found: { shape, beside } }
  }
}

/**
 * Sends one request in the token's turn, and looks at its answer. It counts in the ledger like any other; nothing of it
 * is stored.
 *
 * @throws AppError `cancelled`; what the store raised. Faults of network and server are part of what it returns
 */
export async function askOnce(context: SyncContext, inquiry: Inquiry): Promise<AnswerSeen> {
  const { connection, token, request, priority, signal } = inquiry
  return inTurn(
    context,
    { connection, token, priority },
    async () => {
      const endpoint = await endpointOf(context, connection, token)
      const looker = new AnswerLooker(inquiry.onRecord)
      let status: number | null = null
      let verdict: Verdict
      try {
        status = await counted(context, inquiry, () =>
          sendRequest(
            context.fetch,
            endpoint,
            request,
            (piece, statusSoFar) => {
              status = statusSoFar
              looker.write(piece)
              // Ends the download; what it is thrown as matters to nobody.
              if (looker.isEnough) throw new AppError('cancelled')
              return Promise.resolve()
            },
            { limits: context.limits, signal },
          ),
        )
        verdict = looker.end(status)
      } catch (cause) {
        if (signal?.aborted === true || cause instanceof TurnLost) throw cause
        verdict = looker.isEnough ? looker.end(status ?? 0) : failed(toAppError(cause))
      }
      return { ...verdict, status, head: looker.head }
    },
    signal,
  )
}
