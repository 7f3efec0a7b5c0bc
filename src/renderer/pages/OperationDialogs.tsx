import { useState } from 'react'
import type { ConnectionSummary } from '../../shared/connections.ts'
import { ConnectionDialog } from '../features/connections/ConnectionDialog.tsx'
import { RemoveConnectionDialog } from '../features/connections/RemoveConnectionDialog.tsx'
import { MaskDialog } from './MaskDialog.tsx'

export type OperationDialog =
  /** Sets up an operation, or changes one. */
  | { readonly kind: 'connect'; readonly connection: ConnectionSummary | null }
  | { readonly kind: 'remove'; readonly connection: ConnectionSummary }
  /** Hides its personal data, or shows it. */
  | { readonly kind: 'mask'; readonly connection: ConnectionSummary }

interface OperationDialogsProps {
  readonly dialog: OperationDialog | null
  readonly onSaved: (connection: ConnectionSummary) => void
  readonly onClose: () => void
}

/** The dialogs about operations, of which one at most is open. */
export function OperationDialogs({ dialog, onSaved, onClose }: OperationDialogsProps) {
  // While a dialog fades away it still shows what it was about.
  const [last, setLast] = useState(dialog)
  if (dialog !== null && dialog !== last) setLast(dialog)
  const shown = dialog ?? last
  return (
    <>
      <ConnectionDialog
        isOpen={dialog?.kind === 'connect'}
        connection={shown?.kind === 'connect' ? shown.connection : null}
        onSaved={onSaved}
        onClose={onClose}
      />
      {shown?.kind === 'remove' ? (
        <RemoveConnectionDialog
          key={shown.connection.id}
          isOpen={dialog?.kind === 'remove'}
          connection={shown.connection}
          onRemoved={onClose}
          onClose={onClose}
        />
      ) : null}
      {shown?.kind === 'mask' ? (
        <MaskDialog isOpen={dialog?.kind === 'mask'} connectionId={shown.connection.id} onClose={onClose} />
      ) : null}
    </>
  )
}
