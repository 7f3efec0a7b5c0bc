import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../../src/core/store/records/connections.ts'
import { createStore, type Store, type StoreOptions } from '../../src/core/store/store.ts'
import { decodeValue } from '../../src/core/store/rows/storedValue.ts'
import type { StoredSlice } from '../../src/core/store/records/slices.ts'
import type { SyncContext } from '../../src/core/sync/target.ts'
import { poll, type PollResult } from '../../src/core/sync/poll.ts'
import { pull, type PullRequest, type PullResult } from '../../src/core/sync/pull.ts'
import type { RetrySettings } from '../../src/core/sync/retry.ts'
import { TokenQueue } from '../../src/core/sync/tokenQueue.ts'
import type { Fetch, RequestLimits } from '../../src/core/wolkvox/client.ts'
import type { Question } from '../../src/shared/query.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../src/shared/time.ts'
import { threadUrl } from './threadUrls.ts'
import { NO_PARAMETERS, ZONE, epochMs } from './times.ts'

export const KEY = '0123456789abcdef'.repeat(4)
export const WORKER_URL = threadUrl('storeWorker')

/** Waits of a few milliseconds, and few of them. */
export const QUICK_RETRY: RetrySettings = {
  faultAttempts: 2,
  faultFirstWaitMs: 1,
  faultLongestWaitMs: 5,
  tooManyWaitsMs: [1, 2, 3],
  maintenanceWaitsMs: [1, 2],
  longestAskedWaitMs: 60_000,
  longestQuietMs: 132_000,
}

export const QUICK_LIMITS: RequestLimits = { firstByteMs: 5_000, pauseMs: 5_000, maxBytes: 256 * 1024 * 1024 }

export type Row = Record<string, unknown>

export interface ConnectedStoreOptions extends Partial<Omit<StoreOptions, 'workerUrl'>> {
  readonly baseUrl: string
  readonly token: string
  readonly now?: () => WallSeconds
  readonly nowMs?: () => number
  readonly retry?: RetrySettings
  readonly limits?: RequestLimits
  readonly fetch?: Fetch
}

export type PullWish = Partial<Pick<PullRequest, 'parameters' | 'refreshSinceMs' | 'byDay' | 'signal' | 'onProgress'>>
export type QuestionWish = Partial<Omit<Question, 'connectionId' | 'reportKey'>>

/** A store with one connection, and what a supervisor does with them. */
export class ConnectedStore {
  readonly store: Store
  readonly context: SyncContext
  readonly token: string
  readonly #baseUrl: string
  readonly #options: ConnectedStoreOptions
  #connection: Connection | undefined

  constructor(options: ConnectedStoreOptions) {
    this.#options = options
    const { file = join(temporaryFolder(), 'store.db'), key = KEY, now } = options
    const { busyTimeoutMs, maxPages, onThreadLost } = options
    this.store = createStore({
      file,
      key,
      workerUrl: WORKER_URL,
      ...(busyTimeoutMs === undefined ? {} : { busyTimeoutMs }),
      ...(maxPages === undefined ? {} : { maxPages }),
      ...(onThreadLost === undefined ? {} : { onThreadLost }),
    })
    this.token = options.token
    this.#baseUrl = options.baseUrl
    this.context = {
      store: this.store,
      queue: new TokenQueue(this.store, key),
      fetch: options.fetch ?? globalThis.fetch,
      retry: options.retry ?? QUICK_RETRY,
      limits: options.limits ?? QUICK_LIMITS,
      nowMs: options.nowMs ?? (now === undefined ? Date.now : () => epochMs(now())),
      resolveBaseUrl: ({ baseUrl }) => Promise.resolve(baseUrl),
    }
  }

  /** The desk's connection: made with its first use, found again where the store has it. */
  async connection(): Promise<Connection> {
    if (this.#connection !== undefined) return this.#connection
    const wanted = { name: 'test', server: '0000', baseUrl: this.#baseUrl, timeZone: ZONE }
    const [known] = await this.store.connections.list()
    this.#connection = known ?? (await this.store.connections.add(wanted))
    return this.#connection
  }

  async pull(report: ReportDefinition, range: TimeRange, wish: PullWish = {}): Promise<PullResult> {
    const connection = await this.connection()
    const { parameters = NO_PARAMETERS, refreshSinceMs = null } = wish
    const fixed = { connection, token: this.token, report, range, priority: 'user' } as const
    return pull(this.context, { ...fixed, ...wish, parameters, refreshSinceMs })
  }

  async poll(report: ReportDefinition, signal?: AbortSignal, parameters = NO_PARAMETERS): Promise<PollResult> {
    const connection = await this.connection()
    const fixed = { connection, token: this.token, report, parameters, priority: 'user' } as const
    return poll(this.context, { ...fixed, signal })
  }

  async slices(report: ReportDefinition, parameters = NO_PARAMETERS): Promise<readonly StoredSlice[]> {
    const { id } = await this.connection()
    return this.store.slices.of({ connectionId: id, reportKey: report.key, parameters })
  }

  async question(report: ReportDefinition, wish: QuestionWish = {}): Promise<Question> {
    const { id } = await this.connection()
    const defaults = { parameters: NO_PARAMETERS, range: null, filters: [], search: '', sort: [] }
    return { connectionId: id, reportKey: report.key, ...defaults, ...wish }
  }

  /** The rows that answer a question, as the server sent them. */
  async rows(report: ReportDefinition, wish: QuestionWish = {}, offset = 0, limit = 1_000_000): Promise<Row[]> {
    const { resultId, fields } = await this.store.results.ask({ report, question: await this.question(report, wish) })
    const rows = await this.store.results.rows({ resultId, offset, limit })
    await this.store.results.close(resultId)
    return rows.map((values) => {
      const pairs = values.map((value, place) => [fields[place] ?? '', decodeValue(value)] as const)
      return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
    })
  }

  close(): Promise<void> {
    return this.store.close()
  }

  /** The same store, opened anew: one that was closed takes no more calls. */
  reopened(): ConnectedStore {
    return new ConnectedStore({ ...this.#options, file: this.store.file })
  }
}

const folders: string[] = []

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-test-'))
  folders.push(folder)
  return folder
}

/** For `afterAll`: deletes every folder that {@link temporaryFolder} made. */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}
