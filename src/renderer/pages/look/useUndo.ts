import { notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands.ts'
import { endTyping, followTyping, stepTyping } from '../../components/typing.ts'
import type { LookPart } from './look.ts'
import type { LookControl } from './useLook.ts'

const NOTICE_ID = 'taken-back'
const NOTICE_MS = 2_500

/** Answers to taking back and bringing again: of what is typed, where somebody types; else of what is looked at. */
export function useUndo({ undo, redo }: LookControl): void {
  const { t } = useTranslation('look')
  useEffect(() => followTyping(), [])

  function tell(way: 'undo' | 'redo', parts: readonly LookPart[]): void {
    const what = parts.map((part) => t(`parts.${part}`)).join(', ')
    const message = parts.length === 0 ? t(`${way}.nothing`) : t(`${way}.done`, { what })
    // One after the other: the last says it.
    notifications.hide(NOTICE_ID)
    notifications.show({ id: NOTICE_ID, message, autoClose: NOTICE_MS, withCloseButton: false })
  }

  function step(way: 'undo' | 'redo'): void {
    if (stepTyping(way)) return
    // What lies behind a dialog is not what is meant.
    if (document.activeElement?.closest('[aria-modal=true]')) return
    endTyping()
    tell(way, way === 'undo' ? undo() : redo())
  }
  useCommand('undo', () => step('undo'))
  useCommand('redo', () => step('redo'))
}
