import { Menu } from '@mantine/core'
import {
  IconCopy,
  IconEyeOff,
  IconFilter,
  IconFilterX,
  IconLayoutSidebarRight,
  IconTableRow,
  IconUser,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { levelOf, levelsBeyond } from '../../../shared/maskLevels.ts'
import type { Mask } from '../../../shared/masks.ts'
import { PlacedMenu } from '../../components/PlacedMenu.tsx'
import { filterWithoutHidden, isHiddenValue, offerOf, type CellOffer } from './cellMenu.ts'
import type { ColumnFilter } from './filterModel.ts'
import { useGridSession } from './gridSession.ts'
import { IN_GRID } from './popupPlace.ts'
import { selectOne, type Selection } from './selection.ts'
import type { MenuCell } from './useCellMenu.ts'

const ICON_PX = 14

interface CellMenuProps {
  readonly cell: MenuCell
  /** As the grid holds it. */
  readonly value: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly selection: Selection
  readonly onCopyCell: (cell: MenuCell) => void
  readonly onCopyRows: (selection: Selection, mask?: Mask) => void
  readonly onView: (cell: MenuCell) => void
  /** Asks for the value as the list of its column's values has it, where a mask hides it here; null: not yet. */
  readonly onListed: ((cell: MenuCell) => Promise<string>) | null
  /** Leads to everything about whom the cell names; null where it names nobody. */
  readonly onCustomer: (() => void) | null
  /** The keyboard is to go on in the cell. */
  readonly onReturn: (cell: MenuCell) => void
}

/** What can be done from a cell: one menu for the whole grid, at the place where it was asked for. */
export function CellMenu({
  cell,
  value,
  isOpen,
  onClose,
  selection,
  onCopyCell,
  onCopyRows,
  onView,
  onListed,
  onCustomer,
  onReturn,
}: CellMenuProps) {
  const { t } = useTranslation(['grid', 'masks'])
  const { field, view, mask } = useGridSession()
  const { field: name, left, top } = cell
  const filterNow = view.filters.find((each) => each.field === name)
  const offer = offerOf(field(name), value, cell.row.place, selection, filterNow)
  const { copiedRows } = offer

  return (
    <PlacedMenu
      label={t('grid:cellMenu.label')}
      left={left}
      top={top}
      isOpen={isOpen}
      onClose={onClose}
      onReturn={() => onReturn(cell)}
      within={IN_GRID}
      className="grid-popup"
    >
      <Menu.Item leftSection={<IconCopy size={ICON_PX} aria-hidden />} onClick={() => onCopyCell(cell)}>
        {t('grid:cellMenu.copyCell')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconTableRow size={ICON_PX} aria-hidden />}
        onClick={() => onCopyRows(copiedRows > 1 ? selection : selectOne(cell.row.place))}
      >
        {copiedRows > 1 ? t('grid:copyRows', { count: copiedRows }) : t('grid:cellMenu.copyRow')}
      </Menu.Item>
      <MaskedCopies
        mask={mask}
        rows={copiedRows}
        onCopy={(chosen) => onCopyRows(copiedRows > 1 ? selection : selectOne(cell.row.place), chosen)}
      />
      <FilterItems cell={cell} value={value} offer={offer} onListed={onListed} />
      <Menu.Divider />
      <Menu.Item leftSection={<IconLayoutSidebarRight size={ICON_PX} aria-hidden />} onClick={() => onView(cell)}>
        {t('grid:cellMenu.view')}
      </Menu.Item>
      {onCustomer === null ? null : (
        <Menu.Item leftSection={<IconUser size={ICON_PX} aria-hidden />} onClick={onCustomer}>
          {t('grid:cellMenu.customer')}
        </Menu.Item>
      )}
    </PlacedMenu>
  )
}

interface FilterItemsProps {
  readonly cell: MenuCell
  readonly value: string
  readonly offer: CellOffer
  readonly onListed: CellMenuProps['onListed']
}

/** Leaves the rows with the cell's value, or those without it. */
function FilterItems({ cell, value, offer: { filter, exclusion }, onListed }: FilterItemsProps) {
  const { t } = useTranslation('grid')
  const { field, view, change } = useGridSession()
  const { field: name } = cell
  const isHidden = onListed !== null && isHiddenValue(field(name), value)
  const filterNow = view.filters.find((each) => each.field === name)
  // Of a single value that was chosen nothing would be left.
  const canExclude = exclusion !== undefined || (isHidden && filterNow?.values.length !== 1)
  const apply = (wanted: ColumnFilter): void => {
    change({ kind: 'filter', field: name, filter: wanted })
  }
  // The rows may be gone meanwhile: then there is nothing to filter by.
  const applyHidden = async (filterOf: (listed: string) => ColumnFilter | undefined): Promise<void> => {
    const listed = await onListed?.(cell).catch(() => null)
    const wanted = typeof listed === 'string' ? filterOf(listed) : undefined
    if (wanted !== undefined) apply(wanted)
  }
  const onlyHidden = (): Promise<void> => applyHidden((listed) => ({ field: name, conditions: [], values: [listed] }))
  const allButHidden = (): Promise<void> => applyHidden((listed) => filterWithoutHidden(field(name), listed, filterNow))
  return (
    <>
      {filter === undefined && !canExclude && !isHidden ? null : <Menu.Divider />}
      {filter === undefined && !isHidden ? null : (
        <Menu.Item
          leftSection={<IconFilter size={ICON_PX} aria-hidden />}
          onClick={() => (filter === undefined ? void onlyHidden() : apply(filter))}
        >
          {t('cellMenu.filter')}
        </Menu.Item>
      )}
      {!canExclude ? null : (
        <Menu.Item
          leftSection={<IconFilterX size={ICON_PX} aria-hidden />}
          onClick={() => (exclusion === undefined ? void allButHidden() : apply(exclusion))}
        >
          {t('cellMenu.exclude')}
        </Menu.Item>
      )}
    </>
  )
}

interface MaskedCopiesProps {
  /** How the grid hides personal data; undefined: it does not. */
  readonly mask: Mask | undefined
  /** How many rows are copied together. */
  readonly rows: number
  readonly onCopy: (mask: Mask) => void
}

/** Copies rows with more of their personal data hidden than the grid hides. */
function MaskedCopies({ mask, rows, onCopy }: MaskedCopiesProps) {
  const { t } = useTranslation(['grid', 'masks'])
  const levels = levelsBeyond(levelOf(mask))
  if (levels.length === 0) return null
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={<IconEyeOff size={ICON_PX} aria-hidden />}>
          {rows > 1 ? t('masks:copyRows', { count: rows }) : t('masks:copyRow')}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown className="grid-popup">
        {levels.map((level) => (
          <Menu.Item key={level} onClick={() => onCopy(level)}>
            {t(`masks:levels.${level}`)}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  )
}
