import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGzip, gzipSync } from 'node:zlib'
import type { Answer } from './answers.ts'

/** One request and the response to it. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Level 1: the client sits on the same computer, so speed is worth more than size. */
const GZIP = { level: constants.Z_BEST_SPEED } as const

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s|,|$))/.test(request.headers['accept-encoding'] ?? '')
}

function* asBytes(chunks: Iterable<string>): Generator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk)
}

function writeHead({ request, response }: Exchange, answer: Answer): void {
  response.writeHead(answer.status, {
    'content-type': answer.contentType,
    vary: 'accept-encoding',
    ...(acceptsGzip(request) ? { 'content-encoding': 'gzip' } : {}),
    ...answer.headers,
  })
}

/** Sends an answer in pieces, no faster than the client reads. A client that goes away ends it. */
export async function send(exchange: Exchange, answer: Answer): Promise<void> {
  const { request, response } = exchange
  if (response.destroyed) return
  writeHead(exchange, answer)
  const source = Readable.from(asBytes(answer.chunks), { objectMode: false })
  try {
    await (acceptsGzip(request) ? pipeline(source, createGzip(GZIP), response) : pipeline(source, response))
  } catch (cause) {
    if (!response.destroyed) throw cause
  }
}

/** Sends the head and half of the bytes of an answer, and leaves the response open. Ends when they are on their way. */
export async function sendHalf(exchange: Exchange, answer: Answer): Promise<void> {
  const { request, response } = exchange
  const whole = Buffer.from(Array.from(answer.chunks).join(''))
  const bytes = acceptsGzip(request) ? gzipSync(whole, GZIP) : whole
  writeHead(exchange, { ...answer, headers: { ...answer.headers, 'content-length': String(bytes.length) } })
  await new Promise<void>((resolve) => {
    response.once('close', resolve)
    response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => resolve())
  })
}
