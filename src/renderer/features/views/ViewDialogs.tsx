import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { KeptView } from '../../../shared/views.ts'
import { ImportDialog } from './ImportDialog.tsx'
import { RenameDialog, SaveDialog } from './NameDialog.tsx'
import { ShareDialog } from './ShareDialog.tsx'
import { ViewMaskDialog } from './ViewMaskDialog.tsx'
import { useOutcomes } from './useOutcomes.ts'
import type { MadeView, ViewActions } from './useViewActions.ts'

interface ViewDialogsProps {
  readonly actions: ViewActions
  readonly all: readonly KeptView[]
  readonly reports: readonly ReportDefinition[]
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  /** Opens a view that came in a file. */
  readonly onOpen: (made: MadeView) => void
}

/** What of views is asked for just now. */
export function ViewDialogs(props: ViewDialogsProps) {
  const { actions, all, reports, connections, connection, onOpen } = props
  const { t } = useTranslation('views')
  const { tell } = useOutcomes()
  const { dialog, close } = actions
  switch (dialog?.kind) {
    case undefined:
    case 'schedule':
      return null
    case 'save':
      return (
        <SaveDialog
          view={dialog.view}
          floor={connection.mask}
          all={all}
          onOutcome={(outcome, name) => {
            tell(outcome, t('saved', { name }))
            if (outcome.kind !== 'kept') return
            close()
            dialog.onKept({ id: outcome.id, reportKey: dialog.view.reportKey })
          }}
          onClose={close}
        />
      )
    case 'rename':
      return (
        <RenameDialog
          view={dialog.view}
          all={all}
          onOutcome={(outcome, name) => {
            tell(outcome, t('renamed', { name }))
            if (outcome.kind !== 'taken') close()
          }}
          onClose={close}
        />
      )
    case 'share':
      return (
        <ShareDialog
          view={dialog.view}
          onWritten={(written) => {
            if (written.kind === 'cancelled') return
            close()
            if (written.kind === 'gone') tell(written, '')
            else notifications.show({ title: t('shared.written'), message: written.fileName })
          }}
          onClose={close}
        />
      )
    case 'mask':
      return (
        <ViewMaskDialog
          view={dialog.view}
          floor={connection.mask}
          onOutcome={(outcome) => {
            tell(outcome, t('saved', { name: dialog.view.name }))
            close()
          }}
          onClose={close}
        />
      )
    case 'import':
      return (
        <ImportDialog
          view={dialog.view}
          all={all}
          reports={reports}
          connections={connections}
          connection={connection}
          onOutcome={(outcome, { name, reportKey }) => {
            tell(outcome, t('imported.done', { name }))
            if (outcome.kind !== 'kept') return
            close()
            onOpen({ id: outcome.id, reportKey })
          }}
          onClose={close}
        />
      )
  }
}
