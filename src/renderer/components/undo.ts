import { useEffect, useEffectEvent } from 'react'
import { useCommand } from '../api/commands.ts'
import { endTyping, followTyping, stepTyping } from './typing.ts'

export type UndoWay = 'undo' | 'redo'

type Step = (way: UndoWay) => void

/** What takes back what was done to that which is seen, the innermost last. */
const steps: Step[] = []

/** Takes back, and brings again, for as long as the component is there: whatever was not typed into a field. */
export function useUndoable(step: Step): void {
  const take = useEffectEvent(step)
  useEffect(() => {
    const own: Step = (way) => take(way)
    steps.push(own)
    return () => {
      steps.splice(steps.indexOf(own), 1)
    }
  }, [])
}

function stepBack(way: UndoWay): void {
  if (stepTyping(way)) return
  // What lies behind a dialog is not what is meant.
  if (document.activeElement?.closest('[role=dialog][aria-modal=true]')) return
  endTyping()
  steps.at(-1)?.(way)
}

/**
 * Answers to taking back and bringing again, once in the window: what is typed, where somebody types, else what is
 * seen.
 */
export function useUndoCommands(): void {
  useEffect(() => followTyping(), [])
  useCommand('undo', () => stepBack('undo'))
  useCommand('redo', () => stepBack('redo'))
}
