import type { Finding, FindingsHead } from '../../../../shared/checks/findings.ts'
import type { RowSet } from '../../../../shared/query.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { WallSeconds } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { CheckMemory } from './memory.ts'

/** Which rows are checked, and how. */
export interface CheckInput<Settings> {
  readonly report: ReportDefinition
  readonly rows: RowSet
  readonly settings: Settings
  /** The reports whose rows are looked at beside, as the check says. */
  readonly reports: readonly ReportDefinition[]
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/** What the checks of a thread work with. */
export interface CheckWork {
  readonly database: ReadableDatabase
  readonly memory: CheckMemory
  /** Asked now and then in loops over many rows: a scan that goes through `overRows` asks by itself. */
  readonly throwIfCancelled: () => void
}

/** What a check found; the findings themselves are made when a block of them is wanted. */
export interface Findings extends FindingsHead {
  readonly block: (offset: number, limit: number) => readonly Finding[]
  /** Gives back what the findings hold in the store, once nobody asks for them any more. */
  readonly close?: () => void
}

/**
 * Works out a check over rows.
 *
 * @throws AppError `unknown-field`, `bad-filter`, `cancelled`
 */
export type Reckon<Settings> = (work: CheckWork, input: CheckInput<Settings>) => Findings

/** Findings that are there already. */
export function listed(head: Omit<FindingsHead, 'total'>, findings: readonly Finding[]): Findings {
  return { ...head, total: findings.length, block: (offset, limit) => findings.slice(offset, offset + limit) }
}
