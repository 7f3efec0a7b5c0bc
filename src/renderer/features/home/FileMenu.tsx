import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { MaskItems } from '../../components/masks/MaskItems.tsx'
import { PageItems } from '../../components/paper/PageItems.tsx'
import type { HomeFiles } from './useHomeFiles.ts'

/** All cards as one workbook, as one page in a file, or on paper. */
export function FileMenu({ files }: { readonly files: HomeFiles }) {
  const { t } = useTranslation('home')
  const { isBusy, saveWorkbook, fileMask, paper, page } = files
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={12} aria-hidden />}
          loading={isBusy || paper.isBusy}
        >
          {t('files.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <MaskItems {...fileMask} />
        <Menu.Item leftSection={<IconTable size={16} aria-hidden />} onClick={saveWorkbook}>
          {t('files.workbook')}
          <span className="update-hint">{t('files.workbookHint')}</span>
        </Menu.Item>
        <PageItems paper={paper} of={page} isDisabled={false} />
      </Menu.Dropdown>
    </Menu>
  )
}
