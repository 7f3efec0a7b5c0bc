import { setTimeout as sleep } from 'node:timers/promises'
import type { UnreadValues } from '../../shared/answerNotes.ts'
import type { Choices } from '../../shared/choices.ts'
import type { Counting, Counts } from '../../shared/counts.ts'
import { throwIfAborted, toAppError } from '../../shared/errors.ts'
import type { ValueList } from '../../shared/results.ts'
import type { Question } from '../../shared/query.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { ChoicesInput } from './query/choices.ts'
import type { CustomerErasure } from './erasing/customerErasures.ts'
import type { CustomerRows, CustomerWish, SearchProgress } from './erasing/customerRows.ts'
import type { StoreLocation } from './file/database.ts'
import type { Erasure } from './erasing/erasure.ts'
import type { WorkerRole } from './threads/protocol.ts'
import type {
  AskInput,
  EarlyAnswer,
  ExportInput,
  ExportProgress,
  ItemsInput,
  ReaderOperations,
} from './operations/readerOperations.ts'
import { spaceProblem } from './file/spaceProblem.ts'
import { WorkerClient } from './threads/workerClient.ts'
import type { WriterOperations } from './operations/writerOperations.ts'
import type { ResultView, RowItems } from '../../shared/rows.ts'

export interface StoreOptions extends StoreLocation {
  /** The file of `worker.ts`, or of its built form: who bundles the program knows where it lies. */
  readonly workerUrl: URL
  /** Called when a thread died by itself. Its calls have failed with `worker-lost`; the next one starts it anew. */
  readonly onThreadLost?: (role: WorkerRole) => void
}

/** How far an erasure is: looking through rows, or compacting table by table. */
export interface ErasureProgress {
  readonly step: 'looking' | 'compacting'
  readonly done: number
  readonly total: number
}

export interface ErasureOptions {
  readonly signal?: AbortSignal | undefined
  /** Puts off giving space back: what was to be deleted is, and the rest is done at the next start. Nothing is thrown then. */
  readonly putOff?: AbortSignal | undefined
  readonly onProgress?: ((progress: ErasureProgress) => void) | undefined
}

export interface CustomerErasureOptions extends ErasureOptions {
  /**
   * Hears when the store remembers nothing of the customer any more, before space is given back: who holds something in memory is to forget
   * it then.
   */
  readonly onForgotten?: (wish: CustomerWish) => void
}

/** Looks through the store for a customer's rows: two where nothing moves meanwhile. */
const MOST_LOOKS = 5
/** Tells other processes that the store is being compacted. */
const COMPACTION_LOCK = { names: ['compaction'] }
/** A reader that needs older rows holds the log for a moment; one that holds it longer is not waited for. */
const LOG_ATTEMPTS = 20
const LOG_PAUSE_MS = 50
const TRUSTED_PAUSE_MS = 30 * 86_400_000

/**
 * The store: three threads, each with its own connection to one encrypted file. One writes, one answers the grid, one exports,
 * so that neither a refresh nor an export makes a question wait. No SQL runs in the calling thread.
 */
export class Store {
  readonly file: string
  readonly writer: WorkerClient<WriterOperations>
  readonly grid: WorkerClient<ReaderOperations>
  readonly exporter: WorkerClient<ReaderOperations>
  readonly #ensured = new Map<string, Promise<unknown>>()

  constructor({ workerUrl, onThreadLost, ...location }: StoreOptions) {
    const lost = (role: WorkerRole) => () => onThreadLost?.(role)
    this.file = location.file
    this.writer = new WorkerClient(workerUrl, { role: 'writer', location }, lost('writer'))
    this.grid = new WorkerClient(workerUrl, { role: 'grid', location }, lost('grid'))
    this.exporter = new WorkerClient(workerUrl, { role: 'export', location }, lost('export'))
  }

  /** Opens the file, making it or bringing it up to date. @throws AppError as `openWriter` */
  async open(): Promise<void> {
    await this.writer.call('listConnections', undefined)
    // What dead processes left is no reason not to open.
    await this.writer.call('sweepFiles', undefined).catch(() => undefined)
    await this.writer.call('deleteLeftovers', undefined).catch(() => undefined)
    await this.#deleteOldCopies(Date.now()).catch(() => undefined)
  }

  /** After a long time without an answer the clock may be wrong: nothing goes by it then. */
  async #deleteOldCopies(nowMs: number): Promise<void> {
    const answeredAtMs = await this.writer.call('lastAnswerAtMs', undefined)
    if (answeredAtMs !== null && Math.abs(nowMs - answeredAtMs) > TRUSTED_PAUSE_MS) return
    await this.writer.call('deleteOldCopies', { nowMs })
  }

  /** Starts the grid's thread, so that its first question need not wait for that. Never throws: a question says what is wrong. */
  async prepareForQuestions(): Promise<void> {
    await this.grid.call('prepare', undefined).catch(() => undefined)
  }

  /** Makes the report's table, once a run. */
  async ensureTable(report: ReportDefinition): Promise<void> {
    let ensured = this.#ensured.get(report.key)
    if (ensured === undefined) {
      ensured = this.writer.call('ensureTable', { report })
      this.#ensured.set(report.key, ensured)
      ensured.catch(() => this.#ensured.delete(report.key))
    }
    await ensured
  }

  /** Connections were added or changed: what tables hold may follow another clock now, and is to be made sure of again. */
  connectionsChanged(): void {
    this.#ensured.clear()
  }

  /** Answers a question: fixes its rows, so that {@link rows} can jump to any of them. */
  async ask(report: ReportDefinition, question: Question, signal?: AbortSignal) {
    await this.ensureTable(report)
    return this.grid.call('openResult', { report, question } satisfies AskInput, { signal })
  }

  /**
   * The same for one who looks at the answer: the rows that they see first come with it, and before it where it takes long.
   *
   * @param onEarly hears of the answer's first rows while all of them are looked for
   */
  async askToShow(
    report: ReportDefinition,
    question: Question,
    view: ResultView,
    signal: AbortSignal,
    onEarly: (early: EarlyAnswer) => void,
  ) {
    await this.ensureTable(report)
    return this.grid.call('openResult', { report, question, view }, { signal, onProgress: onEarly })
  }

  /** The same for one reader that goes through all the rows: they stay those of this moment until {@link close}. */
  async askAndHold(report: ReportDefinition, question: Question, signal?: AbortSignal) {
    await this.ensureTable(report)
    return this.grid.call('openResult', { report, question, isHeld: true } satisfies AskInput, { signal })
  }

  /** A block of an answered question. */
  rows(resultId: number, offset: number, limit: number) {
    return this.grid.call('readBlock', { resultId, offset, limit })
  }

  /**
   * A block of an answered question as texts for a grid, long values cut to their beginning.
   *
   * @throws AppError `result-gone` where its rows were replaced since: ask again
   */
  previews(resultId: number, offset: number, limit: number, signal?: AbortSignal) {
    return this.grid.call('previews', { resultId, offset, limit }, { signal })
  }

  /** One row of an answered question whole, by its place from 0. @throws AppError `result-gone` */
  row(resultId: number, place: number, signal?: AbortSignal) {
    return this.grid.call('row', { resultId, place }, { signal })
  }

  /** What the sums of a row are without, by its place from 0. @throws AppError `result-gone` */
  unread(resultId: number, place: number): Promise<readonly UnreadValues[]> {
    return this.grid.call('unread', { resultId, place })
  }

  /** The items of a row's list: see `readerOperations.ts`. @throws AppError `result-gone`, `unknown-field` */
  items(input: ItemsInput, signal?: AbortSignal): Promise<RowItems> {
    return this.grid.call('items', input, { signal })
  }

  /** What an operation's own list offers for a parameter: see `choices.ts`. */
  async choices(input: ChoicesInput): Promise<Choices> {
    await this.ensureTable(input.report)
    return this.grid.call('choices', input)
  }

  /** The id of a row of an answered question, by its place from 0. @throws AppError `result-gone` */
  rowId(resultId: number, place: number) {
    return this.grid.call('rowId', { resultId, place })
  }

  /** Gives back what an answered question holds. */
  closeResult(resultId: number) {
    return this.grid.call('closeResult', { resultId })
  }

  /** The values of a field in the rows of a question, and how many rows have each: see `valueList.ts`. */
  async values(
    report: ReportDefinition,
    question: Question,
    field: string,
    search: string,
    limit: number,
    signal?: AbortSignal,
  ): Promise<ValueList> {
    await this.ensureTable(report)
    return this.grid.call('values', { report, question, field, search, limit }, { signal })
  }

  /** How many rows of a question there are, by time and by values: see `counts.ts`. */
  async counts(
    report: ReportDefinition,
    question: Question,
    counting: Counting,
    signal?: AbortSignal,
  ): Promise<Counts> {
    await this.ensureTable(report)
    return this.grid.call('counts', { report, question, counting }, { signal })
  }

  /** Writes the rows of a question into a file or to standard output. @throws AppError `output-unwritable`, `disk-full`, … */
  async exportFile(input: ExportInput, signal?: AbortSignal, onProgress?: (progress: ExportProgress) => void) {
    await this.ensureTable(input.report)
    const options = { signal, onProgress }
    const { file } = input
    // Where the store cannot be written, files still can.
    const begun = file === null ? null : await this.writer.call('beginFile', { file }).catch(() => null)
    if (begun === null) return this.exporter.call('exportFile', input, options)
    try {
      return await this.exporter.call('exportFile', { ...input, temporary: begun.temporary }, options)
    } finally {
      await this.writer.call('endFile', { id: begun.id }).catch(() => undefined)
    }
  }

  /**
   * Deletes rows, and gives their space back.
   *
   * @param reports the definitions of the catalogue
   * @returns the number of rows deleted
   * @throws AppError `store-busy`, `disk-full` where nothing was deleted; when the rows are gone already: `space-not-released`, and `cancelled`
   *   between two steps of giving space back
   */
  async erase(reports: readonly ReportDefinition[], erasure: Erasure, options: ErasureOptions = {}): Promise<number> {
    const rows = await this.writer.call('erase', { reports, erasure })
    if (rows > 0) await this.#compactOrPutOff(erasure.reportKey, options, rows)
    else await this.compactWhatIsOwed(options)
    return rows
  }

  /** Rows that are about a customer: see `customerRows.ts`. @throws AppError `usage` for a text that names nobody; `cancelled` */
  async findCustomer(
    reports: readonly ReportDefinition[],
    wish: CustomerWish,
    { signal, onProgress }: ErasureOptions = {},
  ): Promise<readonly CustomerRows[]> {
    return this.exporter.call(
      'findCustomer',
      { reports, wish },
      { signal, onProgress: ({ rows, total }: SearchProgress) => onProgress?.({ step: 'looking', done: rows, total }) },
    )
  }

  /**
   * Deletes every row that names a customer, and on request those that merely mention them, and gives their space back. Where the process
   * dies before that, {@link finishErasures} goes on with it.
   *
   * @returns the number of rows deleted
   * @throws AppError as {@link findCustomer} and {@link erase}
   */
  async eraseCustomer(
    reports: readonly ReportDefinition[],
    wish: CustomerErasure,
    options: CustomerErasureOptions = {},
  ): Promise<number> {
    const id = await this.writer.call('beginErasure', wish)
    let rows: number
    try {
      rows = await this.#deleteCustomer(reports, wish, options)
    } catch (cause) {
      // Whoever asked for it hears of that, and decides: nothing goes behind their back any more.
      await this.writer.call('endErasure', { id }).catch(() => undefined)
      throw cause
    }
    await this.writer.call('endErasure', { id })
    await this.#compactOrPutOff(null, options, rows)
    return rows
  }

  /**
   * Goes on with erasures of customers that a crash cut short. The space is given back by {@link compactWhatIsOwed}.
   *
   * @throws AppError as {@link eraseCustomer}: then what is left goes on later
   */
  async finishErasures(reports: readonly ReportDefinition[], options: CustomerErasureOptions = {}): Promise<void> {
    for (;;) {
      const next = await this.writer.call('takeUpErasure', undefined)
      if (next === null) return
      try {
        await this.#deleteCustomer(reports, next.wish, options)
        await this.writer.call('endErasure', { id: next.id })
      } catch (cause) {
        await this.writer.call('putOffErasure', { id: next.id }).catch(() => undefined)
        throw cause
      }
    }
  }

  async #deleteCustomer(
    reports: readonly ReportDefinition[],
    wish: CustomerErasure,
    { onForgotten, ...options }: CustomerErasureOptions,
  ): Promise<number> {
    const byKey = new Map(reports.map((report) => [report.key, report]))
    const { customer, connectionId, withMentions } = wish
    let rows = 0
    await this.writer.call('discardOrphans', { connectionId })
    // Rows that a refresh moves or brings meanwhile are met by the next look.
    for (let round = 0; round < MOST_LOOKS; round++) {
      let deleted = 0
      for (const { reportKey, named, mentioned } of await this.findCustomer(
        reports,
        { customer, connectionId },
        options,
      )) {
        const rowIds = withMentions ? [...named, ...mentioned] : named
        const report = byKey.get(reportKey) ?? { key: reportKey }
        if (rowIds.length > 0) deleted += await this.writer.call('deleteRows', { report, rowIds })
      }
      rows += deleted
      if (deleted === 0) break
    }
    await this.writer.call('forgetParameters', { customer, connectionId })
    onForgotten?.(wish)
    // What a window wrote while it was being told.
    await this.writer.call('forgetParameters', { customer, connectionId })
    return rows
  }

  /**
   * Does what is left of compactions that were cut short, by a quit or a crash. Where one is under way, in whatever process, there is
   * nothing to do for it.
   *
   * @throws AppError `space-not-released`; `cancelled` between two steps
   */
  async compactWhatIsOwed(options: ErasureOptions = {}): Promise<void> {
    const owed = await this.writer.call('owedCompactions', undefined)
    if (owed.length === 0 || !(await this.writer.call('tryLock', COMPACTION_LOCK))) return
    try {
      for (const reportKey of owed) await this.compact(reportKey, options)
    } catch (cause) {
      throw spaceProblem(cause, this.file, 0)
    } finally {
      await this.writer.call('unlock', COMPACTION_LOCK).catch(() => undefined)
    }
  }

  /**
   * Gives the space of deleted rows back, so that nothing of them stays in the file or its log. Every step is short enough for others to
   * have their turn in between, and takes a few megabytes of memory.
   *
   * @param reportKey the report whose rows went; null for any, and for what the fixed tables forgot; empty for the latter alone
   * @throws AppError `cancelled` between two steps; `disk-full`, `store-busy`
   */
  async compact(reportKey: string | null, { signal, onProgress }: ErasureOptions = {}): Promise<void> {
    const hasLock = await this.writer.call('tryLock', COMPACTION_LOCK)
    try {
      await this.#compactTables(reportKey, { signal, onProgress })
    } finally {
      if (hasLock) await this.writer.call('unlock', COMPACTION_LOCK).catch(() => undefined)
    }
  }

  async #compactOrPutOff(
    reportKey: string | null,
    { signal, putOff, onProgress }: ErasureOptions,
    rows: number,
  ): Promise<void> {
    const both = [signal, putOff].flatMap((each) => each ?? [])
    try {
      await this.compact(reportKey, { signal: AbortSignal.any(both), onProgress })
    } catch (cause) {
      const isPutOff = putOff?.aborted === true && signal?.aborted !== true && toAppError(cause).code === 'cancelled'
      if (!isPutOff) throw spaceProblem(cause, this.file, rows)
    }
  }

  async #compactTables(reportKey: string | null, { signal, onProgress }: ErasureOptions): Promise<void> {
    const tables = await this.writer.call('beginCompaction', { reportKey })
    const total = tables.length + 1
    try {
      // No page of deleted rows may be there to be taken for the new ones: the end of a long value leaves what is behind it as it was.
      await this.#releasePages()
      for (const [done, name] of tables.entries()) {
        throwIfAborted(signal)
        onProgress?.({ step: 'compacting', done, total })
        await this.writer.call('rewriteTable', { name })
        await this.#releasePages()
      }
    } finally {
      await this.releaseSpace()
    }
    await this.writer.call('endCompaction', { reportKey })
    onProgress?.({ step: 'compacting', done: total, total })
  }

  /** Takes free pages out of the file, and cuts its log: also what an erasure that was cut short left to do. */
  async releaseSpace(): Promise<void> {
    await this.#releasePages()
    for (let attempt = 0; attempt < LOG_ATTEMPTS; attempt++) {
      if (await this.writer.call('cutLog', undefined)) return
      await sleep(LOG_PAUSE_MS)
    }
  }

  async #releasePages(): Promise<void> {
    while ((await this.writer.call('releasePages', undefined)) > 0);
  }

  /** Looks up, slice by slice, the names of fields that an earlier version kept apart from the slices. Whoever asks meanwhile is served. */
  async settleNames(signal?: AbortSignal): Promise<void> {
    while (await this.writer.call('settleNames', undefined)) throwIfAborted(signal)
  }

  /** Ends the threads, readers first, so that the writer can fold its log into the file. */
  async close(): Promise<void> {
    await Promise.all([this.grid.close(), this.exporter.close()])
    await this.writer.close()
  }
}
