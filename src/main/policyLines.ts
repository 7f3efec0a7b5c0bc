import type { PolicyReport } from '../shared/policy/report.ts'
import { POLICY_NAMES } from '../shared/policy/settings.ts'

/** What the journal says of what the administrator set: names of ours and what is wrong; no values and no places. */
export function policyLines({ settings, problems }: PolicyReport): readonly string[] {
  const held = settings.map(({ name, level, value }) => `${level} ${name}${value === null ? ' (strictest)' : ''}`)
  const wrong = problems.map(({ problem, setting }) => {
    const name = POLICY_NAMES.find((each) => each === setting)
    return name === undefined ? `policy problem: ${problem}` : `policy problem: ${problem} ${name}`
  })
  return [...(held.length === 0 ? [] : [`policy: ${held.join(', ')}`]), ...wrong]
}
