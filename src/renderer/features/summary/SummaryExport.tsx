import { Button, Menu } from '@mantine/core'
import { IconDownload, IconPhoto, IconPhotoDown, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drawnIn, PICTURE_FORMATS, WINDOW_FORMATS, windowTexts } from '../../../shared/fileFormats.ts'
import { useCommand } from '../../api/commands.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { MaskItems } from '../../components/masks/MaskItems.tsx'
import { useFileMask } from '../../components/masks/useFileMask.ts'
import { PageItems } from '../../components/paper/PageItems.tsx'
import { PaperOutcome } from '../../components/paper/PaperOutcome.tsx'
import { usePaper } from '../../components/paper/usePaper.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { useHiddenFiles } from './useHiddenFiles.ts'
import { useSummaryFiles, type FilesOf } from './useSummaryFiles.ts'

interface SummaryExportProps extends FilesOf {
  /** The numbers that are seen are those of an earlier question. */
  readonly isWorking: boolean
}

/** A workbook first: it has charts, and the formulas on a sheet of their own. */
const FORMATS = WINDOW_FORMATS.toSorted((one, other) => Number(other === 'xlsx') - Number(one === 'xlsx'))
const ICON_PX = 16

/**
 * What can be taken out of a summary: its numbers as a file, its chart as a picture, and all of it as a page; a notice
 * tells when a file is there.
 */
export function SummaryExport({ isWorking: isStale, ...seen }: SummaryExportProps) {
  const { t } = useTranslation('summary')
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const fileMask = useFileMask(seen.asked.connectionId, seen.asked.mask)
  const hidden = useHiddenFiles(seen, fileMask.mask, fileMask.mask !== fileMask.floor)
  const { of } = hidden
  const files = useSummaryFiles(of)
  const isWorking = isStale || hidden.isWorking
  const paper = usePaper()
  const isBusy = files.isBusy || paper.isBusy
  const whyNoPicture = of.seen === null ? t('pictures.needsChart') : null
  useCommand('export', () => setOpen(true))
  useCommand('print', () => {
    if (!isWorking && !isBusy) void paper.print(files.page)
  })
  return (
    <>
      <Menu position="bottom-end" opened={isOpen} onChange={setOpen}>
        <Menu.Target>
          <Button leftSection={<IconDownload size={14} aria-hidden />} loading={isBusy}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <MaskItems {...fileMask} />
          <Menu.Label>{t('exportGroups.numbers')}</Menu.Label>
          {FORMATS.map((format) => (
            <Menu.Item
              key={format}
              leftSection={<IconTable size={ICON_PX} aria-hidden />}
              onClick={() => files.save(format)}
            >
              {windowTexts(format).title[language]}
            </Menu.Item>
          ))}
          <Menu.Label>
            {t('exportGroups.chart')}
            {whyNoPicture !== null && <span className="summary-option-why"> · {whyNoPicture}</span>}
          </Menu.Label>
          <Menu.Item
            leftSection={<IconPhoto size={ICON_PX} aria-hidden />}
            disabled={whyNoPicture !== null || isWorking}
            onClick={files.copyPicture}
          >
            {t('pictures.copy')}
          </Menu.Item>
          {PICTURE_FORMATS.map((format) => (
            <Menu.Item
              key={format}
              leftSection={<IconPhotoDown size={ICON_PX} aria-hidden />}
              disabled={whyNoPicture !== null || isWorking}
              onClick={() => files.savePicture(format)}
            >
              {drawnIn(format).title[language]}
            </Menu.Item>
          ))}
          <PageItems paper={paper} of={files.page} isDisabled={isWorking} />
        </Menu.Dropdown>
      </Menu>
      {files.error !== null && <ProblemNote error={files.error.toData()} />}
      <PaperOutcome paper={paper} />
    </>
  )
}
