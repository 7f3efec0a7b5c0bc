import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MaskChoice } from '../../components/masks/MaskChoice.tsx'
import type { FileMask } from '../../components/masks/useFileMask.ts'
import type { Paper } from '../../components/paper/usePaper.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { rowsOnPaper } from './gridPaper.ts'
import type { ShownResult } from './resultFeed.ts'
import type { GridPaper, PaperScope } from './useGridPaper.ts'

interface PaperDialogProps {
  readonly shown: ShownResult
  readonly pages: GridPaper
  readonly paper: Paper
  readonly fileMask: FileMask
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Which rows are put on paper, how they stand there, and whether a printer or a file gets them. */
export function PaperDialog({ shown, pages, paper, fileMask, isOpen, onClose }: PaperDialogProps) {
  const { t } = useTranslation(['paper', 'common'])
  const [scope, setScope] = useState<PaperScope>('shown')
  const { total, unfilteredTotal } = shown.opened
  const counts = { shown: total, all: unfilteredTotal ?? total }
  const columns = pages.columnsOf(scope).length
  const { isWide, tables } = pages.layoutOf(scope)
  const printed = rowsOnPaper(counts[scope], columns)
  const said = (which: PaperScope): string => {
    const rows = t('common:rows', { count: counts[which] })
    return `${rows}, ${t('paper:grid.columns', { count: pages.columnsOf(which).length })}`
  }

  async function closeAfter(done: Promise<boolean>): Promise<void> {
    if (await done) onClose()
  }

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('paper:grid.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="sm">
        <Radio.Group
          label={t('paper:grid.what')}
          value={scope}
          onChange={(value) => setScope(value === 'all' ? 'all' : 'shown')}
        >
          <Stack gap={6} mt={6}>
            <Radio
              value="shown"
              label={`${t('paper:grid.shown')} · ${said('shown')}`}
              description={t('paper:grid.shownHint')}
            />
            <Radio
              value="all"
              label={`${t('paper:grid.all')} · ${said('all')}`}
              description={t('paper:grid.allHint')}
            />
          </Stack>
        </Radio.Group>
        <Stack gap={4} role="note">
          <Text size="xs">{t(isWide ? 'paper:grid.wide' : 'paper:grid.upright')}</Text>
          {tables.length > 1 && <Text size="xs">{t('paper:rows.tables', { columns, tables: tables.length })}</Text>}
          {printed < counts[scope] && (
            <Text size="xs" c="var(--warning)">
              {t('paper:rows.firstOf', { count: printed, total: counts[scope] })}
            </Text>
          )}
        </Stack>
        <MaskChoice mask={fileMask.mask ?? null} floor={fileMask.floor} onChange={fileMask.choose} />
        {paper.error !== null && <ProblemNote error={paper.error.toData()} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            variant="default"
            loading={paper.isBusy}
            leftSection={<IconFileTypePdf size={15} aria-hidden />}
            onClick={() => void closeAfter(paper.save(pages.pageOf(scope), 'pdf'))}
          >
            {t('paper:grid.pdfButton')}
          </Button>
          <Button
            loading={paper.isBusy}
            leftSection={<IconPrinter size={15} aria-hidden />}
            data-autofocus
            onClick={() => void closeAfter(paper.print(pages.pageOf(scope)))}
          >
            {t('paper:grid.print')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
