import type { Selection } from './selection.ts'

/** An answer before it goes out: status, kind and text in pieces. */
export interface Answer {
  readonly status: number
  readonly contentType: string
  readonly chunks: Iterable<string>
  readonly headers?: Readonly<Record<string, string>>
}

/** How an envelope is written; faults bend it. */
export interface EnvelopeShape {
  readonly codeText?: string
  /** Added to the number of records that `msg` tells. */
  readonly surplusCount?: number
  readonly mapRow?: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  /** Blanks before the end of the list. */
  readonly paddingBytes?: number
}

/** What stands around the list of an answer's records. */
export interface Frame {
  /** What comes before the first record. @param head the envelope's own fields */
  readonly begin: (head: string) => string
  readonly end: string
}

const USUAL_FRAME: Frame = { begin: (head) => `{${head},"data":[`, end: ']}' }

const JSON_TYPE = 'application/json; charset=utf-8'
const CHUNK_LENGTH = 64 * 1024
const BLANKS = ' '.repeat(CHUNK_LENGTH)

/**
 * What the servers refuse with. The texts are the servers' own (the documents' table of response codes), but for the
 * ones marked below: no document tells those, so they are only plausible.
 */
const REFUSALS = {
  'unknown-api': [400, 'BAD REQUEST', 'THE API YOU WANT TO CONSULT DOES NOT EXIST'],
  'missing-parameter': [400, 'BAD REQUEST', 'SOME PARAMETERS ARE REQUIRED'],
  // Plausible: dates that are none, reversed, or too far apart.
  'bad-date': [400, 'BAD REQUEST', 'THE DATE FORMAT MUST BE YYYYmmddHHiiss'],
  'reversed-dates': [400, 'BAD REQUEST', 'DATE_INI MUST BE BEFORE DATE_END'],
  'too-many-days': [400, 'BAD REQUEST', 'THE DATE RANGE EXCEEDS THE MAXIMUM OF DAYS PER REQUEST'],
  'no-token': [401, 'UNAUTHORIZED', 'PLEASE ENTER THE WOLKVOX-TOKEN'],
  'token-refused': [403, 'FORBIDDEN', 'PLEASE VALIDATE TOKEN'],
  quota: [403, 'FORBIDDEN', 'TOKEN LIMIT EXCEEDED'],
  'too-many': [403, 'FORBIDDEN', 'EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)'],
  // Plausible: documents say that maintenance answers 403 Forbidden, not with which text.
  maintenance: [403, 'Forbidden', 'API USE IS DISABLED DURING MAINTENANCE, PLEASE TRY AGAIN LATER'],
  'no-rows': [404, 'NOT FOUND', 'Validate dates entered'],
  // Plausible.
  'not-get': [405, 'METHOD NOT ALLOWED', 'METHOD NOT ALLOWED'],
} as const

export type RefusalKind = keyof typeof REFUSALS

/** The envelope of a refusal; its HTTP status is the envelope's code unless another is given. */
export function refusal(kind: RefusalKind, status?: number): Answer {
  const [code, error, msg] = REFUSALS[kind]
  return {
    status: status ?? code,
    contentType: JSON_TYPE,
    chunks: [JSON.stringify({ code: String(code), error, msg })],
  }
}

/** A page as web servers and proxies give one, in place of an answer. */
export function htmlPage(status: number, title: string): Answer {
  const text = `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body><h1>${title}</h1><hr></body></html>\n`
  return { status, contentType: 'text/html; charset=UTF-8', chunks: [text] }
}

/** A JSON text as it stands, with HTTP 200. */
export function jsonText(chunks: Iterable<string>): Answer {
  return { status: 200, contentType: JSON_TYPE, chunks }
}

function* envelopeChunks(selection: Selection, shape: EnvelopeShape, frame: Frame): Generator<string> {
  const count = selection.count + (shape.surplusCount ?? 0)
  let chunk = frame.begin(`"code":${shape.codeText ?? '"200"'},"error":null,"msg":"${count} records were found"`)
  let separator = ''
  for (const row of selection.rows()) {
    chunk += separator + JSON.stringify(shape.mapRow === undefined ? row : shape.mapRow(row))
    separator = ','
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk
      chunk = ''
    }
  }
  yield chunk
  for (let left = shape.paddingBytes ?? 0; left > 0; left -= BLANKS.length) yield BLANKS
  yield frame.end
}

/**
 * The rows in the servers' envelope, or the servers' 404 where there are none.
 *
 * @param frame where in the answer they stand
 */
export function envelope(selection: Selection, shape: EnvelopeShape = {}, frame: Frame = USUAL_FRAME): Answer {
  return selection.count === 0 ? refusal('no-rows') : jsonText(envelopeChunks(selection, shape, frame))
}
