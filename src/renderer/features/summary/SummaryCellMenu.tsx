import { Menu } from '@mantine/core'
import { IconCheck, IconCopy, IconTable, IconTableRow } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'
import { PlacedMenu } from '../../components/PlacedMenu.tsx'
import { shownAsChoices, type ShownAsChoice } from './shownAs.ts'
import { orderOf, orderedBy, withMeasureAt } from './summaryState.ts'

const ICON_PX = 14

/** The number whose menu is asked for. */
export interface MenuNumber {
  /** Which number it is, in words. */
  readonly what: string
  readonly measure: number
  readonly measureTitle: string
  /** Where in the window, in pixels, the menu goes. */
  readonly left: number
  readonly top: number
  /** What shows its rows; a text: why there are none to be shown. */
  readonly rows: { readonly label: string; readonly show: () => void } | { readonly whyNot: string }
  readonly onCopy: () => void
  /** The keyboard goes on there. */
  readonly button: HTMLElement
}

interface SummaryCellMenuProps {
  readonly number: MenuNumber
  readonly isOpen: boolean
  readonly summary: WrittenSummary
  readonly onClose: () => void
  readonly onChange: (summary: WrittenSummary) => void
  readonly onCopyTable: () => void
}

interface ItemProps {
  readonly icon: ReactNode
  readonly label: string
  /** Null where it can be chosen. */
  readonly whyNot?: string | null
  readonly onChoose: () => void
}

function Item({ icon, label, whyNot = null, onChoose }: ItemProps) {
  return (
    <Menu.Item leftSection={icon} disabled={whyNot !== null} onClick={onChoose}>
      {label}
      {whyNot !== null && <span className="summary-option-why"> {whyNot}</span>}
    </Menu.Item>
  )
}

/** One out of several, of which one holds. */
function Choice({
  isChosen,
  label,
  whyNot = null,
  onChoose,
}: Omit<ItemProps, 'icon'> & { readonly isChosen: boolean }) {
  return (
    <Menu.RadioItem
      value={label}
      checked={isChosen}
      checkIcon={<IconCheck size={ICON_PX} aria-hidden />}
      closeMenuOnClick
      disabled={whyNot !== null}
      onChange={onChoose}
    >
      {label}
      {whyNot !== null && <span className="summary-option-why"> {whyNot}</span>}
    </Menu.RadioItem>
  )
}

/** What can be done from a number of the table: one menu for all of them, at the place where it was asked for. */
export function SummaryCellMenu(props: SummaryCellMenuProps) {
  const { number, isOpen, onClose, onCopyTable } = props
  const { t } = useTranslation('summary')
  const { what, left, top, rows, onCopy, button } = number
  return (
    <PlacedMenu
      label={t('menu.label', { what })}
      left={left}
      top={top}
      isOpen={isOpen}
      onClose={onClose}
      onReturn={() => button.focus()}
      within=".summary"
      className="summary-menu"
      width={280}
    >
      <Item
        icon={<IconTableRow size={ICON_PX} aria-hidden />}
        label={'show' in rows ? rows.label : t('menu.rows')}
        whyNot={'show' in rows ? null : rows.whyNot}
        onChoose={() => {
          if ('show' in rows) rows.show()
        }}
      />
      <Item icon={<IconCopy size={ICON_PX} aria-hidden />} label={t('menu.copy')} onChoose={onCopy} />
      <Item icon={<IconTable size={ICON_PX} aria-hidden />} label={t('copy')} onChoose={onCopyTable} />
      <Shown {...props} />
      <Order {...props} />
    </PlacedMenu>
  )
}

/** As what the numbers of the measure are shown. */
function Shown({ number, summary, onChange }: SummaryCellMenuProps) {
  const { t } = useTranslation('summary')
  const choices = shownAsChoices(summary, number.measure)
  if (choices.length === 0) return null
  const choose = ({ written, isChosen }: ShownAsChoice): void => {
    if (written !== null && !isChosen) onChange(withMeasureAt(summary, number.measure, written))
  }
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('menu.shownAs')}</Menu.Label>
      {choices.map((choice) => (
        <Choice
          key={choice.shownAs}
          isChosen={choice.isChosen}
          label={t(`menu.shown.${choice.shownAs}`)}
          whyNot={choice.problem === null ? null : t(`menu.problems.${choice.problem}`)}
          onChoose={() => choose(choice)}
        />
      ))}
    </>
  )
}

/** What orders the lines by the measure. */
function Order({ number, summary, onChange }: SummaryCellMenuProps) {
  const { t } = useTranslation('summary')
  const { measure, measureTitle } = number
  const now = orderOf(summary)
  const whyNot = summary.by.length === 0 ? t('menu.problems.needs-groups') : null
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('table.orderBy', { title: measureTitle })}</Menu.Label>
      {(['desc', 'asc'] as const).map((direction) => (
        <Choice
          key={direction}
          isChosen={whyNot === null && now.by === measure && now.direction === direction}
          label={t(`menu.order.${direction}`)}
          whyNot={whyNot}
          onChoose={() => onChange(orderedBy(summary, measure, direction))}
        />
      ))}
    </>
  )
}
