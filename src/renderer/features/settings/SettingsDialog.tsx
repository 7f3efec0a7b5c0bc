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
  IconShieldLock,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import { AskedDialog, type Asked } from './AskedDialog.tsx'
import type { RenderSummaryEditor } from './KeptFields.tsx'
import type { OperationsSectionActions } from './OperationsSection.tsx'
import { SectionContent } from './SectionContent.tsx'
import { sectionNamed, SECTIONS, type Section } from '../../components/settingsSections.ts'

const ICONS = {
  operations: IconBuildingBroadcastTower,
  automation: IconCalendarClock,
  team: IconUsersGroup,
  appearance: IconPalette,
  background: IconMoonStars,
  excel: IconFileSpreadsheet,
  data: IconDatabase,
  retention: IconHourglass,
  managed: IconShieldLock,
  about: IconInfoCircle,
} as const

interface SettingsDialogProps {
  readonly isOpen: boolean
  readonly section: Section
  readonly onSection: (section: Section) => void
  readonly connections: readonly ConnectionSummary[]
  /** The operation that is open in the window. */
  readonly connectionId: number
  readonly operationActions: OperationsSectionActions
  /** Draws what a kept summary is changed by. */
  readonly renderSummary: RenderSummaryEditor
  readonly onClose: () => void
}

/** What a dialog that opens has the focus begin at: its own first control otherwise. */
const BEGINNING = 'data-autofocus'

/** Everything that can be set, and everything that can be erased. */
export function SettingsDialog(props: SettingsDialogProps) {
  const { isOpen, section, onSection, connections, connectionId, operationActions, renderSummary, onClose } = props
  const { t } = useTranslation('settings')
  const [chosenId, setChosenId] = useState<number | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const askedFrom = useRef<Element | null>(null)
  // A dialog that is there open from the first would not know where the focus came from.
  const isMounted = useMounted()
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })

  function ask(next: Asked): void {
    askedFrom.current?.removeAttribute(BEGINNING)
    askedFrom.current = document.activeElement
    setAsked(next)
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
            onSection(sectionNamed(value) ?? section)
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
                <SectionContent
                  section={each}
                  connections={connections}
                  connectionId={connectionId}
                  chosenId={chosenId ?? connectionId}
                  onChoose={setChosenId}
                  operationActions={operationActions}
                  onAsk={ask}
                />
              </ScrollArea.Autosize>
            </Tabs.Panel>
          ))}
        </Tabs>
      </Modal>
      {asked === null ? null : (
        <AskedDialog
          asked={asked}
          connections={connections}
          connectionId={connectionId}
          renderSummary={renderSummary}
          onClose={() => {
            // The settings open again where somebody was in them.
            askedFrom.current?.setAttribute(BEGINNING, '')
            setAsked(null)
          }}
        />
      )}
    </>
  )
}
