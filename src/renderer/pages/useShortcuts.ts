import { useLayoutEffect } from 'react'
import { COMMAND_IDS, keysOf, type Command } from '../../shared/commands/commands.ts'
import { isPressed, readKeys, type KeyPress } from '../../shared/commands/keys.ts'
import { askCommand } from '../api/commands.ts'
import { IS_MAC } from '../components/keys.ts'

/** The keys of every command. */
const PRESSES: readonly (readonly [KeyPress, Command])[] = COMMAND_IDS.flatMap((command) =>
  keysOf(command, IS_MAC).map((keys) => [readKeys(keys, IS_MAC), command] as const),
)

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing) return
  const pressed = PRESSES.find(([press]) => isPressed(press, event))
  // Whatever the window takes, the menu is not asked, too; what nothing answers to is left to the browser.
  if (pressed !== undefined && askCommand(pressed[1])) event.preventDefault()
}

/** Answers to the keys of the commands wherever the focus is, from the moment on in which the window is drawn. */
export function useShortcuts(): void {
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
}
