import type { PolicyReport } from '../shared/policy/report.ts'

/** What the journal says of what the administrator set: names, places and what is wrong; no values. */
export function policyLines({ settings, problems }: PolicyReport): readonly string[] {
  const held = settings.map(({ name, level, value }) => `${level} ${name}${value === null ? ' (strictest)' : ''}`)
  return [
    ...(held.length === 0 ? [] : [`policy: ${held.join(', ')}`]),
    ...problems.map(
      ({ problem, place, setting }) => `policy problem: ${[problem, setting, place].filter(Boolean).join(' ')}`,
    ),
  ]
}
