import { throwIfAborted } from '../../shared/errors.ts'
import { NO_POLICY } from '../../shared/policy/policy.ts'
import { EnsuredTables } from './ensuredTables.ts'
import { Compacting } from './erasing/compacting.ts'
import { Erasing } from './erasing/erasing.ts'
import type { StoreLocation } from './file/database.ts'
import type { InnerVerbs } from './operations/innerVerbs.ts'
import { OPEN_SUBJECTS, SUBJECTS } from './operations/subjects.ts'
import { namesPeople } from '../../shared/reports/customerFields.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { StoreApi } from './storeApi.ts'
import type { ThreadName } from './threads/protocol.ts'
import { StoreThreads } from './threads/storeThreads.ts'
import type { Subject } from './threads/subject.ts'
import { rememberThreads } from './threads/threadsOf.ts'

export interface StoreOptions extends StoreLocation {
  /** The file of `storeWorker.ts`, or of its built form: who bundles the program knows where it lies. */
  readonly workerUrl: URL
  /** Called when a thread died by itself. Its calls have failed with `worker-lost`; the next one starts it anew. */
  readonly onThreadLost?: (thread: ThreadName) => void
  /** The definitions of the catalogue, for the first question about rows: masks go by what others of them tell. */
  readonly reports?: () => Promise<readonly ReportDefinition[]>
}

/** A store with its threads, for whoever opens and closes it. Others get to see it as a {@link StoreApi}. */
export type Store = StoreApi & {
  /** Opens the file, making it or bringing it up to date. @throws AppError as `openWriter` */
  open(): Promise<void>
  /**
   * Starts the grid's thread, so that its first question need not wait for that. Never throws: a question says what is
   * wrong.
   */
  prepareForQuestions(): Promise<void>
  close(): Promise<void>
}

const TRUSTED_PAUSE_MS = 30 * 86_400_000

function verbsOfAll(threads: StoreThreads, subjects: Readonly<Record<string, Subject>>): unknown {
  return Object.fromEntries(Object.entries(subjects).map(([name, subject]) => [name, threads.verbsOf(name, subject)]))
}

/** Opens the store's file, and puts in order what can be. */
async function open({ opening }: InnerVerbs): Promise<void> {
  const answeredAtMs = await opening.lastAnswerAtMs()
  // What dead processes left is no reason not to open.
  await opening.sweepFiles().catch(() => undefined)
  await opening.deleteLeftovers().catch(() => undefined)
  const nowMs = Date.now()
  // After a long time without an answer the clock may be wrong: nothing goes by it then.
  if (answeredAtMs !== null && Math.abs(nowMs - answeredAtMs) > TRUSTED_PAUSE_MS) return
  await opening.deleteOldCopies(nowMs).catch(() => undefined)
}

/**
 * A store: threads, each with its own connection to one encrypted file. One writes, one answers the grid, one exports,
 * one summarizes, one looks rows through, so that nothing makes a question of the grid wait. No SQL runs in the calling
 * thread. Nothing happens before its `open`, or its first verb.
 */
export function createStore({ workerUrl, onThreadLost, reports, ...location }: StoreOptions): Store {
  const ensured = new EnsuredTables((report) => inner.tables.ensure({ report }))
  const ensureTable = ensured.ensure.bind(ensured)
  let naming: Promise<readonly ReportDefinition[]> | undefined
  const namingReports = (): Promise<readonly ReportDefinition[]> => {
    naming ??= (reports?.() ?? Promise.resolve([])).then((all) => all.filter(namesPeople))
    return naming
  }
  const threads = new StoreThreads({ location, workerUrl, onThreadLost, ensureTable, namingReports })
  const inner = verbsOfAll(threads, SUBJECTS) as InnerVerbs
  const openVerbs = verbsOfAll(threads, OPEN_SUBJECTS) as Pick<InnerVerbs, keyof typeof OPEN_SUBJECTS>
  const compacting = new Compacting(location.file, inner)
  // Nothing of erased rows is to stay in the memory of a thread.
  const forget = async (): Promise<void> => {
    if (threads.client('grid').isRunning) await inner.questions.forget().catch(() => undefined)
    if (threads.client('summary').isRunning) await inner.summaries.forget().catch(() => undefined)
    if (threads.client('checks').isRunning) await inner.findings.forget().catch(() => undefined)
    if (threads.client('customers').isRunning) await inner.customers.forget().catch(() => undefined)
    if (threads.client('export').isRunning) await inner.customerRows.forget().catch(() => undefined)
  }
  const store: Store = {
    ...openVerbs,
    file: location.file,
    policy: location.policy ?? NO_POLICY,
    tables: ensured,
    erasing: new Erasing(inner, compacting, forget),
    compacting,
    verbsOf: (name, subject) => threads.verbsOf(name, subject),
    open: () => open(inner),
    prepareForQuestions: () => inner.results.prepare().catch(() => undefined),
    deleteOldCopies: (nowMs) => inner.opening.deleteOldCopies(nowMs),
    settleNames: async (signal) => {
      while (await inner.upkeep.settleNames()) throwIfAborted(signal)
    },
    settleKeys: async (reports, signal) => {
      let after: number | null = 0
      while (after !== null) {
        throwIfAborted(signal)
        after = await inner.upkeep.settleKeys({ reports, after })
      }
    },
    close: () => threads.close(),
  }
  rememberThreads(store, threads)
  return store
}
