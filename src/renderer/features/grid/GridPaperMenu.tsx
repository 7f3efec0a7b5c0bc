import { ActionIcon, Loader, Menu } from '@mantine/core'
import { IconFileTypePdf, IconPhotoDown, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/commands.ts'
import { keysTextOf } from '../../components/keys.ts'
import { MaskItems } from '../../components/masks/MaskItems.tsx'
import { useFileMask } from '../../components/masks/useFileMask.ts'
import { PrintedPage } from '../../components/paper/PrintedPage.tsx'
import { usePaper } from '../../components/paper/usePaper.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { PaperDialog } from './PaperDialog.tsx'
import type { ResultFeed, ShownResult } from './resultFeed.ts'
import { useGridPaper, type PaperFacts } from './useGridPaper.ts'
import type { GridState } from './useGridState.ts'

interface GridPaperMenuProps extends PaperFacts {
  readonly feed: ResultFeed
  readonly shown: ShownResult
  readonly grid: GridState
}

const ICON_PX = 16

/** Puts the rows on paper, into a PDF, or into a picture. */
export function GridPaperMenu(props: GridPaperMenuProps) {
  const { t } = useTranslation('paper')
  const language = useLanguage()
  const [isAsking, ask] = useState(false)
  const paper = usePaper()
  const fileMask = useFileMask(props.shown.question.connectionId, props.shown.question.mask)
  const pages = useGridPaper({ ...props, fileMask })
  const { resultId, total } = props.shown.opened
  // Of rows that are still looked for only the first are known.
  const isDisabled = resultId === null || total === 0 || paper.isBusy
  useCommand('print', () => {
    if (!isDisabled) ask(true)
  })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={28} aria-label={t('grid.menu')} title={t('grid.menu')} disabled={isDisabled}>
            {paper.isBusy ? <Loader size={14} /> : <IconPrinter size={17} aria-hidden />}
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <MaskItems {...fileMask} />
          <Menu.Item
            leftSection={<IconPrinter size={ICON_PX} aria-hidden />}
            rightSection={<span className="paper-keys">{keysTextOf('print', language)}</span>}
            onClick={() => ask(true)}
          >
            {t('print')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileTypePdf size={ICON_PX} aria-hidden />} onClick={() => ask(true)}>
            {t('grid.pdf')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPhotoDown size={ICON_PX} aria-hidden />}
            onClick={() => void paper.save(pages.pageInSight(), 'png')}
          >
            {t('grid.picture')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PaperDialog
        {...props}
        pages={pages}
        fileMask={fileMask}
        paper={paper}
        isOpen={isAsking}
        onClose={() => ask(false)}
      />
      {paper.laidOut !== null && <PrintedPage page={paper.laidOut} />}
    </>
  )
}
