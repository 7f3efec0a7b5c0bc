import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../api/queries.ts'
import { ProblemNote } from '../components/ProblemNote.tsx'
import { MainPage } from './MainPage.tsx'
import { OperationDialogs, type OperationDialog } from './OperationDialogs.tsx'
import { StartPage } from './StartPage.tsx'
import { useOpenConnection } from './useOpenConnection.ts'

/** The window once the store is open: the first steps, or the desk. */
export function HomePage() {
  const { t } = useTranslation('common')
  const connections = useAnswer('connections:list', null)
  const reports = useAnswer('reports:list', null)
  // Here, since the page under it changes while it is open: with the first operation that is saved.
  const [dialog, setDialog] = useState<OperationDialog | null>(null)
  const { connection, open } = useOpenConnection(connections.data ?? [])
  const error = connections.error ?? reports.error
  if (error !== null) {
    return (
      <main className="whole-page">
        <ProblemNote error={error}>
          <Button
            onClick={() => {
              void connections.refetch()
              void reports.refetch()
            }}
          >
            {t('tryAgain')}
          </Button>
        </ProblemNote>
      </main>
    )
  }
  // A blink: the store is open, and these answers come from memory.
  if (connections.data === undefined || reports.data === undefined || connection === undefined) return null
  return (
    <>
      {connection === null ? (
        <StartPage onDialog={setDialog} onConnected={open} />
      ) : (
        <MainPage
          connections={connections.data}
          connection={connection}
          reports={reports.data}
          isDialogOpen={dialog !== null}
          onDialog={setDialog}
          onSwitch={open}
        />
      )}
      <OperationDialogs
        dialog={dialog}
        onClose={() => {
          setDialog(null)
        }}
        onSaved={({ id }) => {
          // One that was only changed does not take the place of the open one, unless it is the open one, with another
          // server.
          const before = dialog?.kind === 'connect' ? dialog.connection : null
          if (before === null || (before.id === connection?.id && before.id !== id)) open(id)
          setDialog(null)
        }}
      />
    </>
  )
}
