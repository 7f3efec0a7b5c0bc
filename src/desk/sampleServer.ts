import { SampleThread } from '../core/sample/sampleThread.ts'

/** The sample operation of this program, started when it is first asked for. */
export class SampleServer {
  readonly #thread: SampleThread

  constructor(workerUrl: URL) {
    this.#thread = new SampleThread(workerUrl)
  }

  /** The address at which it answers now. */
  async address(): Promise<string> {
    return (await this.#thread.start()).baseUrl
  }

  close(): Promise<void> {
    return this.#thread.close()
  }
}
