import type { ConnectionSummary } from '../../shared/connections.ts'
import { useAction } from '../api/queries.ts'
import type { OperationActions } from '../features/sidebar/OperationSwitcher.tsx'
import type { OperationDialog } from './OperationDialogs.tsx'

/** What can be done with operations, wherever in the window it is asked. */
export function useOperationActions(
  onDialog: (dialog: OperationDialog) => void,
  onSwitch: (connectionId: number) => void,
): OperationActions {
  const addSample = useAction('connections:add-sample')
  return {
    onSwitch,
    onAdd: () => {
      onDialog({ kind: 'connect', connection: null })
    },
    onAddSample: () => {
      addSample.mutate(null, {
        onSuccess: ({ id }) => {
          onSwitch(id)
        },
      })
    },
    onEdit: (edited: ConnectionSummary) => {
      onDialog({ kind: 'connect', connection: edited })
    },
    onMask: (masked: ConnectionSummary) => {
      onDialog({ kind: 'mask', connection: masked })
    },
    onRemove: (removed: ConnectionSummary) => {
      onDialog({ kind: 'remove', connection: removed })
    },
  }
}
