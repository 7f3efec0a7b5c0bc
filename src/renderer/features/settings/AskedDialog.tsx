import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { CustomerScope, ErasureScope } from '../../../shared/erasing.ts'
import type { ScheduleView } from '../../../shared/schedules.ts'
import type { RetentionChange } from '../../../shared/retention.ts'
import { CreateTeamDialog } from './CreateTeamDialog.tsx'
import { CustomerDialog } from './CustomerDialog.tsx'
import { DeleteCopiesDialog } from './DeleteCopiesDialog.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import type { RenderSummaryEditor } from './KeptFields.tsx'
import { LeaveTeamDialog } from './LeaveTeamDialog.tsx'
import { RemoveScheduleDialog } from './RemoveScheduleDialog.tsx'
import { RetentionDialog } from './RetentionDialog.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { TeamPasswordDialog } from './TeamPasswordDialog.tsx'

/** What is asked in the settings' place. */
export type Asked =
  | { readonly kind: 'erase'; readonly scope: ErasureScope }
  | { readonly kind: 'customer'; readonly scope: CustomerScope }
  | { readonly kind: 'retention'; readonly change: RetentionChange }
  | { readonly kind: 'schedule'; readonly schedule: ScheduleView | null }
  | { readonly kind: 'remove-schedule'; readonly schedule: ScheduleView }
  | { readonly kind: 'copies' }
  | { readonly kind: 'create-team' }
  | { readonly kind: 'team-password'; readonly user: string }
  | { readonly kind: 'leave-team'; readonly unpublished: number }

interface AskedDialogProps {
  readonly asked: Asked
  readonly connections: readonly ConnectionSummary[]
  /** The operation that is open in the window. */
  readonly connectionId: number
  /** Draws what a kept summary is changed by. */
  readonly renderSummary: RenderSummaryEditor
  readonly onClose: () => void
}

/** The dialog that takes the settings' place until it is done. */
export function AskedDialog({ asked, connections, connectionId, renderSummary, onClose }: AskedDialogProps) {
  switch (asked.kind) {
    case 'erase':
      return <EraseDialog scope={asked.scope} onClose={onClose} />
    case 'customer':
      return <CustomerDialog scope={asked.scope} connections={connections} onClose={onClose} />
    case 'retention':
      return <RetentionDialog change={asked.change} onClose={onClose} />
    case 'schedule':
      return (
        <ScheduleDialog
          connections={connections}
          connectionId={connectionId}
          schedule={asked.schedule}
          renderSummary={renderSummary}
          onClose={onClose}
        />
      )
    case 'remove-schedule':
      return <RemoveScheduleDialog schedule={asked.schedule} onClose={onClose} />
    case 'copies':
      return <DeleteCopiesDialog onClose={onClose} />
    case 'create-team':
      return <CreateTeamDialog onClose={onClose} />
    case 'team-password':
      return <TeamPasswordDialog user={asked.user} onClose={onClose} />
    case 'leave-team':
      return <LeaveTeamDialog unpublished={asked.unpublished} onClose={onClose} />
  }
}
