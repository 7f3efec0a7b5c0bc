import { Modal, ScrollArea, Tabs } from '@mantine/core'
import { useMediaQuery, useMounted } from '@mantine/hooks'
import {
  IconBuildingBroadcastTower,
  IconCalendarClock,
  IconDatabase,
  IconFileSpreadsheet,
  IconHourglass,
  IconInfoCircle,
  IconMoonStars,
  IconPalette,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { CustomerScope, ErasureScope } from '../../../shared/erasing.ts'
import type { ScheduleView } from '../../../shared/schedules.ts'
import type { RetentionChange } from '../../../shared/retention.ts'
import { AboutSection } from './AboutSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { AutomationSection } from './AutomationSection.tsx'
import { BackgroundSection } from './BackgroundSection.tsx'
import { CustomerDialog } from './CustomerDialog.tsx'
import { DataSection } from './DataSection.tsx'
import { DeleteCopiesDialog } from './DeleteCopiesDialog.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { ExcelSection } from './ExcelSection.tsx'
import { RemoveScheduleDialog } from './RemoveScheduleDialog.tsx'
import { RetentionDialog } from './RetentionDialog.tsx'
import { RetentionSection } from './RetentionSection.tsx'
import { ScheduleDialog } from './ScheduleDialog.tsx'
import { OperationsSection, type OperationsSectionActions } from './OperationsSection.tsx'

const SECTIONS = [
  'operations',
  'automation',
  'background',
  'retention',
  'data',
  'excel',
  'appearance',
  'about',
] as const
type Section = (typeof SECTIONS)[number]

/** What is asked in the settings' place. */
type Asked =
  | { readonly kind: 'erase'; readonly scope: ErasureScope }
  | { readonly kind: 'customer'; readonly scope: CustomerScope }
  | { readonly kind: 'retention'; readonly change: RetentionChange }
  | { readonly kind: 'schedule'; readonly schedule: ScheduleView | null }
  | { readonly kind: 'remove-schedule'; readonly schedule: ScheduleView }
  | { readonly kind: 'copies' }

const ICONS = {
  operations: IconBuildingBroadcastTower,
  automation: IconCalendarClock,
  appearance: IconPalette,
  background: IconMoonStars,
  excel: IconFileSpreadsheet,
  data: IconDatabase,
  retention: IconHourglass,
  about: IconInfoCircle,
} as const

interface SettingsDialogProps {
  readonly isOpen: boolean
  readonly connections: readonly ConnectionSummary[]
  /** The operation that is open in the window. */
  readonly connectionId: number
  readonly operationActions: OperationsSectionActions
  readonly onClose: () => void
}

/** Everything that can be set, and everything that can be erased. */
export function SettingsDialog(props: SettingsDialogProps) {
  const { isOpen, connections, connectionId, operationActions, onClose } = props
  const { t } = useTranslation('settings')
  const [section, setSection] = useState<Section>('operations')
  const [chosenId, setChosenId] = useState<number | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  // A dialog that is there open from the first would not know where the focus came from.
  const isMounted = useMounted()
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })

  function contentOf(each: Section) {
    switch (each) {
      case 'operations':
        return <OperationsSection connections={connections} {...operationActions} />
      case 'automation':
        return (
          <AutomationSection
            connections={connections}
            connectionId={connectionId}
            onAdd={() => {
              setAsked({ kind: 'schedule', schedule: null })
            }}
            onEdit={(schedule) => {
              setAsked({ kind: 'schedule', schedule })
            }}
            onRemove={(schedule) => {
              setAsked({ kind: 'remove-schedule', schedule })
            }}
          />
        )
      case 'retention':
        return (
          <RetentionSection
            connections={connections}
            onAsk={(change) => {
              setAsked({ kind: 'retention', change })
            }}
            onDeleteCopies={() => {
              setAsked({ kind: 'copies' })
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
            connectionId={chosenId ?? connectionId}
            onChoose={setChosenId}
            onErase={(scope) => {
              setAsked({ kind: 'erase', scope })
            }}
            onLook={(scope) => {
              setAsked({ kind: 'customer', scope })
            }}
            onDeleteCopies={() => {
              setAsked({ kind: 'copies' })
            }}
          />
        )
      case 'about':
        return <AboutSection />
    }
  }

  function questionOf(question: Asked) {
    const onClose = (): void => {
      setAsked(null)
    }
    switch (question.kind) {
      case 'erase':
        return <EraseDialog scope={question.scope} onClose={onClose} />
      case 'customer':
        return <CustomerDialog scope={question.scope} connections={connections} onClose={onClose} />
      case 'retention':
        return <RetentionDialog change={question.change} onClose={onClose} />
      case 'schedule':
        return (
          <ScheduleDialog
            connections={connections}
            connectionId={connectionId}
            schedule={question.schedule}
            onClose={onClose}
          />
        )
      case 'remove-schedule':
        return <RemoveScheduleDialog schedule={question.schedule} onClose={onClose} />
      case 'copies':
        return <DeleteCopiesDialog onClose={onClose} />
    }
  }

  return (
    <>
      <Modal
        // What is about to be changed or erased is asked in its place.
        opened={isOpen && isMounted && asked === null}
        // Who thinks better of it finds everything as it was chosen.
        keepMounted={isOpen}
        onClose={onClose}
        title={t('title')}
        size={900}
        className="settings"
      >
        <Tabs
          value={section}
          onChange={(value) => {
            setSection(SECTIONS.find((each) => each === value) ?? 'operations')
          }}
          orientation={isNarrow ? 'horizontal' : 'vertical'}
          variant="pills"
          keepMounted={false}
          className="settings-tabs"
        >
          <Tabs.List className="settings-list" aria-label={t('title')}>
            {SECTIONS.map((each) => {
              const Icon = ICONS[each]
              return (
                <Tabs.Tab key={each} value={each} leftSection={<Icon size={16} stroke={1.7} aria-hidden />}>
                  {t(`sections.${each}`)}
                </Tabs.Tab>
              )
            })}
          </Tabs.List>
          {SECTIONS.map((each) => (
            <Tabs.Panel key={each} value={each} className="settings-panel">
              <ScrollArea.Autosize
                mah={isNarrow ? undefined : 'min(62vh, 560px)'}
                type="auto"
                offsetScrollbars="present"
              >
                <h3 className="settings-heading">{t(`sections.${each}`)}</h3>
                {contentOf(each)}
              </ScrollArea.Autosize>
            </Tabs.Panel>
          ))}
        </Tabs>
      </Modal>
      {asked === null ? null : questionOf(asked)}
    </>
  )
}
