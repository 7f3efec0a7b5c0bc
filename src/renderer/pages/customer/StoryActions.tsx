import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconFileTypePdf, IconPrinter, IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoryWish } from '../../../shared/customerStory.ts'
import { strictestMask } from '../../../shared/masks.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useCommand } from '../../api/commands.ts'
import { useAnswer } from '../../api/queries.ts'
import { PaperOutcome } from '../../components/paper/PaperOutcome.tsx'
import { usePaper, type PageToMake } from '../../components/paper/usePaper.ts'
import { seenCount } from '../../features/customer/storyFeed.ts'
import type { StoryState } from '../../features/customer/useStory.ts'
import type { StoryView } from '../../features/customer/useStoryView.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { StoryExportDialog } from './StoryExportDialog.tsx'
import { useStoryPage, type StoryPageParts } from './useStoryPage.ts'

interface StoryActionsProps extends Pick<StoryPageParts, 'where' | 'titleOf'> {
  readonly state: StoryState
  readonly view: StoryView
  readonly wish: StoryWish
  /** The operation that the page was asked from. */
  readonly connectionId: number
  readonly reportOf: (key: string) => ReportDefinition | undefined
}

/** Puts what is seen of a story into a file or on paper. */
export function StoryActions(props: StoryActionsProps) {
  const { state, view, wish, connectionId, where, titleOf, reportOf } = props
  const { data: connections = [] } = useAnswer('connections:list', null)
  const looked = connections.filter(({ id }) => wish.connectionId === null || id === wish.connectionId)
  const floor = strictestMask(...looked.map(({ mask }) => mask))
  const { t } = useTranslation('customer')
  const language = useLanguage()
  const { story, isLooking } = state
  const { kinds } = view.choices
  const [isExporting, setExporting] = useState(false)
  const paper = usePaper()
  const makePage = useStoryPage({ where, titleOf, reportOf, range: wish.range, kinds, language })
  const total = story === undefined ? 0 : seenCount(story, kinds)
  const canAct = story !== undefined && !isLooking && total > 0
  useCommand('export', () => setExporting(true), canAct)
  useCommand('print', () => void print(), canAct)

  function page(): PageToMake | null {
    return story === undefined ? null : { rows: { customerOf: connectionId }, make: () => makePage(story) }
  }

  async function print(): Promise<void> {
    const made = page()
    if (made !== null) await paper.print(made)
  }

  async function savePdf(): Promise<void> {
    const made = page()
    if (made !== null) await paper.save(made, 'pdf')
  }

  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTableExport size={15} aria-hidden />}
        disabled={!canAct}
        onClick={() => setExporting(true)}
      >
        {t('export.button')}
      </Button>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('print.button')}
            title={t('print.button')}
            disabled={!canAct}
            loading={paper.isBusy}
          >
            <IconPrinter size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => void print()}>
            {t('print.print')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypePdf size={14} aria-hidden />} onClick={() => void savePdf()}>
            {t('print.pdf')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {story === undefined ? null : (
        <StoryExportDialog
          isOpen={isExporting}
          wish={wish}
          kinds={kinds}
          connectionId={connectionId}
          floor={floor}
          count={total}
          onClose={() => setExporting(false)}
        />
      )}
      <PaperOutcome paper={paper} />
    </>
  )
}
