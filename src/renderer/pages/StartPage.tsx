import { StartScreen } from '../features/start/StartScreen.tsx'
import type { OperationDialog } from './OperationDialogs.tsx'
import { useWindowTitle } from './useWindowTitle.ts'

interface StartPageProps {
  readonly onDialog: (dialog: OperationDialog) => void
  readonly onConnected: (connectionId: number) => void
}

/** The first start. */
export function StartPage({ onDialog, onConnected }: StartPageProps) {
  useWindowTitle()
  return (
    <StartScreen
      onConnect={() => {
        onDialog({ kind: 'connect', connection: null })
      }}
      onSample={({ id }) => {
        onConnected(id)
      }}
    />
  )
}
