import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../api/queries.ts'
import { ProblemNote } from '../components/ProblemNote.tsx'
import { MainPage } from './MainPage.tsx'
import { OperationDialogs, type OperationDialog } from './OperationDialogs.tsx'
import { useNavigation } from './navigation/useNavigation.ts'
import { StartPage } from './StartPage.tsx'

/** The window once the store is open: the first steps, or the desk. */
export function HomePage() {
  const { t } = useTranslation('common')
  const connections = useAnswer('connections:list', null)
  const reports = useAnswer('reports:list', null)
  // Here, since the page under it changes while it is open: with the first operation that is saved.
  const [dialog, setDialog] = useState<OperationDialog | null>(null)
  const present = useMemo(
    () =>
      connections.data === undefined || reports.data === undefined
        ? undefined
        : { connections: connections.data, reports: reports.data },
    [connections.data, reports.data],
  )
  const { navigation, go } = useNavigation(present)
  const open = (connectionId: number): void => go({ kind: 'report', connectionId, reportKey: null, viewId: null })
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
  if (present === undefined || navigation === undefined) return null
  const connection = present.connections.find(({ id }) => id === navigation?.place.connectionId)
  return (
    <>
      {navigation === null || connection === undefined ? (
        <StartPage onDialog={setDialog} onConnected={open} />
      ) : (
        <MainPage
          connections={present.connections}
          connection={connection}
          reports={present.reports}
          navigation={navigation}
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
