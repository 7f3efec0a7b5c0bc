import { z } from 'zod'
import { AppError, type PlainErrorCode } from '../../shared/errors.ts'

/** What stands around the records of an answer. `code` comes as a number or as text; both occur live. */
const envelopeSchema = z.looseObject({
  code: z.union([z.number(), z.string()]).optional(),
  error: z.unknown().optional(),
  msg: z.unknown().optional(),
  data: z.unknown().optional(),
})

export interface Envelope {
  /** The envelope's own code, or undefined where it has none that is a number. */
  readonly code: number | undefined
  readonly message: string
  /** The text of `error` and `msg` together, in capitals, to recognise a fault by. */
  readonly fault: string
  /** What `data` holds where it is no list of records: an object, a number, nothing. */
  readonly data: unknown
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/**
 * Reads the envelope's text, as the record cutter left it.
 *
 * @throws AppError `bad-answer` where it is no JSON object
 */
export function parseEnvelope(text: string): Envelope {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    const reason = /^\s*</.test(text) ? 'html' : 'json'
    throw new AppError('bad-answer', { reason }, { cause })
  }
  const parsed = envelopeSchema.safeParse(json)
  if (!parsed.success) throw new AppError('bad-answer', { reason: 'shape' })
  const { code, error, msg, data } = parsed.data
  const number = Number(code)
  return {
    code: code === undefined || code === '' || !Number.isInteger(number) || number === 0 ? undefined : number,
    message: textOf(msg),
    fault: `${textOf(error)} ${textOf(msg)}`.toUpperCase(),
    data,
  }
}

/** The number of records that an envelope's message tells of ("1,250 records were found"), or undefined. */
export function announcedRecords(message: string): number | undefined {
  const match = /^\s*([\d.,]+)\s+records?\b/i.exec(message)
  return match?.[1] === undefined ? undefined : Number(match[1].replace(/[.,]/g, ''))
}

/** What an answer without records means by its code and message. Texts as in the servers' list of response codes. */
function faultOf(code: number, fault: string): PlainErrorCode {
  if (/SIMULTANEOUS/.test(fault)) return 'too-many-at-once'
  if (/LIMIT EXCEEDED/.test(fault)) return 'quota-used-up'
  if (code === 401) return 'token-refused'
  if (code === 403) {
    if (/TOKEN/.test(fault)) return 'token-refused'
    // The servers switch the API off during maintenance and answer 403; its text is not documented.
    return /\bIP\b|ADDRESS/.test(fault) ? 'forbidden' : 'maintenance'
  }
  if (code === 429) return 'too-many-at-once'
  if (code === 400 && /DOES NOT EXIST/.test(fault)) return 'unknown-on-server'
  if (code >= 500) return 'server-fault'
  return 'bad-answer'
}

/** What an answer is, as the HTTP status and the envelope's code together say. */
export type Verdict =
  { readonly kind: 'records' } | { readonly kind: 'empty' } | { readonly error: AppError; readonly kind: 'error' }

/**
 * Judges an answer that has an envelope. Either of the two may tell of a fault (an error inside HTTP 200 occurs), so
 * the worse one counts. 404 is "no records in this range", which is a good answer.
 *
 * @param status the HTTP status
 * @param hasRecords whether the answer's `data` was a list (or object) of records
 */
export function judge(status: number, envelope: Envelope, hasRecords: boolean): Verdict {
  const code = envelope.code ?? status
  const worse = status >= 400 && code < 400 ? status : code
  // Somebody else's 404 (a gateway that knows no such address) has nothing of an envelope: it is no empty report.
  const isOurs = envelope.code !== undefined || envelope.message !== '' || envelope.data !== undefined
  if (worse === 404 && isOurs) return { kind: 'empty' }
  if (worse >= 400) {
    // The message itself stays here: a server may quote the token in it.
    return { kind: 'error', error: new AppError(faultOf(worse, envelope.fault), { status: worse, reason: 'status' }) }
  }
  if (hasRecords) return { kind: 'records' }
  if (announcedRecords(envelope.message) === 0) return { kind: 'empty' }
  return { kind: 'error', error: new AppError('bad-answer', { reason: 'shape' }) }
}

/** Judges an answer that has no envelope at all (HTML of a proxy, an empty body) by its HTTP status alone. */
export function judgeStatus(status: number): AppError | undefined {
  if (status === 401) return new AppError('token-refused', { status })
  if (status === 403) return new AppError('forbidden', { status })
  if (status === 429) return new AppError('too-many-at-once', { status })
  if (status >= 500) return new AppError('server-fault', { status })
  return undefined
}

/**
 * Reads something of an answer. What turns out to be no answer may still say by its HTTP status what it is: a proxy's
 * page, a server's fault.
 *
 * @throws AppError what the status means where `read` raised `bad-answer`; else what `read` raised
 */
export function orByStatus<T>(status: number, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'bad-answer') throw cause
    throw judgeStatus(status) ?? new AppError(cause.code, { ...cause.detail, status }, { cause })
  }
}
