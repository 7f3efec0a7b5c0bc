import type { Notice } from '../../src/desk/automation.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { NO_DRAWER, type Drawer } from '../../src/desk/drawer.ts'
import { systemClock } from '../../src/core/sync/clock.ts'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import type { ConnectionSummary } from '../../src/shared/connections.ts'
import type { ScheduleDraft } from '../../src/shared/schedules.ts'
import type { WallSeconds } from '../../src/shared/time.ts'
import { temporaryFolder } from './connectedStore.ts'
import { detail, draftOf, MemoryKeychain, openMainDesk, type WatchedDesk } from './mainDesk.ts'
import { at, epochMs, ZONE } from './times.ts'
import { keepsRows } from './schedules.ts'

/** Five in the morning of a Friday. */
export const START = at('2026-11-20 05:00:00')
export const ROWS_PER_DAY = 5

/**
 * A desk of the main process on a sample operation of its own, at a time that the test sets, with a folder for files.
 */
export class TimedDesk {
  readonly operation: SampleOperation
  readonly folder = temporaryFolder()
  /** Where schedules write. */
  files = temporaryFolder()
  readonly keychain = new MemoryKeychain()
  readonly notices: Notice[] = []
  /** Draws what schedules keep as pictures and pages; nothing does unless a test says so. */
  drawer: Drawer = NO_DRAWER
  readonly #time: { now: WallSeconds }
  #watched: WatchedDesk | undefined
  #connection: ConnectionSummary | undefined

  static async start(): Promise<TimedDesk> {
    const time = { now: START }
    const now = (): number => epochMs(time.now)
    const scene = new TimedDesk(await startSampleOperation({ timeZone: ZONE, now, rowsPerDay: ROWS_PER_DAY }), time)
    await scene.open()
    const saved = await scene.desk.connections.save(draftOf(scene.operation), 'kept')
    scene.#connection = saved.connection
    return scene
  }

  private constructor(operation: SampleOperation, time: { now: WallSeconds }) {
    this.operation = operation
    this.#time = time
  }

  /** What every clock shows. */
  get now(): WallSeconds {
    return this.#time.now
  }

  set now(now: WallSeconds) {
    this.#time.now = now
  }

  get watched(): WatchedDesk {
    if (this.#watched === undefined) throw new Error('not opened')
    return this.#watched
  }

  get desk(): Desk {
    return this.watched.desk
  }

  get connection(): ConnectionSummary {
    if (this.#connection === undefined) throw new Error('no connection')
    return this.#connection
  }

  /** Opens the desk again, as the next start of the program does. */
  async open(): Promise<void> {
    this.#watched = openMainDesk(this.folder, {
      secrets: this.keychain,
      clock: { ...systemClock, nowMs: () => epochMs(this.now) },
      notify: (notice) => this.notices.push(notice),
      askForFolder: () => Promise.resolve(this.files),
      drawer: this.drawer,
    })
    await this.desk.start()
  }

  async close(): Promise<void> {
    await this.desk.close()
    await this.operation.close()
  }

  /** A schedule of the first report: each morning at six, the day before. */
  draft(change: Partial<ScheduleDraft> = {}): ScheduleDraft {
    return {
      scheduleId: null,
      connectionId: this.connection.id,
      reportKey: detail.key,
      parameters: {},
      timing: { kind: 'daily', second: 6 * 3600, weekdays: null },
      keeps: keepsRows('yesterday'),
      file: null,
      isEnabled: true,
      ...change,
    }
  }

  /** One that writes a file. */
  async withFile(change: Partial<ScheduleDraft> = {}): Promise<ScheduleDraft> {
    const chosen = await this.desk.automation.chooseFolder()
    const file = { name: 'mensajes', format: 'csv', headings: 'names', folderId: chosen?.folderId ?? null } as const
    return this.draft({ file, ...change })
  }

  /** Lets time pass while the program is open and looks at its clock, as often as asked. */
  async passTo(instant: string, looks = 1): Promise<void> {
    this.now = at(instant)
    for (let look = 0; look < looks; look++) {
      this.desk.automation.look()
      await this.desk.automation.settled()
    }
  }

  /** Requests for rows, without those that ask for the quota. */
  asked(): readonly string[] {
    return this.operation.requests.map(({ report }) => report).filter((report) => !report.includes('token_info'))
  }
}
