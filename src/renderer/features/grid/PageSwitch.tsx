import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PageRows } from './pages.ts'

interface PageSwitchProps {
  readonly page: PageRows
  readonly onPage: (page: number) => void
}

/** Goes through the pages of a result with more rows than one page can scroll through. */
export function PageSwitch({ page: { page, pages, first, rows }, onPage }: PageSwitchProps) {
  const { t } = useTranslation('grid')
  if (pages === 1) return null
  const last = pages - 1
  const steps = [
    { name: 'firstPage', target: 0, Icon: IconChevronsLeft },
    { name: 'previousPage', target: page - 1, Icon: IconChevronLeft },
    { name: 'nextPage', target: page + 1, Icon: IconChevronRight },
    { name: 'lastPage', target: last, Icon: IconChevronsRight },
  ] as const
  const buttons = steps.map(({ name, target, Icon }) => (
    <ActionIcon
      key={name}
      size="sm"
      aria-label={t(name)}
      disabled={target < 0 || target > last || target === page}
      onClick={() => onPage(target)}
    >
      <Icon size={14} aria-hidden />
    </ActionIcon>
  ))
  return (
    <div className="grid-pages" title={t('pageRows', { first: first + 1, last: first + rows })}>
      {buttons.slice(0, 2)}
      <span>{t('page', { page: page + 1, pages })}</span>
      {buttons.slice(2)}
    </div>
  )
}
