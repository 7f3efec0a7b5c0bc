import type { ElectronApplication } from '@playwright/test'

/** What went wrong in an app unseen: errors in its windows' consoles, and in the main process' output. */
export class Problems {
  readonly #found: string[] = []
  readonly #expected: RegExp[] = []
  readonly #log: string[] = []

  /** Says that a problem belongs to the test. Every other one fails it. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern)
  }

  get unexpected(): readonly string[] {
    return this.#found.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)))
  }

  get log(): string {
    return this.#log.join('')
  }

  watch(app: ElectronApplication): void {
    app.context().on('console', (message) => {
      this.#log.push(`[window ${message.type()}] ${message.text()}\n`)
      if (message.type() === 'error') this.#found.push(message.text())
    })
    app.context().on('weberror', (error) => {
      this.#log.push(`[window] ${error.error().stack ?? String(error.error())}\n`)
      this.#found.push(String(error.error()))
    })
    const { stdout, stderr } = app.process()
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        const text = chunk.toString()
        this.#log.push(text)
        if (/Error|lacks/.test(text)) this.#found.push(text)
      })
    }
  }
}
