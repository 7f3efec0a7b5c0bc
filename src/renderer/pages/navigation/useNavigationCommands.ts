import { useEffect, useEffectEvent } from 'react'
import { emitCommand, useCommand } from '../../api/commands.ts'
import { activeTab, closed, goneBack, goneForward, opened, stepped } from './places.ts'
import type { Navigation } from './useNavigation.ts'

/** The buttons at the side of a mouse. */
const BACK_BUTTON = 3
const FORWARD_BUTTON = 4

/** Answers to the commands that lead from place to place, and to the buttons at the side of a mouse. */
export function useNavigationCommands({ tabs, place, go, change }: Navigation): void {
  const { connectionId } = place
  const { back, forward } = activeTab(tabs)
  const hasMore = tabs.tabs.length > 1
  useCommand('back', () => change(goneBack), back.length > 0)
  useCommand('forward', () => change(goneForward), forward.length > 0)
  useCommand('home', () => go({ kind: 'home', connectionId }))
  useCommand('new-tab', () => change((before) => opened(before, { kind: 'home', connectionId })))
  useCommand('close-tab', () => change((before) => closed(before, before.activeId)), hasMore)
  useCommand('next-tab', () => change((before) => stepped(before, 1)), hasMore)
  useCommand('previous-tab', () => change((before) => stepped(before, -1)), hasMore)

  const press = useEffectEvent((event: MouseEvent) => {
    if (event.button === BACK_BUTTON) emitCommand('back')
    else if (event.button === FORWARD_BUTTON) emitCommand('forward')
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const onMouseUp = (event: MouseEvent): void => press(event)
    window.addEventListener('mouseup', onMouseUp)
    return () => window.removeEventListener('mouseup', onMouseUp)
  }, [])
}
