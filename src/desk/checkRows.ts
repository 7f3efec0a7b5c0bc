import { checkOf, type ChosenCheck } from '../shared/checks/checks.ts'
import type { Finding, FindingsHead } from '../shared/checks/findings.ts'
import type { MatchAnswer } from '../shared/checks/matchAnswer.ts'
import type { MatchSettings } from '../shared/checks/match.ts'
import type { WrittenFormat } from '../shared/fileFormats.ts'
import type { Language } from '../shared/language.ts'
import type { RowSet } from '../shared/query.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { wallClock } from '../shared/time.ts'
import type { Door } from '../shared/stretchText.ts'
import type { FoundBlock } from '../core/store/query/checks/foundBlock.ts'
import { writeFindingsFile } from '../core/export/findings/writeFindingsFile.ts'
import type { SummaryFileOutcome } from '../core/export/summaries/summaryInput.ts'
import type { StoreApi } from '../core/store/storeApi.ts'

// Checks of rows, for both doors: the window, the command line, and schedules.

/** Which rows are looked through for what. */
export interface AskedCheck {
  readonly rows: RowSet
  readonly check: ChosenCheck
}

/** What a check is asked with, whoever asks. */
export interface CheckPlace {
  readonly store: StoreApi
  readonly reports: readonly ReportDefinition[]
  readonly nowMs: () => number
}

type Options = { readonly signal?: AbortSignal }

/**
 * A check as the store is asked it: with the reports whose rows are looked at beside, of which a reading thread can
 * make no table.
 *
 * @throws AppError `unknown-connection`
 */
async function questionOf(
  { store, reports, nowMs }: CheckPlace,
  report: ReportDefinition,
  { rows, check }: AskedCheck,
) {
  const connection = (await store.connections.list()).find(({ id }) => id === rows.connectionId)
  const { besides } = checkOf(check.id)
  const beside = reports.filter(besides)
  for (const each of beside) await store.tables.ensure(each)
  const now = wallClock(nowMs(), connection?.timeZone ?? 'UTC')
  return { report, rows, check, reports: beside, now }
}

/** What a check finds, counted. @throws AppError `unknown-field`, `bad-filter`, `cancelled` */
export async function runCheck(
  place: CheckPlace,
  report: ReportDefinition,
  asked: AskedCheck,
  options: Options = {},
): Promise<FindingsHead> {
  return place.store.findings.run(await questionOf(place, report, asked), options)
}

/** A block of what a check finds. @throws AppError as {@link runCheck} */
export async function blockOfCheck(
  place: CheckPlace,
  report: ReportDefinition,
  { offset, limit, ...asked }: AskedCheck & { readonly offset: number; readonly limit: number },
  options: Options = {},
): Promise<readonly Finding[]> {
  return place.store.findings.block({ ...(await questionOf(place, report, asked)), offset, limit }, options)
}

/** A block of the rows that a check of rows finds, as they are stored. @throws AppError as {@link runCheck} */
export async function foundRows(
  place: CheckPlace,
  report: ReportDefinition,
  { offset, limit, ...asked }: AskedCheck & { readonly offset: number; readonly limit: number },
  options: Options = {},
): Promise<FoundBlock> {
  return place.store.findings.rows({ ...(await questionOf(place, report, asked)), offset, limit }, options)
}

/** How rows fit what was read elsewhere. @throws AppError as {@link runCheck} */
export async function matchWith(
  place: CheckPlace,
  report: ReportDefinition,
  { rows, settings }: { readonly rows: RowSet; readonly settings: MatchSettings },
  options: Options = {},
): Promise<MatchAnswer> {
  const { check: _check, ...question } = await questionOf(place, report, { rows, check: { id: 'match', settings } })
  return place.store.findings.match({ ...question, settings }, options)
}

/** A file of findings that somebody wants. */
export interface FindingsOrder extends AskedCheck {
  /** Its path; null: standard output. */
  readonly file: string | null
  readonly format: WrittenFormat
  readonly isSafe: boolean
  readonly language: Language
  /** Where its reader asked for it. */
  readonly door: Door
  readonly onBusy?: 'fail' | 'rename'
}

/**
 * Writes what a check finds, with what was set and how whole the rows are.
 *
 * @throws AppError as {@link runCheck}; `output-unwritable`, `disk-full`
 */
export async function writeFindings(
  place: CheckPlace,
  report: ReportDefinition,
  { rows, check, ...order }: FindingsOrder,
  options: Options = {},
): Promise<SummaryFileOutcome> {
  const question = await questionOf(place, report, { rows, check })
  const connection = (await place.store.connections.list()).find(({ id }) => id === rows.connectionId)
  return writeFindingsFile(place.store, { ...question, ...order, connection: connection?.name ?? '' }, options)
}
