import { Modal } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { indexReports } from '../../components/reportIndex.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import type { PaletteContents } from './matching.ts'
import { PaletteBox } from './PaletteBox.tsx'
import { usePaletteActions, type PaletteActionsProps } from './usePaletteActions.ts'
import { GROUP_TITLES } from '../../../shared/reports/groups.ts'

interface PaletteProps extends PaletteActionsProps {
  readonly isOpen: boolean
  readonly reports: readonly ReportDefinition[]
  readonly onOpenReport: (reportKey: string) => void
  readonly onClose: () => void
}

/** A dialog gives the focus back 10 ms after it closes. What runs may take it then, and knows where it came from. */
const FOCUS_IS_BACK_MS = 20

/** Everything by typing: reports, and what can be done with them and with the program. */
export function Palette({ isOpen, reports, onOpenReport, onClose, ...actionsProps }: PaletteProps) {
  const { t } = useTranslation(['palette', 'common'])
  const language = useLanguage()
  // A dialog that is there open from the first would not know where the focus came from.
  const isMounted = useMounted()
  const actions = usePaletteActions(actionsProps)
  const index = useMemo(() => indexReports(reports), [reports])
  const contents: PaletteContents = {
    index,
    actions,
    itemOfReport: (report) => ({
      id: report.key,
      label: report.title[language],
      note: GROUP_TITLES[report.group][language],
      run: () => {
        onOpenReport(report.key)
      },
    }),
  }
  return (
    <Modal.Root
      opened={isOpen && isMounted}
      onClose={onClose}
      padding={0}
      size={620}
      yOffset="10vh"
      radius="md"
      transitionProps={{ duration: 80 }}
    >
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content aria-label={t('palette:title')} radius="md">
        <Modal.Body>
          <PaletteBox
            contents={contents}
            onRun={(item) => {
              onClose()
              setTimeout(item.run, FOCUS_IS_BACK_MS)
            }}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
