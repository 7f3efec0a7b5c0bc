import type { StaleRule } from '../../shared/ipc/channel.ts'
import { CHANNELS, type AnswerChannel, type AppEvent, type StaleAnswers } from '../../shared/ipc/contract.ts'

type Rule = StaleRule<AppEvent>

/** The rules of all answers by the kinds of events, so that an event looks at its own only. */
const RULES = new Map<string, [AnswerChannel, Rule][]>()
for (const [channel, declared] of Object.entries(CHANNELS)) {
  if (declared.kind === 'action') continue
  for (const [kind, rule] of Object.entries(declared.staleAfter)) {
    RULES.set(kind, [...(RULES.get(kind) ?? []), [channel as AnswerChannel, rule as Rule]])
  }
}

/** Which answers are no longer so after an event. */
export function staleAfter(event: AppEvent): readonly StaleAnswers[] {
  return (RULES.get(event.kind) ?? []).flatMap(([channel, rule]): StaleAnswers[] => {
    const verdict = rule === true || rule(event)
    if (typeof verdict === 'object') return [[channel, verdict]]
    return verdict ? [[channel]] : []
  })
}
