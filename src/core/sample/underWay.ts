import type { ServerResponse } from 'node:http'

/**
 * The requests that a server is still at. Each is asked whether it is over when they are counted: a client may begin
 * its next request as soon as it has the last byte of this one, and under load that is before any event of the response
 * tells of its end.
 */
export class UnderWay {
  #responses: readonly ServerResponse[] = []

  add(response: ServerResponse): void {
    this.#responses = [...this.#responses, response]
  }

  get count(): number {
    this.#responses = this.#responses.filter(({ writableEnded, destroyed }) => !writableEnded && !destroyed)
    return this.#responses.length
  }
}
