import { useEffect, useEffectEvent } from 'react'
import type { Command } from '../../shared/ipc/app.ts'
import { onEvent } from './bridge.ts'

type Listener = () => void

const listenersOf = new Map<Command, Set<Listener>>()

/** Asks whichever part of the window answers to the command, as a menu or its shortcut would. */
export function emitCommand(command: Command): void {
  for (const listener of listenersOf.get(command) ?? []) listener()
}

/** Whether some part of the window answers to the command as it stands now. */
export function isAnswered(command: Command): boolean {
  return (listenersOf.get(command)?.size ?? 0) > 0
}

/** Answers to a command for as long as the component is there. */
export function useCommand(command: Command, handler: () => void): void {
  const handle = useEffectEvent(handler)
  useEffect(() => {
    const listener = (): void => {
      handle()
    }
    const listeners = listenersOf.get(command) ?? new Set()
    listenersOf.set(command, listeners.add(listener))
    return () => {
      listeners.delete(listener)
    }
  }, [command])
}

/** Passes on what menus and shortcuts of the main process ask. @returns a function that ends it */
export function followCommands(): () => void {
  return onEvent((event) => {
    if (event.kind === 'command') emitCommand(event.command)
  })
}
