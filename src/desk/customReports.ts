import { despiteSpace } from '../core/store/file/spaceProblem.ts'
import { randomUUID } from 'node:crypto'
import { AppError } from '../shared/errors.ts'
import {
  asksTheSame,
  type CustomReport,
  type KeyedCustomReport,
  type SavedCustomReport,
} from '../shared/customReports/customReport.ts'
import { definitionOf, ownKey } from '../shared/customReports/definition.ts'
import { knownFieldsOf } from '../shared/customReports/inference.ts'
import { TRIAL_PRESETS, type Trial, type TrialOutcome } from '../shared/customReports/trial.ts'
import type { ErasureScope } from '../shared/erasing.ts'
import type { Catalogue } from '../shared/reports/catalogue.ts'
import { presetRange, wall, wallClock, type TimeRange } from '../shared/time.ts'
import { ownReportsOf } from '../core/reports/ownReports.ts'
import { tryReport } from '../core/reports/tryReport.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { Announce } from './emitter.ts'
import type { Erasing } from './erasing.ts'
import type { OpenDesk } from './openDesk.ts'
import { withOwn } from './ownCatalogue.ts'
import type { WorkGate } from './workGate.ts'

export interface CustomReportParts {
  readonly desk: () => Promise<OpenDesk>
  /** The reports that come with the program. */
  readonly builtIn: Catalogue
  readonly announce: Announce
  readonly erasing: Pick<Erasing, 'countRows' | 'erase'>
  readonly gate: WorkGate
}

/** Every row of a report, of every operation. */
function rowsOf(reportKey: string): ErasureScope {
  return { connectionId: null, reportKey, before: null }
}

/** The names of fields that both reports have, with another type. */
function retypedFields(before: CustomReport, after: CustomReport): readonly string[] {
  const types = new Map(before.fields.map(({ name, type }) => [name, type]))
  return after.fields.filter(({ name, type }) => (types.get(name) ?? type) !== type).map(({ name }) => name)
}

/**
 * Reports that the user described: trying, keeping, changing and removing them; and the catalogue that they make with
 * the others.
 */
export class CustomReports {
  readonly #parts: CustomReportParts
  #own: readonly KeyedCustomReport[] = []
  #catalogue: Catalogue
  #trial: AbortController | undefined

  constructor(parts: CustomReportParts) {
    this.#parts = parts
    this.#catalogue = parts.builtIn
  }

  /** The reports that come with the program and, after them, the user's own. */
  get catalogue(): Catalogue {
    return this.#catalogue
  }

  get list(): readonly KeyedCustomReport[] {
    return this.#own
  }

  /**
   * Reads what a store holds. What a newer version put there and this one does not understand stays where it is,
   * unseen.
   */
  async load(store: StoreApi): Promise<void> {
    this.#own = await ownReportsOf(store)
    const definitions = this.#own.map(({ key, report }) => definitionOf(key, report))
    this.#catalogue = withOwn(this.#parts.builtIn, definitions)
  }

  /**
   * Sends one request to see what comes. A newer trial stops one that is still under way.
   *
   * @throws AppError `unknown-connection`, `no-token`, `keychain-locked`, `cancelled`; `usage` where a parameter holds
   * the token
   */
  async try(trial: Trial): Promise<TrialOutcome> {
    this.stopTrial()
    const controller = new AbortController()
    this.#trial = controller
    const desk = await this.#parts.desk()
    const connection = await desk.connection(trial.connectionId)
    const token = await desk.tokens.get(connection)
    this.#refuseToken(trial, token)
    try {
      const now = wallClock(desk.sync.nowMs(), connection.timeZone)
      return await tryReport(desk.sync, {
        ...trial,
        connection,
        token,
        range: trial.period === null ? null : upTo(presetRange(TRIAL_PRESETS[trial.period], now), now),
        known: knownFieldsOf(this.#parts.builtIn.reports),
        signal: controller.signal,
      })
    } finally {
      if (this.#trial === controller) this.#trial = undefined
    }
  }

  stopTrial(): void {
    this.#trial?.abort(new AppError('cancelled'))
  }

  /** Rows that would have to go if a report were changed so, because they were fetched in another way. */
  async rowsToLose(key: string, report: CustomReport): Promise<number> {
    await this.#parts.desk()
    const before = this.#own.find((each) => each.key === key)
    return before === undefined || asksTheSame(before.report, report) ? 0 : this.#parts.erasing.countRows(rowsOf(key))
  }

  /**
   * Keeps a report. Rows that it has stay, unless it asks for something else now.
   *
   * @param key null for a new one
   * @throws AppError `store-busy` where rows have to go while something is being fetched; `usage` where it holds a
   * token
   */
  async save(key: string | null, report: CustomReport): Promise<SavedCustomReport> {
    const desk = await this.#parts.desk()
    await this.#refuseTokens(desk, report)
    const before = this.#own.find((each) => each.key === key)
    const kept = before?.key ?? ownKey(randomUUID())
    const erase = async (): Promise<void> => {
      if (before !== undefined && !asksTheSame(before.report, report)) await this.#parts.erasing.erase(rowsOf(kept))
    }
    const put = async (): Promise<void> => {
      await desk.store.ownReports.put({
        report: definitionOf(kept, report),
        definition: JSON.stringify(report),
        retyped: before === undefined ? [] : retypedFields(before.report, report),
      })
      await this.#changed(desk, kept)
    }
    await despiteSpace([erase, put])
    return { key: kept }
  }

  /**
   * Removes a report with everything that was fetched of it.
   *
   * @throws AppError `store-busy` while something is being fetched
   */
  async remove(key: string): Promise<void> {
    const desk = await this.#parts.desk()
    this.get(key)
    const { erasing, gate } = this.#parts
    const erase = async (): Promise<void> => {
      if ((await erasing.countRows(rowsOf(key))) > 0) await erasing.erase(rowsOf(key))
    }
    const remove = async (): Promise<void> => {
      await gate.whilePaused({ kind: 'report-goes', reportKey: key }, () => desk.store.ownReports.remove(key))
      await this.#changed(desk, key)
      // What was to be done with it by itself went with it.
      this.#parts.announce({ kind: 'schedules' })
      this.#parts.announce({ kind: 'retention' })
    }
    await despiteSpace([erase, remove])
  }

  /** @throws AppError `unknown-report` */
  get(key: string): CustomReport {
    const own = this.#own.find((each) => each.key === key)
    if (own === undefined) throw new AppError('unknown-report', { report: key })
    return own.report
  }

  async #changed(desk: OpenDesk, reportKey: string): Promise<void> {
    await this.load(desk.store)
    this.#parts.announce({ kind: 'reports' })
    // Its rows may compare by something else now.
    this.#parts.announce({ kind: 'stored', connectionId: null, reportKey })
  }

  /** A token that somebody typed into a field, or that a file brought, must not be kept with a report. */
  async #refuseTokens(desk: OpenDesk, report: CustomReport): Promise<void> {
    for (const connection of await desk.connections()) {
      const token = await desk.tokens.get(connection).catch(() => null)
      if (token !== null) this.#refuseToken(report, token)
    }
  }

  #refuseToken(holder: object, token: string): void {
    if (token.length < LEAST_TOKEN_LETTERS || !JSON.stringify(holder).includes(JSON.stringify(token).slice(1, -1)))
      return
    throw new AppError('usage', { problem: 'token-in-report' })
  }
}

/** A token so short stands in many a word. */
const LEAST_TOKEN_LETTERS = 6

/** A range as far as it has begun. */
function upTo(range: TimeRange, now: number): TimeRange {
  return { from: range.from, to: wall(Math.min(range.to, now)) }
}
