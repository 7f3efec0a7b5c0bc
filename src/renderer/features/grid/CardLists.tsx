import { ActionIcon, Button, Loader, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconMessages, IconTable, IconTableExport } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../shared/language.ts'
import { talksOf } from '../../../shared/conversations.ts'
import { listItems } from '../../../shared/encodedLists.ts'
import { formatValue } from '../../../shared/format.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import { listPaths, listReportOf, listTitleOf } from '../../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { isLong } from '../../../shared/values.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { ItemsConversation } from './CardConversation.tsx'
import { gridFields, isRightAligned, shownValue, type GridField } from './columnKinds.ts'
import type { RowTalks } from './rowTalks.ts'
import { useRowItems, type ReadItems } from './useRowItems.ts'

interface CardListsProps {
  readonly report: ReportDefinition
  /** The row's place in the result; null where another answer lost sight of it. */
  readonly place: number | null
  readonly read: ReadItems
  /** The paths of the lists that the user closed. */
  readonly closed: readonly string[]
  readonly onOpen: (list: string, isOpen: boolean) => void
  /** The paths of the lists of messages that the user reads as tables. */
  readonly tabled: readonly string[]
  readonly onTabled: (list: string, isTabled: boolean) => void
  readonly talks: RowTalks
  readonly onExport: (list: string) => void
}

/** The lists within a row, each under its title and the number of its items, to be closed and taken out as a file. */
export function CardLists({ closed, onOpen, tabled, onTabled, ...props }: CardListsProps) {
  const { report } = props
  const talks = new Set(talksOf(report))
  return listPaths(report).map((list) => (
    <CardList
      key={list}
      {...props}
      list={list}
      isOpen={!closed.includes(list)}
      onToggle={(isOpen) => onOpen(list, isOpen)}
      isTalk={talks.has(list)}
      isTable={tabled.includes(list) || !talks.has(list)}
      onTable={(isTable) => onTabled(list, isTable)}
    />
  ))
}

interface CardListProps extends Pick<CardListsProps, 'report' | 'place' | 'read' | 'talks' | 'onExport'> {
  readonly list: string
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  /** Whether its items are turns of a talk. */
  readonly isTalk: boolean
  /** Whether the items stand in a table; else they are read as a talk. */
  readonly isTable: boolean
  readonly onTable: (isTable: boolean) => void
}

function CardList(props: CardListProps) {
  const { report, list, place, read, isOpen, onToggle, isTalk, isTable, onTable, talks, onExport } = props
  const { t } = useTranslation(['grid', 'conversation'])
  const language = useLanguage()
  const titleId = useId()
  const { items, hasFailed } = useRowItems(read, place, list)
  const title = listTitleOf(report, list)?.[language] ?? list
  const count = items?.total ?? null
  const counted = count === null ? '' : formatValue('integer', String(count), language)
  const canOpen = count !== null && count > 0
  return (
    <section className="card-list" aria-labelledby={titleId}>
      <div className="card-list-head">
        <UnstyledButton
          className="card-list-toggle"
          aria-expanded={isOpen && canOpen}
          aria-disabled={!canOpen}
          data-disabled={!canOpen || undefined}
          onClick={() => {
            if (canOpen) onToggle(!isOpen)
          }}
        >
          <IconChevronRight size={14} aria-hidden />
          <span id={titleId} className="card-list-title">
            {title}
          </span>
          <span className="card-list-count">
            {count === 0 ? t('grid:card.noItems') : counted}
            {count === null && !hasFailed ? <Loader size={12} /> : null}
          </span>
        </UnstyledButton>
        {canOpen && isOpen && isTalk ? (
          <ActionIcon
            size={24}
            aria-label={isTable ? t('conversation:asBubbles') : t('conversation:asTable')}
            title={isTable ? t('conversation:asBubbles') : t('conversation:asTable')}
            onClick={() => onTable(!isTable)}
          >
            {isTable ? <IconMessages size={14} aria-hidden /> : <IconTable size={14} aria-hidden />}
          </ActionIcon>
        ) : null}
        {canOpen ? (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconTableExport size={13} />}
            aria-label={t('grid:card.exportItems', { list: title })}
            onClick={() => onExport(list)}
          >
            {t('grid:card.export')}
          </Button>
        ) : null}
      </div>
      {hasFailed ? <p className="card-list-note">{t('grid:card.itemsFailed')}</p> : null}
      {isOpen && canOpen && !isTable ? <ItemsConversation list={list} place={place} talks={talks} /> : null}
      {isTable && isOpen && items !== null && items.total > 0 ? (
        <ItemTable report={report} list={list} fields={items.fields} rows={items.rows} labelId={titleId} />
      ) : null}
      {isTable && isOpen && items !== null && items.rows.length < items.total ? (
        <p className="card-list-note">{t('grid:card.moreItems', { shown: items.rows.length, total: items.total })}</p>
      ) : null}
    </section>
  )
}

interface ItemTableProps {
  readonly report: ReportDefinition
  readonly list: string
  readonly fields: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
  readonly labelId: string
}

/** Texts from this length on are what one reads a list for. */
const READ_CHARACTERS = 40

/** When something happened stands first, then what was written; the rest as the server has it. */
function rank({ type }: GridField, longest: number): number {
  if (type === 'date' || type === 'dateTime' || type === 'hour') return 0
  return isLong(type) || longest >= READ_CHARACTERS ? 1 : 2
}

/** Items side by side, as far as they hold anything; what the row itself tells is not told again. */
function ItemTable({ report, list, fields, rows, labelId }: ItemTableProps) {
  const language = useLanguage()
  const ofRow = new Set(report.fields.map(({ name }) => name))
  const listReport = listReportOf(report, list) ?? report
  const indexOf = new Map(fields.map((name, index) => [name, index]))
  const own = fields.filter((name) => !ofRow.has(name))
  const longestOf = (name: string): number =>
    Math.max(0, ...rows.map((row) => (row[indexOf.get(name) ?? -1] ?? '').trim().length))
  const columns = gridFields({ ...listReport, dateField: null }, own)
    .map((field) => ({ field, longest: longestOf(field.name) }))
    .filter(({ longest }) => longest > 0)
    .toSorted((a, b) => rank(a.field, a.longest) - rank(b.field, b.longest))
    .map(({ field, longest }) => ({ ...field, isLong: field.noun === undefined && longest >= READ_CHARACTERS }))
  return (
    // Wide items scroll here, so the keyboard must get here too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- a fieldset lays out otherwise
    <div className="card-items" tabIndex={0} role="group" aria-labelledby={labelId}>
      <table>
        <thead>
          <tr>
            {columns.map((field) => (
              <th
                key={field.name}
                scope="col"
                data-right={isRightAligned(field.type) || undefined}
                title={fieldDefinitionOf(listReport, field.name)?.meaning[language]}
              >
                {field.definition?.title[language] ?? field.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // Items have no names of their own, and their order never changes.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={place}>
              {columns.map((field) => (
                <td
                  key={field.name}
                  data-right={isRightAligned(field.type) || undefined}
                  data-type={field.type}
                  data-long={field.isLong || undefined}
                >
                  {shownItem(field, row[indexOf.get(field.name) ?? -1] ?? null, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/**
 * A list within an item comes whole, as JSON: it is told by the number of its items here, and has a table of its own
 * below.
 */
function shownItem(field: GridField, value: string | null, language: Language): string {
  if (field.noun === undefined || value === null) return shownValue(field, value, language)
  try {
    const items: unknown = JSON.parse(value)
    return shownValue(field, `[${listItems(items)?.length ?? 1}]`, language)
  } catch {
    return value
  }
}
