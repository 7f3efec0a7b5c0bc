import { ActionIcon, Button, Switch, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconPin, IconPinFilled, IconSum, IconUser, IconX } from '@tabler/icons-react'
import { Fragment, useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { CardEdge } from './CardEdge.tsx'
import { CardConversation } from './CardConversation.tsx'
import { CardField } from './CardField.tsx'
import { CardLists } from './CardLists.tsx'
import type { GridField } from './columnKinds.ts'
import { useGridSession } from './gridSession.ts'
import { useCardPreference, type CardPreference } from './useCardPreference.ts'
import type { ReadItems } from './useRowItems.ts'
import type { RowTalks } from './rowTalks.ts'
import { useUnread, type ReadUnread } from './useUnread.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TextRow } from '../../../shared/rows.ts'

interface RowCardProps {
  /** The row's place in the result, from 0; null where another answer lost sight of it. */
  readonly place: number | null
  readonly total: number
  readonly fields: readonly GridField[]
  readonly values: TextRow
  /** Whether the row sums up others. */
  readonly isTotal: boolean
  readonly readItems: ReadItems
  readonly talks: RowTalks
  /** What the row's sums are without. */
  readonly readUnread: ReadUnread
  readonly onExportItems: (list: string, place: number) => void
  /** Where the value of a field stands among the values. */
  readonly indexOf: ReadonlyMap<string, number>
  /** Counts up whenever the keyboard is to go on in the card. */
  readonly focusRequest: number
  readonly onStep: (by: 1 | -1) => void
  readonly onCopy: () => void
  /** Leads to everything about whom the row names; null where it names nobody. */
  readonly onCustomer: (() => void) | null
  /** The keyboard goes back to the grid. */
  readonly onLeave: () => void
  readonly onClose: () => void
}

/** A row as a readable card beside the grid: every field under its plain title, with its whole value. */
export function RowCard(props: RowCardProps) {
  const { place, fields, values, indexOf, focusRequest, onStep, onCopy, onCustomer, onLeave, onClose } = props
  const { t } = useTranslation('grid')
  const [preference, setPreference] = useCardPreference()
  const card = useRef<HTMLElement>(null)
  const emptyFields = fields.filter((field) => field.noun === undefined && isEmpty(values, indexOf, field)).length

  useEffect(() => {
    if (focusRequest > 0) card.current?.focus()
  }, [focusRequest])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') (preference.staysOpen ? onLeave : onClose)()
    else if (event.target === card.current && event.key === 'ArrowDown') onStep(1)
    else if (event.target === card.current && event.key === 'ArrowUp') onStep(-1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // The panel itself takes the keyboard, so that arrows go from row to row.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={card}
      className="row-card"
      style={{ '--row-card-width': `${preference.widthPx}px` } as CSSProperties}
      aria-label={t('card.region')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <CardEdge widthPx={preference.widthPx} onWidth={(widthPx) => setPreference({ ...preference, widthPx })} />
      <CardHead
        {...props}
        staysOpen={preference.staysOpen}
        onStaysOpen={(staysOpen) => setPreference({ ...preference, staysOpen })}
      />
      <CardFields {...props} preference={preference} onPreference={setPreference} />
      <footer className="row-card-footer">
        <Switch
          size="xs"
          label={t('card.showEmpty')}
          description={
            preference.showsEmpty || emptyFields === 0 ? undefined : t('card.emptyFields', { count: emptyFields })
          }
          checked={preference.showsEmpty}
          onChange={(event) => setPreference({ ...preference, showsEmpty: event.currentTarget.checked })}
        />
        {onCustomer === null ? null : (
          <Button variant="default" leftSection={<IconUser size={15} aria-hidden />} onClick={onCustomer}>
            {t('cellMenu.customer')}
          </Button>
        )}
        <Button variant="default" disabled={place === null} onClick={onCopy}>
          {t('card.copyRow')}
        </Button>
      </footer>
    </aside>
  )
}

function valueOf(values: TextRow, indexOf: ReadonlyMap<string, number>, { name }: GridField): string {
  return values[indexOf.get(name) ?? -1] ?? ''
}

function isEmpty(values: TextRow, indexOf: ReadonlyMap<string, number>, field: GridField): boolean {
  return valueOf(values, indexOf, field).trim() === ''
}

interface CardHeadProps extends RowCardProps {
  readonly staysOpen: boolean
  readonly onStaysOpen: (staysOpen: boolean) => void
}

/** Which row it is, the ways to its neighbours, and whether the card stays. */
function CardHead({ place, total, onStep, onClose, staysOpen, onStaysOpen }: CardHeadProps) {
  const { t } = useTranslation('grid')
  const place1 = place === null ? null : place + 1
  return (
    <header className="row-card-header">
      <h2 className="row-card-title">
        {place1 === null ? t('card.titleAlone') : t('card.title', { place: place1, total })}
      </h2>
      <ActionIcon aria-label={t('card.previous')} disabled={place === null || place === 0} onClick={() => onStep(-1)}>
        <IconChevronUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t('card.next')} disabled={place === null || place1 === total} onClick={() => onStep(1)}>
        <IconChevronDown size={16} aria-hidden />
      </ActionIcon>
      <Tooltip label={t('card.stays')}>
        <ActionIcon aria-label={t('card.stays')} aria-pressed={staysOpen} onClick={() => onStaysOpen(!staysOpen)}>
          {staysOpen ? <IconPinFilled size={16} aria-hidden /> : <IconPin size={16} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <ActionIcon aria-label={t('card.close')} onClick={onClose}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </header>
  )
}

interface CardFieldsProps extends RowCardProps {
  readonly preference: CardPreference
  readonly onPreference: (preference: CardPreference) => void
}

/** Among the lists that the user closed: the talk that the row itself is a turn of. */
const OWN_TALK = ''

function withOrWithout(names: readonly string[], name: string, isIn: boolean): readonly string[] {
  const others = names.filter((each) => each !== name)
  return isIn ? [...others, name] : others
}

/** Whether rows are turns of talks that several rows make up: one alone is read in its fields. */
function hasTalk({ conversation }: ReportDefinition): boolean {
  return conversation !== undefined && conversation.session !== null
}

/** The talk that the row is part of, its values, and below them its lists. */
function CardFields(props: CardFieldsProps) {
  const { place, fields, values, indexOf, isTotal, readItems, talks, readUnread, onExportItems } = props
  const { preference, onPreference } = props
  const { t } = useTranslation('grid')
  const { report, titleOf } = useGridSession()
  const [isFormatted, setFormatted] = useState(false)
  const unread = useUnread(readUnread, place)
  const scroller = useRef<HTMLDivElement>(null)
  const shownPlace = useRef(place)
  // Another row begins at its top. Its talk may be the one that the keyboard is in: it goes on there.
  useEffect(() => {
    if (shownPlace.current === place) return
    shownPlace.current = place
    scroller.current?.scrollTo(0, 0)
  }, [place])
  const plainFields = fields.filter(({ noun }) => noun === undefined)
  const { closedLists, tabledLists } = preference
  const close = (list: string, isOpen: boolean): void =>
    onPreference({ ...preference, closedLists: withOrWithout(closedLists, list, !isOpen) })
  return (
    // Long rows scroll here, so the keyboard must get here too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- a fieldset lays out otherwise
    <div ref={scroller} className="row-card-fields" tabIndex={0} role="group" aria-label={t('card.region')}>
      {isTotal ? (
        <p className="row-card-total">
          <IconSum size={15} aria-hidden />
          {t('card.total')}
        </p>
      ) : null}
      {hasTalk(report) ? (
        <CardConversation
          report={report}
          place={place}
          values={values}
          indexOf={indexOf}
          talks={talks}
          isOpen={!closedLists.includes(OWN_TALK)}
          onToggle={(isOpen) => close(OWN_TALK, isOpen)}
        />
      ) : null}
      <Fragment key={place ?? 'lost'}>
        <dl>
          {plainFields.map((field) =>
            isEmpty(values, indexOf, field) && !unread.has(field.name) && !preference.showsEmpty ? null : (
              <CardField
                key={field.name}
                field={field}
                title={titleOf(field.name)}
                value={valueOf(values, indexOf, field)}
                unreadValues={unread.get(field.name) ?? 0}
                isFormatted={isFormatted}
                onFormat={setFormatted}
              />
            ),
          )}
        </dl>
        <CardLists
          report={report}
          place={place}
          read={readItems}
          talks={talks}
          closed={closedLists}
          onOpen={close}
          tabled={tabledLists}
          onTabled={(list, isTabled) =>
            onPreference({ ...preference, tabledLists: withOrWithout(tabledLists, list, isTabled) })
          }
          onExport={(list) => {
            if (place !== null) onExportItems(list, place)
          }}
        />
      </Fragment>
    </div>
  )
}
