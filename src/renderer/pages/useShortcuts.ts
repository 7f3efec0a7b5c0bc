import { useHotkeys } from '@mantine/hooks'
import { emitCommand } from '../api/commands.ts'

const IS_MAC = navigator.userAgent.includes('Mac')

/** How the keys of the palette are written on this computer. */
export const PALETTE_KEYS = IS_MAC ? '⌘ K' : 'Ctrl K'

/** The keys that work wherever the focus is. */
export function useShortcuts(): void {
  useHotkeys(
    [
      [
        'mod+K',
        () => {
          emitCommand('palette')
        },
      ],
      [
        'mod+P',
        () => {
          emitCommand('print')
        },
      ],
      [
        'mod+,',
        () => {
          emitCommand('settings')
        },
      ],
    ],
    [],
    true,
  )
}
