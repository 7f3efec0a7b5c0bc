import type { ManagedSetting, PolicyReport } from './report.ts'
import { POLICY_NAMES, type PolicyName } from './settings.ts'

/** A setting that will be another. */
export interface ChangedSetting {
  readonly name: PolicyName
  /** What it will be; null: no longer set. */
  readonly now: ManagedSetting | null
}

/** What is set otherwise in one report than in another, in the order of the list of settings. */
export function changedSettings(held: PolicyReport, next: PolicyReport): readonly ChangedSetting[] {
  const of = ({ settings }: PolicyReport, name: PolicyName): ManagedSetting | null =>
    settings.find((each) => each.name === name) ?? null
  return POLICY_NAMES.flatMap((name) => {
    const [was, now] = [of(held, name), of(next, name)]
    return JSON.stringify(was) === JSON.stringify(now) ? [] : [{ name, now }]
  })
}
