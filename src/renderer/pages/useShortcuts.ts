import { useHotkeys } from '@mantine/hooks'
import type { Command } from '../../shared/ipc/app.ts'
import { emitCommand } from '../api/commands.ts'

const IS_MAC = navigator.userAgent.includes('Mac')

/** How the keys of the palette are written on this computer. */
export const PALETTE_KEYS = IS_MAC ? '⌘ K' : 'Ctrl K'

/** The keys that work wherever the focus is, by what they ask. */
const KEYS: readonly (readonly [string, Command])[] = [
  ['mod+K', 'palette'],
  ['mod+P', 'print'],
  ['mod+,', 'settings'],
  ['mod+Z', 'undo'],
  ['mod+shift+Z', 'redo'],
  ['mod+Y', 'redo'],
  ['mod+T', 'new-tab'],
  ['mod+W', 'close-tab'],
  ['ctrl+Tab', 'next-tab'],
  ['ctrl+shift+Tab', 'previous-tab'],
  ...(IS_MAC
    ? ([
        ['meta+[', 'back'],
        ['meta+]', 'forward'],
        ['meta+shift+H', 'home'],
      ] as const)
    : ([
        ['alt+ArrowLeft', 'back'],
        ['alt+ArrowRight', 'forward'],
        ['alt+Home', 'home'],
      ] as const)),
]

/** Answers to the keys that work wherever the focus is. */
export function useShortcuts(): void {
  useHotkeys(
    KEYS.map(([keys, command]) => [keys, () => emitCommand(command)]),
    [],
    true,
  )
}
