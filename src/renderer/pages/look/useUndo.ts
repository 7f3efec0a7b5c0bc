import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { useUndoable } from '../../components/undo.ts'
import type { LookControl } from './useLook.ts'

const NOTICE_ID = 'taken-back'
const NOTICE_MS = 2_500

/** Takes back what was done to how a report is looked at, brings it again, and says what it was. */
export function useUndo({ undo, redo }: LookControl): void {
  const { t } = useTranslation('look')
  useUndoable((way) => {
    const parts = way === 'undo' ? undo() : redo()
    const what = parts.map((part) => t(`parts.${part}`)).join(', ')
    const message = parts.length === 0 ? t(`${way}.nothing`) : t(`${way}.done`, { what })
    // One after the other: the last says it.
    notifications.hide(NOTICE_ID)
    notifications.show({ id: NOTICE_ID, message, autoClose: NOTICE_MS, withCloseButton: false })
  })
}
