import { onForgotten } from '../../api/forgetting.ts'
import type { Period } from '../../../shared/periods.ts'
import { EVENT_KINDS, type EventKind } from '../../../shared/reports/eventKinds.ts'

/** What of a customer's story is looked at. */
export interface StoryChoices {
  /** The kinds that are seen; none: all of them. */
  readonly kinds: readonly EventKind[]
  readonly period: Period
  readonly withMentions: boolean
}

export const USUAL_CHOICES: StoryChoices = { kinds: [], period: { kind: 'all' }, withMentions: false }

/** With a kind more or less. Where all would be chosen none is: that is the same, and what comes anew is seen, too. */
export function withKind({ kinds }: StoryChoices, kind: EventKind): readonly EventKind[] {
  const next = kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind]
  return next.length === EVENT_KINDS.length ? [] : EVENT_KINDS.filter((each) => next.includes(each))
}

/** How a customer's page was left, for whoever comes back to it while the window is open. */
export interface LeftStory {
  readonly choices: StoryChoices
  /** The event in use, by its place among those that are seen; null: none. */
  readonly active: number | null
  readonly open: number | null
}

const left = new Map<string, LeftStory>()
// They are named after a customer who may have been erased.
onForgotten(() => left.clear())

/** How the page of a customer was left; undefined where it was not opened yet. */
export function leftStory(key: string): LeftStory | undefined {
  return left.get(key)
}

export function leaveStory(key: string, story: LeftStory): void {
  left.set(key, story)
}
