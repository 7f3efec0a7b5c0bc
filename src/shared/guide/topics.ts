import type { KeyPlace, PlaceKeyName } from '../commands/placeKeys.ts'

/** The topics of the guide, in the order in which it lists them. */
export const TOPIC_IDS = [
  'first-steps',
  'fetching',
  'complete',
  'differences',
  'filters',
  'customer',
  'summaries',
  'staffing',
  'checks',
  'live',
  'views',
  'schedules',
  'files',
  'hiding',
  'team',
  'offline',
  'erasing',
  'company',
  'updates',
  'keyboard',
  'problems',
] as const
export type TopicId = (typeof TOPIC_IDS)[number]

export interface Topic {
  readonly title: string
  /** Other words by which it is found. */
  readonly words: string
  /** As `markup.ts` says. */
  readonly text: string
}

export interface Guide {
  readonly topics: Readonly<Record<TopicId, Topic>>
  /** Where keys that belong to a place mean something, and what they do there. */
  readonly places: Readonly<Record<KeyPlace, string>>
  readonly placeKeys: Readonly<Record<PlaceKeyName, string>>
}

/** The topic of that name; the first where there is none. */
export function topicOf(name: string): TopicId {
  return TOPIC_IDS.find((id) => id === name) ?? TOPIC_IDS[0]
}
