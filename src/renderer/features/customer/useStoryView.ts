import { useEffect, useState } from 'react'
import { leaveStory, leftStory, USUAL_CHOICES, type LeftStory, type StoryChoices } from './storyChoices.ts'

/** What of a story is looked at, which event is in use and which stands open. */
export interface StoryView extends LeftStory {
  readonly choose: (changed: Partial<StoryChoices>) => void
  readonly setActive: (active: number) => void
  readonly setOpen: (open: number | null) => void
}

/** Holds how the page of a customer is looked at; whoever comes back finds it as it was left. @param key the page's */
export function useStoryView(key: string): StoryView {
  const [view, setView] = useState<LeftStory>(
    () => leftStory(key) ?? { choices: USUAL_CHOICES, active: null, open: null },
  )
  useEffect(() => leaveStory(key, view), [key, view])
  return {
    ...view,
    // Other events are seen then, from the newest on.
    choose: (changed) =>
      setView((before) => ({ choices: { ...before.choices, ...changed }, active: null, open: null })),
    setActive: (active) => setView((before) => (before.active === active ? before : { ...before, active })),
    setOpen: (open) => setView((before) => ({ ...before, open })),
  }
}
