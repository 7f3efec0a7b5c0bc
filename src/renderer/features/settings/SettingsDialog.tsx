import { Modal, ScrollArea, Tabs } from '@mantine/core'
import { useMediaQuery, useMounted } from '@mantine/hooks'
import {
  IconBuildingBroadcastTower,
  IconDatabase,
  IconFileSpreadsheet,
  IconInfoCircle,
  IconMoonStars,
  IconPalette,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary, ErasureScope } from '../../../shared/ipc/contract.ts'
import { AboutSection } from './AboutSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { BackgroundSection } from './BackgroundSection.tsx'
import { DataSection } from './DataSection.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { ExcelSection } from './ExcelSection.tsx'
import { OperationsSection, type OperationsSectionActions } from './OperationsSection.tsx'

const SECTIONS = ['operations', 'appearance', 'background', 'excel', 'data', 'about'] as const
type Section = (typeof SECTIONS)[number]

const ICONS = {
  operations: IconBuildingBroadcastTower,
  appearance: IconPalette,
  background: IconMoonStars,
  excel: IconFileSpreadsheet,
  data: IconDatabase,
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
  const [scope, setScope] = useState<ErasureScope | null>(null)
  // A dialog that is there open from the first would not know where the focus came from.
  const isMounted = useMounted()
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })

  function contentOf(each: Section) {
    switch (each) {
      case 'operations':
        return <OperationsSection connections={connections} {...operationActions} />
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
            onErase={setScope}
          />
        )
      case 'about':
        return <AboutSection />
    }
  }

  return (
    <>
      <Modal
        // What is about to be erased is asked in its place.
        opened={isOpen && isMounted && scope === null}
        // Who thinks better of it finds everything as it was chosen.
        keepMounted={isOpen}
        onClose={onClose}
        title={t('title')}
        size={860}
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
      {scope === null ? null : (
        <EraseDialog
          scope={scope}
          onClose={() => {
            setScope(null)
          }}
        />
      )}
    </>
  )
}
