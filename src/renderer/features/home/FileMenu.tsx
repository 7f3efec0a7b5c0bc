import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileTypePdf, IconPrinter, IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { HomeFiles } from './useHomeFiles.ts'

/** All cards as one workbook, one PDF, or on paper. */
export function FileMenu({ files }: { readonly files: HomeFiles }) {
  const { t } = useTranslation('home')
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={12} aria-hidden />} loading={files.isBusy}>
          {t('files.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTable size={15} />} onClick={files.saveWorkbook}>
          {t('files.workbook')}
          <span className="update-hint">{t('files.workbookHint')}</span>
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypePdf size={15} />} onClick={files.savePage}>
          {t('files.pdf')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={15} />} onClick={files.print}>
          {t('files.print')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
