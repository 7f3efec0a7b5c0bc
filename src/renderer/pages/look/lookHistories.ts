import { onForgotten } from '../../api/forgetting.ts'
import { LookHistory } from './lookHistory.ts'

// The changes of each look, for as long as the window is open: whoever leaves a report and comes back can still take
// back what was done to it.

const histories = new Map<string, LookHistory>()

// They may name a customer who was erased.
onForgotten(() => histories.clear())

/** The changes of a look, by the name that it is kept under. */
export function historyOf(key: string): LookHistory {
  const known = histories.get(key)
  if (known !== undefined) return known
  const history = new LookHistory()
  histories.set(key, history)
  return history
}
