import type { ConnectionSummary } from '../../../shared/connections.ts'
import { AboutSection } from './AboutSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import type { Asked } from './AskedDialog.tsx'
import { AutomationSection } from './AutomationSection.tsx'
import { BackgroundSection } from './BackgroundSection.tsx'
import { DataSection } from './DataSection.tsx'
import { ExcelSection } from './ExcelSection.tsx'
import { ManagedSection } from './ManagedSection.tsx'
import { OperationsSection, type OperationsSectionActions } from './OperationsSection.tsx'
import { RetentionSection } from './RetentionSection.tsx'
import type { Section } from '../../components/settingsSections.ts'
import { TeamSection } from './TeamSection.tsx'

interface SectionContentProps {
  readonly section: Section
  readonly connections: readonly ConnectionSummary[]
  /** The operation that is open in the window. */
  readonly connectionId: number
  /** The operation whose data are looked at. */
  readonly chosenId: number
  readonly onChoose: (connectionId: number) => void
  readonly operationActions: OperationsSectionActions
  /** Asks something in the settings' place. */
  readonly onAsk: (asked: Asked) => void
}

/** What a section of the settings holds. */
export function SectionContent(props: SectionContentProps) {
  const { section, connections, connectionId, chosenId, onChoose, operationActions, onAsk } = props
  switch (section) {
    case 'operations':
      return <OperationsSection connections={connections} {...operationActions} />
    case 'automation':
      return (
        <AutomationSection
          connections={connections}
          connectionId={connectionId}
          onAdd={() => {
            onAsk({ kind: 'schedule', schedule: null })
          }}
          onEdit={(schedule) => {
            onAsk({ kind: 'schedule', schedule })
          }}
          onRemove={(schedule) => {
            onAsk({ kind: 'remove-schedule', schedule })
          }}
        />
      )
    case 'team':
      return (
        <TeamSection
          onCreate={() => {
            onAsk({ kind: 'create-team' })
          }}
          onChangePassword={(user) => {
            onAsk({ kind: 'team-password', user })
          }}
          onLeave={(unpublished) => {
            onAsk({ kind: 'leave-team', unpublished })
          }}
        />
      )
    case 'retention':
      return (
        <RetentionSection
          connections={connections}
          onAsk={(change) => {
            onAsk({ kind: 'retention', change })
          }}
          onDeleteCopies={() => {
            onAsk({ kind: 'copies' })
          }}
        />
      )
    case 'appearance':
      return <AppearanceSection />
    case 'background':
      return <BackgroundSection />
    case 'excel':
      return <ExcelSection />
    case 'data':
      return (
        <DataSection
          connections={connections}
          connectionId={chosenId}
          onChoose={onChoose}
          onErase={(scope) => {
            onAsk({ kind: 'erase', scope })
          }}
          onLook={(scope) => {
            onAsk({ kind: 'customer', scope })
          }}
          onDeleteCopies={() => {
            onAsk({ kind: 'copies' })
          }}
        />
      )
    case 'managed':
      return <ManagedSection />
    case 'about':
      return <AboutSection />
  }
}
