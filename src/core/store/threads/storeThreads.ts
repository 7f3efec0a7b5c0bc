import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { StoreLocation } from '../file/database.ts'
import { budgetWords } from '../query/columns/columnBudget.ts'
import { isDefinition } from './definitions.ts'
import type { CallOptions, ThreadName } from './protocol.ts'
import type { Subject, VerbsOf } from './subject.ts'
import { ThreadClient } from './threadClient.ts'

export interface ThreadsOptions {
  readonly location: StoreLocation
  /** The file of `storeWorker.ts`, or of its built form: who bundles the program knows where it lies. */
  readonly workerUrl: URL
  /** Called when a thread died by itself. Its calls have failed with `worker-lost`; the next one starts it anew. */
  readonly onThreadLost?: ((thread: ThreadName) => void) | undefined
  /**
   * Makes sure of a report's table. A reader cannot make one: it is made before a question about the report goes there.
   */
  readonly ensureTable: (report: ReportDefinition) => Promise<void>
  /**
   * The definitions that readers know with those of their questions: of the reports whose rows tell what customers are
   * called, so that a mask hides it in the texts of any report.
   */
  readonly namingReports?: (() => Promise<readonly ReportDefinition[]>) | undefined
}

/** Any verb as it is called, whatever its types. */
type AnyVerb = (input?: unknown, options?: CallOptions) => Promise<unknown>

/** The report that a question is about. */
function reportOf(input: unknown): ReportDefinition | undefined {
  return typeof input === 'object' && input !== null && 'report' in input && isDefinition(input.report)
    ? input.report
    : undefined
}

/** Whether a question is about rows of reports. */
function isAboutReports(input: unknown): boolean {
  return reportOf(input) !== undefined || (typeof input === 'object' && input !== null && 'reports' in input)
}

/** The threads of a store, each with its own connection to one encrypted file; each starts when it is first needed. */
export class StoreThreads {
  readonly #options: ThreadsOptions
  readonly #clients = new Map<ThreadName, ThreadClient>()
  readonly #columnWords = budgetWords()
  #isClosed = false

  constructor(options: ThreadsOptions) {
    this.#options = options
  }

  client(thread: ThreadName): ThreadClient {
    const { location, workerUrl, onThreadLost } = this.#options
    const known = this.#clients.get(thread)
    if (known !== undefined) return known
    const client = new ThreadClient(workerUrl, { thread, location, columnWords: this.#columnWords }, () =>
      onThreadLost?.(thread),
    )
    if (this.#isClosed) client.refuseCalls()
    this.#clients.set(thread, client)
    return client
  }

  /**
   * The verbs of a subject. Which ones there are is known to its types, and to the thread that answers: loading the
   * operations here would take a third of a command's start.
   *
   * @param name the subject's name in the thread
   */
  verbsOf<Each extends Subject>(name: string, { thread }: Each): VerbsOf<Each> {
    const client = this.client(thread)
    const verbOf = (verb: string): AnyVerb => {
      return async (input, options) => {
        if (thread === 'writer' || !isAboutReports(input)) return client.call(name, verb, input, options)
        const report = reportOf(input)
        if (report !== undefined) await this.#options.ensureTable(report)
        const beside = await this.#options.namingReports?.()
        return client.call(name, verb, input, { ...options, beside })
      }
    }
    return new Proxy({} as VerbsOf<Each>, {
      // No promise: who waits for it gets it.
      get: (_target, verb) => (typeof verb === 'string' && verb !== 'then' ? verbOf(verb) : undefined),
    })
  }

  /**
   * Ends the threads for good, readers first, so that the writer can fold its log into the file. What was asked before
   * is answered; what is asked from now on is refused with `store-closed`.
   */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const client of this.#clients.values()) client.refuseCalls()
    const readers = [...this.#clients].filter(([thread]) => thread !== 'writer')
    await Promise.all(readers.map(([, client]) => client.close()))
    await this.#clients.get('writer')?.close()
  }
}
