import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCopy, IconLayoutSidebarRight, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridField } from './columnKinds.ts'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import type { SetColumn } from './columnSettings.ts'
import { FilterChips } from './FilterChips.tsx'
import type { PageRows } from './pages.ts'
import { PageSwitch } from './PageSwitch.tsx'
import { RowCount } from './RowCount.tsx'
import type { ShownAnswer } from './resultFeed.ts'
import { SearchBox } from './SearchBox.tsx'

interface GridToolbarProps {
  readonly opened: ShownAnswer
  readonly isFiltered: boolean
  readonly page: PageRows
  readonly onPage: (page: number) => void
  readonly columns: readonly SetColumn<GridField>[]
  readonly onShowColumns: (fields: readonly string[], isShown: boolean) => void
  readonly onResetColumns: () => void
  readonly onRevealColumn: (field: string) => void
  readonly selected: number
  readonly onCopy: () => void
  readonly onUnselect: () => void
  readonly isCardShown: boolean
  readonly onCard: (isShown: boolean) => void
  readonly end: ReactNode
}

/** The line over the grid: what is searched and filtered, how many rows that leaves, and what can be done with them. */
export function GridToolbar({
  opened,
  isFiltered,
  page,
  onPage,
  columns,
  onShowColumns,
  onResetColumns,
  onRevealColumn,
  selected,
  onCopy,
  onUnselect,
  isCardShown,
  onCard,
  end,
}: GridToolbarProps) {
  const { t } = useTranslation('grid')
  return (
    <div className="grid-toolbar">
      <SearchBox />
      <FilterChips onShowColumn={onRevealColumn} />
      <div className="grid-toolbar-end">
        {selected > 1 ? (
          <span className="grid-selected">
            <Button variant="light" leftSection={<IconCopy size={14} aria-hidden />} onClick={onCopy}>
              {t('copyRows', { count: selected })}
            </Button>
            <ActionIcon size="sm" aria-label={t('unselect')} onClick={onUnselect}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </span>
        ) : null}
        <PageSwitch page={page} onPage={onPage} />
        <RowCount opened={opened} isFiltered={isFiltered} />
        <ColumnsMenu columns={columns} onShow={onShowColumns} onReset={onResetColumns} />
        <Tooltip label={t(isCardShown ? 'card.close' : 'card.show')}>
          <ActionIcon
            variant={isCardShown ? 'light' : 'default'}
            color={isCardShown ? 'petrol' : 'gray'}
            size={30}
            aria-label={t('card.show')}
            aria-pressed={isCardShown}
            onClick={() => onCard(!isCardShown)}
          >
            <IconLayoutSidebarRight size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {end}
      </div>
    </div>
  )
}
