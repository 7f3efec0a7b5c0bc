import { useEffectEvent, useLayoutEffect } from 'react'
import { COMMAND_IDS, factsOf, type Command } from '../../shared/commands/commands.ts'
import { onEvent, request } from './bridge.ts'

/** @param detail where it is to open, where the command opens something that has several parts */
type Listener = (detail?: string) => void

const listenersOf = new Map<Command, Set<Listener>>()
/** What the menu was told last. */
let toldCommands = ''
let isTelling = false

/**
 * Asks the part of the window that answers to the command; of several the one that began last, which lies within the
 * others: rows that are looked at for a number have a way back of their own.
 *
 * @param detail a part of what it opens, by its name: a section of the settings, a topic of the guide
 */
export function emitCommand(command: Command, detail?: string): void {
  const innermost = [...(listenersOf.get(command) ?? [])].at(-1)
  innermost?.(detail)
}

/** Whether some part of the window answers to the command as it stands now. */
export function isAnswered(command: Command): boolean {
  return (listenersOf.get(command)?.size ?? 0) > 0
}

/**
 * Asks for a command from outside of what is drawn, as a menu or a key does: what lies behind a dialog is not meant,
 * unless the command says so.
 *
 * @returns whether some part of the window took it
 */
export function askCommand(command: Command): boolean {
  const isBehind =
    factsOf(command).isMeantOverDialogs !== true &&
    (document.activeElement?.closest('[role=dialog][aria-modal=true]') ?? null) !== null
  if (isBehind || !isAnswered(command)) return false
  emitCommand(command)
  return true
}

/** Tells the menu which commands are answered, once all that is drawn together is there. */
function tellMenu(): void {
  if (isTelling) return
  isTelling = true
  queueMicrotask(() => {
    isTelling = false
    const commands = COMMAND_IDS.filter(isAnswered)
    const told = commands.join(' ')
    if (told === toldCommands) return
    toldCommands = told
    // Without it the menu is as it was; there is nobody to tell.
    request('app:offer-commands', { commands }).catch(() => undefined)
  })
}

/**
 * Answers to a command for as long as the component is there.
 *
 * @param isOffered whether there is anything to be done now: where not, menu and palette do not offer it
 */
export function useCommand(command: Command, handler: Listener, isOffered = true): void {
  const handle = useEffectEvent(handler)
  // Before anybody sees it: what is seen can be asked.
  useLayoutEffect(() => {
    if (!isOffered) return undefined
    const listener: Listener = (detail) => handle(detail)
    const listeners = listenersOf.get(command) ?? new Set()
    listenersOf.set(command, listeners.add(listener))
    tellMenu()
    return () => {
      listeners.delete(listener)
      tellMenu()
    }
  }, [command, isOffered])
}

/** Passes on what the menu asks. @returns a function that ends it */
export function followCommands(): () => void {
  return onEvent((event) => {
    if (event.kind === 'command') askCommand(event.command)
  })
}
