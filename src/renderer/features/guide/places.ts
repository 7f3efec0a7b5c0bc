import type { TopicId } from '../../../shared/guide/topics.ts'

/** A place in the guide: a topic, and which of its headings; 0: its beginning. */
export interface GuidePlace {
  readonly topic: TopicId
  readonly section: number
}

export const FIRST_PLACE: GuidePlace = { topic: 'first-steps', section: 0 }
