import type { Question } from '../../shared/query.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { StoreLocation } from './database.ts'
import type { AskInput, ExportInput, ExportProgress, ReaderOperations } from './readerOperations.ts'
import { WorkerClient } from './workerClient.ts'
import type { WriterOperations } from './writerOperations.ts'

export interface StoreOptions extends StoreLocation {
  /** The file of `worker.ts`, or of its built form: who bundles the program knows where it lies. */
  readonly workerUrl: URL
}

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

  constructor({ workerUrl, ...location }: StoreOptions) {
    this.file = location.file
    this.writer = new WorkerClient(workerUrl, { role: 'writer', location })
    this.grid = new WorkerClient(workerUrl, { role: 'grid', location })
    this.exporter = new WorkerClient(workerUrl, { role: 'export', location })
  }

  /** Opens the file, making it or bringing it up to date. @throws AppError as `openWriter` */
  async open(): Promise<void> {
    await this.writer.call('listConnections', undefined)
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

  /** Answers a question: fixes its rows, so that {@link rows} can jump to any of them. */
  async ask(report: ReportDefinition, question: Question, signal?: AbortSignal) {
    await this.ensureTable(report)
    return this.grid.call('openResult', { report, question } satisfies AskInput, { signal })
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

  /** Writes the rows of a question into a file or to standard output. @throws AppError `output-unwritable`, `disk-full`, … */
  async exportFile(input: ExportInput, signal?: AbortSignal, onProgress?: (progress: ExportProgress) => void) {
    await this.ensureTable(input.report)
    return this.exporter.call('exportFile', input, { signal, onProgress })
  }

  /** Ends the threads, readers first, so that the writer can fold its log into the file. */
  async close(): Promise<void> {
    await Promise.all([this.grid.close(), this.exporter.close()])
    await this.writer.close()
  }
}
