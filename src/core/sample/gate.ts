import type { ServerResponse } from 'node:http'
import { formatDay, type WallSeconds } from '../../shared/time.ts'
import type { RefusalKind } from './answers.ts'
import { UnderWay } from './underWay.ts'

const MOST_AT_ONCE_PER_TOKEN = 2
const REQUESTS_PER_LICENCE = 1_000

interface GateOptions {
  readonly token: string
  readonly licences: number
  readonly wallNow: () => WallSeconds
}

/** Who may ask: the token, two requests at a time, and so many a day. */
export class Gate {
  readonly dailyLimit: number
  readonly #options: GateOptions
  #day = ''
  #usesToday = 0
  readonly #admitted = new UnderWay()

  constructor(options: GateOptions) {
    this.#options = options
    this.dailyLimit = options.licences * REQUESTS_PER_LICENCE
  }

  /** Requests admitted on the operation's current day. */
  get usesToday(): number {
    const today = formatDay(this.#options.wallNow())
    if (today !== this.#day) {
      this.#day = today
      this.#usesToday = 0
    }
    return this.#usesToday
  }

  /** Admits a request until it is answered, which costs one use, or says why not. */
  enter(token: string | undefined, response: ServerResponse): RefusalKind | undefined {
    if (token === undefined || token === '') return 'no-token'
    if (token !== this.#options.token) return 'token-refused'
    if (this.#admitted.count >= MOST_AT_ONCE_PER_TOKEN) return 'too-many'
    if (this.usesToday >= this.dailyLimit) return 'quota'
    this.#admitted.add(response)
    this.#usesToday += 1
    return undefined
  }
}
