import type { CheckId, ChosenCheck, SettingsOf } from '../../../../shared/checks/checks.ts'
import type { RowSet } from '../../../../shared/query.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { WallSeconds } from '../../../../shared/time.ts'
import { maskedFindings } from './maskedFindings.ts'
import { rowsMark } from './memory.ts'
import { reckonMatch } from './match.ts'
import type { CheckWork, Findings, Reckon } from './reckon.ts'
import { reckonContactHours, reckonDuplicates, reckonSmsParts } from './rowReckoners.ts'
import { reckonUnanswered } from './unanswered.ts'

/** What works each check out; one that is missing does not compile. */
const RECKONERS: { readonly [Id in CheckId]: Reckon<SettingsOf<Id>> } = {
  'contact-hours': reckonContactHours,
  duplicates: reckonDuplicates,
  'sms-parts': reckonSmsParts,
  unanswered: reckonUnanswered,
  match: reckonMatch,
}

/** A check of a report's rows. */
export interface CheckQuestion {
  readonly report: ReportDefinition
  readonly rows: RowSet
  readonly check: ChosenCheck
  /** The reports whose rows are looked at beside, as the check says. */
  readonly reports: readonly ReportDefinition[]
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/** Works out a check, unless it was a moment ago. @throws AppError as its {@link Reckon} */
export function reckon(work: CheckWork, { check, ...input }: CheckQuestion): Findings {
  const { id, settings } = check
  const mark = rowsMark(work.database, input.report, input.rows, input.reports)
  const reckoner = RECKONERS[id] as Reckon<unknown>
  const key = JSON.stringify([check, mark])
  const found = work.memory.of('findings', key, () => reckoner(work, { ...input, settings }))
  return maskedFindings(work.database, input.rows, found)
}
