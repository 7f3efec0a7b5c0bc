import { z } from 'zod'
import type { ReportDefinition } from '../reports/types.ts'
import type { Check } from './check.ts'
import { contactHoursCheck } from './contactHoursCheck.ts'
import { duplicatesCheck } from './duplicatesCheck.ts'
import { matchCheck } from './match.ts'
import { smsPartsCheck } from './smsPartsCheck.ts'
import { unansweredCheck } from './unanswered.ts'

// The checks that there are, in the order in which they are offered. A new one is a file of its own and a line here;
// what works it out and what shows it do not compile where they are missing.

export const CHECKS = {
  'contact-hours': contactHoursCheck,
  duplicates: duplicatesCheck,
  'sms-parts': smsPartsCheck,
  unanswered: unansweredCheck,
  match: matchCheck,
} as const

export type CheckId = keyof typeof CHECKS
export const CHECK_IDS = Object.keys(CHECKS) as readonly CheckId[]

/** What can be set of a check. */
export type SettingsOf<Id extends CheckId> = (typeof CHECKS)[Id] extends Check<infer Settings> ? Settings : never

/** A check with what was set of it. */
export type ChosenCheck<Id extends CheckId = CheckId> = {
  readonly [Each in Id]: { readonly id: Each; readonly settings: SettingsOf<Each> }
}[Id]

/** A check whose settings are its own, whatever they are. */
export function checkOf(id: CheckId): Check<unknown> {
  return CHECKS[id] as Check<unknown>
}

/** A chosen check, from wherever it comes: its settings are those that it takes. */
export const chosenCheckSchema: z.ZodType<ChosenCheck> = z.union(
  CHECK_IDS.map((id) => z.object({ id: z.literal(id), settings: checkOf(id).settings })),
) as unknown as z.ZodType<ChosenCheck>

/** Checks by which the last choice of each is kept, the one that is shown first. */
export const chosenChecksSchema: z.ZodType<readonly ChosenCheck[]> = z.array(chosenCheckSchema).max(CHECK_IDS.length)

/** The checks that fit a report. */
export function checksOf(report: ReportDefinition): readonly CheckId[] {
  return CHECK_IDS.filter((id) => CHECKS[id].fits(report))
}

/** A check as it is before anybody set anything. */
export function usualCheck(id: CheckId): ChosenCheck {
  return { id, settings: checkOf(id).usual } as ChosenCheck
}

/**
 * The check that is shown of a report: what was chosen, where it fits; else the first that does. Undefined where none
 * does.
 */
export function shownCheck(chosen: readonly ChosenCheck[], report: ReportDefinition): ChosenCheck | undefined {
  const fitting = checksOf(report)
  const [first] = fitting
  return chosen.find(({ id }) => fitting.includes(id)) ?? (first === undefined ? undefined : usualCheck(first))
}

/** Chosen checks once another one is shown: as it was left, where it was set before. */
export function withShown(chosen: readonly ChosenCheck[], id: CheckId): readonly ChosenCheck[] {
  const shown = chosen.find((each) => each.id === id) ?? usualCheck(id)
  return [shown, ...chosen.filter((each) => each.id !== id)]
}

/** Chosen checks once something of one was set, which is shown then. */
export function withSettings(chosen: readonly ChosenCheck[], check: ChosenCheck): readonly ChosenCheck[] {
  return [check, ...chosen.filter(({ id }) => id !== check.id)]
}

/**
 * Chosen checks with the one that is shown of a report said, also where nobody set any: so it stays the same wherever
 * it is kept.
 */
export function shownFirst(chosen: readonly ChosenCheck[], report: ReportDefinition): readonly ChosenCheck[] {
  const shown = shownCheck(chosen, report)
  return shown === undefined ? chosen : withSettings(chosen, shown)
}
