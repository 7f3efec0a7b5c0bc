import { Desk, type DeskOptions } from '../../src/desk/desk.ts'
import type { SecretStore } from '../../src/core/vault/secretStore.ts'
import { AppError } from '../../src/shared/errors.ts'
import type { ConnectionDraft, ConnectionSummary } from '../../src/shared/connections.ts'
import type { AppEvent, InputOf } from '../../src/shared/ipc/contract.ts'
import type { JobSnapshot } from '../../src/shared/jobs.ts'
import type { PullRequest } from '../../src/shared/pulls.ts'
import type { Question } from '../../src/shared/query.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { join } from 'node:path'
import { KEY, WORKER_URL } from './connectedStore.ts'
import { threadUrl } from './threadUrls.ts'
import { span, ZONE } from './times.ts'

/** A question as the grid of a window asks it, seen from its first row on. */
export function shownFromTop(slot: string, question: Question): InputOf<'result:open'> {
  return { slot, question, view: { first: 0, last: 0, blockRows: 200, turn: 1 } }
}

/** A keychain of this process: may be there, locked, or not exist. */
export class MemoryKeychain implements SecretStore {
  readonly secrets = new Map<string, string>()
  fault: 'no-keychain' | 'keychain-locked' | undefined

  #guard(): void {
    if (this.fault !== undefined) throw new AppError(this.fault, { reason: 'test' })
  }

  // oxlint-disable-next-line typescript/require-await -- what it throws must come as a rejection
  async get(account: string): Promise<string | null> {
    this.#guard()
    return this.secrets.get(account) ?? null
  }

  // oxlint-disable-next-line typescript/require-await -- as above
  async set(account: string, secret: string): Promise<void> {
    this.#guard()
    this.secrets.set(account, secret)
  }

  // oxlint-disable-next-line typescript/require-await -- as above
  async remove(account: string): Promise<boolean> {
    this.#guard()
    return this.secrets.delete(account)
  }
}

/** The desk behind the window, and what it told. */
export interface WatchedDesk {
  readonly desk: Desk
  readonly events: AppEvent[]
  /** The job once it has ended. */
  readonly ended: (jobId: string) => Promise<JobSnapshot>
}

/** A desk on a folder, as the program makes it, without Electron. */
export function openMainDesk(folder: string, options: Partial<DeskOptions> = {}): WatchedDesk {
  const events: AppEvent[] = []
  const listeners = new Set<() => void>()
  const desk: Desk = new Desk({
    profile: { folder, storeFile: join(folder, 'atalaya.db') },
    environment: { ATALAYA_STORE_KEY: KEY },
    secrets: new MemoryKeychain(),
    catalogue,
    workers: {
      store: WORKER_URL,
      rebuild: threadUrl('rebuildWorker'),
      sample: threadUrl('sampleWorker'),
    },
    fetch: (url, init) => fetch(url, init),
    askForFile: () => Promise.resolve(null),
    language: () => 'es',
    listSeparator: () => ';',
    ...options,
    announce: (event) => {
      events.push(event)
      options.announce?.(event)
      for (const listener of listeners) listener()
    },
  })
  return {
    desk,
    events,
    ended: (jobId) =>
      new Promise((resolve) => {
        const look = (): void => {
          const job = desk.jobs.list.find((each) => each.id === jobId)
          if (job === undefined || job.endedAtMs === null) return
          listeners.delete(look)
          resolve(job)
        }
        listeners.add(look)
        look()
      }),
  }
}

export function draftOf(operation: { readonly baseUrl: string; readonly token: string }): ConnectionDraft {
  return {
    connectionId: null,
    name: 'Banco Andino',
    server: 'https://wv0010.wolkvox.com/',
    baseUrl: operation.baseUrl,
    timeZone: ZONE,
    country: 'CO',
    token: ` ${operation.token}\n`,
  }
}

const [one, other] = catalogue.reports.filter(
  ({ kind, maxDays, parameters }) => kind === 'detail' && maxDays === 31 && parameters.length === 0,
)
if (one === undefined || other === undefined) throw new Error('The catalogue lacks a kind')

/** Two reports of rows with dates that need no parameters, asked for by months. */
export const [detail, otherDetail] = [one, other]

/** A fetch of the first one's rows over several windows. */
export function wish(connection: ConnectionSummary, change: Partial<PullRequest> = {}): PullRequest {
  return {
    connectionId: connection.id,
    reportKey: detail.key,
    parameters: {},
    range: span('2026-09-01', '2026-11-10'),
    refresh: false,
    ...change,
  }
}

/** The rows that the store holds of a report, as the grid counts them. */
export async function countRows({ desk }: WatchedDesk, connectionId: number, reportKey = detail.key): Promise<number> {
  const question = { connectionId, reportKey, parameters: {}, range: null, filters: [], search: '', sort: [] }
  return (await desk.results.open(shownFromTop('count', question))).total
}
