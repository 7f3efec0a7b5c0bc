import type { IncomingMessage } from 'node:http'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../shared/time.ts'
import { envelope, htmlPage, refusal, type Answer, type EnvelopeShape } from './answers.ts'
import { meet, type FaultQueue } from './faults.ts'
import type { Gate } from './gate.ts'
import { rangeOf } from './requestRules.ts'
import { reportAnswer } from './shapedAnswers.ts'
import type { Selection } from './selection.ts'
import { send, type Exchange } from './sending.ts'
import { TOKEN_INFO, tokenInfo } from './tokenInfo.ts'
import { UnderWay } from './underWay.ts'

/** A request as the log keeps it: `(sent)` stands where a token came. */
export interface SampleRequest {
  /** `service/id` as asked, known or not. */
  readonly report: string
  readonly query: Readonly<Record<string, string>>
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** When it came, in milliseconds since 1970-01-01 UTC. */
  readonly atMs: number
}

interface HandlerOptions {
  readonly reports: readonly ReportDefinition[]
  readonly gate: Gate
  readonly faults: FaultQueue
  readonly token: string
  readonly keepsLog: boolean
  readonly now: () => number
  readonly wallNow: () => WallSeconds
  /** The rows of an answer, cut as answers are. */
  readonly select: (
    report: ReportDefinition,
    range: TimeRange,
    parameters: Readonly<Record<string, string>>,
  ) => Selection
}

interface Asked {
  readonly url: URL
  readonly service: string
  readonly id: string
}

const TOKEN_HEADER = 'wolkvox-token'
const SERVICE_PATH = /^\/api\/v2\/([a-z_]+)\.php$/

function readAddress(request: IncomingMessage): Asked | undefined {
  const address = `http://127.0.0.1${request.url ?? '/'}`
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  return { url, service: SERVICE_PATH.exec(url.pathname)?.[1] ?? '', id: url.searchParams.get('api') ?? '' }
}

/** Answers requests as the servers do, and keeps the log of them. */
export class RequestHandler {
  readonly requests: SampleRequest[] = []
  mostAtOnce = 0
  readonly #options: HandlerOptions
  readonly #services: ReadonlySet<string>
  readonly #underWay = new UnderWay()

  constructor(options: HandlerOptions) {
    this.#options = options
    this.#services = new Set([TOKEN_INFO.service, ...options.reports.map((report) => report.service)])
  }

  /** Answers one request. Never throws: what goes wrong inside ends the connection or is an HTTP 500. */
  async handle(exchange: Exchange): Promise<void> {
    const { request, response } = exchange
    this.#underWay.add(response)
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#underWay.count)
    request.resume()
    try {
      const asked = readAddress(request)
      if (asked !== undefined && this.#options.keepsLog) this.#log(request, asked)
      await this.#answer(exchange, asked)
    } catch (cause) {
      if (response.headersSent) response.destroy()
      else await send(exchange, htmlPage(500, `500 ${cause instanceof Error ? cause.message : String(cause)}`))
    }
  }

  #log(request: IncomingMessage, { url, service, id }: Asked): void {
    const { token } = this.#options
    const hide = (name: string, value: string): [string, string] => [
      name,
      name === TOKEN_HEADER || value.includes(token) ? '(sent)' : value,
    ]
    const headers = Object.entries(request.headers).map(([name, value]) => hide(name, String(value)))
    const query = Array.from(url.searchParams, ([name, value]) => hide(name, value))
    this.requests.push({
      report: `${service}/${id}`,
      query: Object.fromEntries(query),
      headers: Object.fromEntries(headers),
      atMs: this.#options.now(),
    })
  }

  async #answer(exchange: Exchange, asked: Asked | undefined): Promise<void> {
    const { request } = exchange
    if (asked === undefined || !this.#services.has(asked.service)) return send(exchange, htmlPage(404, '404 Not Found'))
    if (request.method !== 'GET') return send(exchange, refusal('not-get'))
    const refused = this.#options.gate.enter(request.headers[TOKEN_HEADER]?.toString(), exchange.response)
    if (refused !== undefined) return send(exchange, refusal(refused))
    const fault = this.#options.faults.take(asked.service, asked.id)
    const answer = (shape?: EnvelopeShape): Answer => this.#answerTo(asked, shape)
    if (fault === undefined) return send(exchange, answer())
    await meet({ ...exchange, url: asked.url, answer }, fault)
  }

  #answerTo({ url, service, id }: Asked, shape?: EnvelopeShape): Answer {
    const { reports, gate, select, wallNow } = this.#options
    const query = url.searchParams
    if (id === '') return refusal('missing-parameter')
    const report = reports.find((candidate) => candidate.service === service && candidate.id === id)
    if (service === TOKEN_INFO.service && id === TOKEN_INFO.id) return envelope(tokenInfo(gate), shape)
    if (report === undefined) return refusal('unknown-api')
    const understood = rangeOf(report, query, wallNow())
    if ('refused' in understood) return refusal(understood.refused)
    const own = report.parameters.map(({ name }) => [name, query.get(name)] as const)
    const parameters = Object.fromEntries(own.filter((pair): pair is readonly [string, string] => pair[1] !== null))
    return reportAnswer(report, select(report, understood.range, parameters), parameters, shape)
  }
}
