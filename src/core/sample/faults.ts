import { setTimeout as wait } from 'node:timers/promises'
import { htmlPage, jsonText, refusal, type Answer, type EnvelopeShape } from './answers.ts'
import { send, sendHalf, type Exchange } from './sending.ts'

/** What can go wrong on purpose; each kind is one line of the table below. */
export type FaultKind =
  | 'server-error'
  | 'bad-gateway'
  | 'reset'
  | 'cut-off'
  | 'short-body'
  | 'broken-json'
  | 'html'
  | 'wrong-shape'
  | 'data-not-list'
  | 'slow'
  | 'stall'
  | 'too-many'
  | 'maintenance'
  | 'token-refused'
  | 'quota'
  | 'redirect-elsewhere'
  | 'redirect-same'
  | 'code-number'
  | 'bom'
  | 'msg-mismatch'
  | 'extra-field'
  | 'missing-field'
  | 'not-gzip'
  | 'error-in-200'
  | 'huge'

/** A fault for the next requests. */
export interface Fault {
  readonly kind: FaultKind
  /** Requests that meet it; default 1. */
  readonly times?: number
  /** Only requests for this report, by `service/id` or id; default any. */
  readonly api?: string
  /** `slow`: time before the first byte, in milliseconds; default 1000. */
  readonly delayMs?: number
  /** `slow`: what is waited for instead, however long that takes. */
  readonly until?: Promise<unknown>
  /** `redirect-elsewhere`: the address in the `Location` header. */
  readonly location?: string
  /** `huge`: bytes of padding; default 257 MB. */
  readonly bytes?: number
}

/** A request that meets a fault. */
export interface Turn extends Exchange {
  readonly url: URL
  /** The answer that the request would get, its envelope bent as asked. */
  readonly answer: (shape?: EnvelopeShape) => Answer
}

type FaultAction = (turn: Turn, fault: Fault) => Promise<void> | void

const DEFAULT_DELAY_MS = 1_000
const DEFAULT_HUGE_BYTES = 257 * 1024 * 1024
const REDIRECTED = 'redirected'

function sends(answerOf: (turn: Turn, fault: Fault) => Answer): FaultAction {
  return (turn, fault) => send(turn, answerOf(turn, fault))
}

/** The usual answer with another text. */
function rewritten(rewrite: (text: string) => string): FaultAction {
  return sends((turn) => {
    const answer = turn.answer()
    return { ...answer, chunks: [rewrite(Array.from(answer.chunks).join(''))] }
  })
}

function redirect(location: string): Answer {
  return { ...htmlPage(302, 'Found'), headers: { location } }
}

/** Breaks the text next to the end of the last row, where a reader has already taken all the others. */
function breakLate(text: string): string {
  const end = Math.max(text.lastIndexOf('}]}'), 0)
  return `${text.slice(0, end)},,${text.slice(end)}`
}

/** Drops one field, though never the first: the first names the row. */
function withoutOneField(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).slice(0, -1))
}

async function beSlow(turn: Turn, { delayMs = DEFAULT_DELAY_MS, until }: Fault): Promise<void> {
  const gone = new AbortController()
  turn.response.once('close', () => gone.abort())
  try {
    await (until === undefined ? wait(delayMs, undefined, { signal: gone.signal }) : until)
  } catch {
    return
  }
  if (gone.signal.aborted) return
  await send(turn, turn.answer())
}

async function cutOff(turn: Turn): Promise<void> {
  await sendHalf(turn, turn.answer())
  turn.response.destroy()
}

async function redirectSame(turn: Turn): Promise<void> {
  if (turn.url.searchParams.has(REDIRECTED)) return send(turn, turn.answer())
  await send(turn, redirect(`${turn.url.pathname}${turn.url.search}&${REDIRECTED}=1`))
}

const ACTIONS: Readonly<Record<FaultKind, FaultAction>> = {
  'server-error': sends(() => htmlPage(500, '500 Internal Server Error')),
  'bad-gateway': sends(() => htmlPage(502, '502 Bad Gateway')),
  reset: ({ request }) => void request.socket.resetAndDestroy(),
  'cut-off': cutOff,
  'short-body': rewritten((text) => text.slice(0, Math.floor(text.length / 2))),
  'broken-json': rewritten(breakLate),
  html: sends(() => htmlPage(200, 'Inicio de sesión')),
  'wrong-shape': sends(() => jsonText(['{"hello":1}'])),
  'data-not-list': sends(() => jsonText(['{"code":"200","error":null,"msg":"1 records were found","data":7}'])),
  slow: beSlow,
  stall: (turn) => sendHalf(turn, turn.answer()),
  'too-many': sends(() => refusal('too-many')),
  maintenance: sends(() => refusal('maintenance')),
  'token-refused': sends(() => refusal('token-refused')),
  quota: sends(() => refusal('quota')),
  'redirect-elsewhere': sends((_turn, fault) => redirect(fault.location ?? 'https://elsewhere.example/')),
  'redirect-same': redirectSame,
  'code-number': sends((turn) => turn.answer({ codeText: '200' })),
  bom: rewritten((text) => `\uFEFF${text}`),
  'msg-mismatch': sends((turn) => turn.answer({ surplusCount: 3 })),
  'extra-field': sends((turn) => turn.answer({ mapRow: (row) => ({ ...row, extra_field: 'campo nuevo' }) })),
  'missing-field': sends((turn) => turn.answer({ mapRow: withoutOneField })),
  // Plain bytes under a head that calls them gzip.
  'not-gzip': ({ response, answer }) => {
    const { status, contentType, chunks } = answer()
    response.writeHead(status, { 'content-type': contentType, 'content-encoding': 'gzip' })
    response.end(Array.from(chunks).join(''))
  },
  'error-in-200': sends(() => refusal('token-refused', 200)),
  huge: sends((turn, fault) => turn.answer({ paddingBytes: fault.bytes ?? DEFAULT_HUGE_BYTES })),
}

/** Lets a request meet a fault. */
export async function meet(turn: Turn, fault: Fault): Promise<void> {
  await ACTIONS[fault.kind](turn, fault)
}

/** The faults that wait for requests, in the order in which they were asked for. */
export class FaultQueue {
  #waiting: { readonly fault: Fault; left: number }[] = []

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 })
  }

  clear(): void {
    this.#waiting = []
  }

  /** The fault that a request for `service` and `id` meets, which is then used up by one. */
  take(service: string, id: string): Fault | undefined {
    const next = this.#waiting.find(({ fault, left }) => {
      return left > 0 && (fault.api === undefined || fault.api === id || fault.api === `${service}/${id}`)
    })
    if (next !== undefined) next.left -= 1
    return next?.fault
  }
}
