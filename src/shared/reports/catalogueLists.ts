import { renamedConversation, type ConversationDefinition } from './conversation.ts'
import type { FieldDefinition, ListDefinition, ReportDefinition } from './types.ts'
import { LANGUAGES, type LocalizedText } from '../language.ts'
import { joinedTexts } from '../localized.ts'

// Lists that stand within the rows of a report, each seen as a report of its own: one row for each item, with the
// fields of the row that the item stands in before the item's own.

/** A report's list, by its path, and everything above it. */
interface Place {
  readonly list: ListDefinition
  /** The fields of the rows that the list stands in. */
  readonly above: readonly FieldDefinition[]
  readonly title: LocalizedText
}

function namesOf(fields: readonly FieldDefinition[]): ReadonlySet<string> {
  return new Set(fields.flatMap(({ name, otherNames = [] }) => [name, ...otherNames]))
}

/**
 * The name under which a field of an item stands beside the fields above it: its own, or `list.name` where one of those
 * has it.
 *
 * @param taken the names above, other spellings among them
 */
export function itemFieldName(list: Pick<ListDefinition, 'name'>, taken: ReadonlySet<string>, name: string): string {
  return taken.has(name) ? `${list.name}.${name}` : name
}

/** The names that fields above a list's items have, other spellings among them. */
export function namesAbove(above: readonly FieldDefinition[]): ReadonlySet<string> {
  return namesOf(above)
}

function joined(first: LocalizedText, second: LocalizedText): LocalizedText {
  return joinedTexts([first, second], ' · ')
}

/** The fields of a list's items, as they stand beside the fields above them. */
function itemFields({ list, above }: Place): readonly FieldDefinition[] {
  const taken = namesOf(above)
  const hasTitle = ({ title }: FieldDefinition): boolean =>
    above.some((field) => LANGUAGES.some((language) => field.title[language] === title[language]))
  return list.fields.map((field) => ({
    ...field,
    name: itemFieldName(list, taken, field.name),
    title: hasTitle(field) ? joined(field.title, list.title) : field.title,
    ...(field.otherNames === undefined
      ? {}
      : { otherNames: field.otherNames.map((other) => itemFieldName(list, taken, other)) }),
  }))
}

function placeOf(report: ReportDefinition, path: string): Place | undefined {
  let place: Place | undefined
  for (const name of path.split('.')) {
    const lists: readonly ListDefinition[] = (place === undefined ? report.lists : place.list.lists) ?? []
    const list = lists.find((candidate) => candidate.name === name)
    if (list === undefined) return undefined
    const above = place === undefined ? report.fields : [...place.above, ...itemFields(place)]
    place = { list, above, title: place === undefined ? list.title : joined(place.title, list.title) }
  }
  return place
}

/** A list within a report's rows by its path (`list`, or `list.list` for one within another), or undefined. */
export function listOf(report: ReportDefinition, path: string): ListDefinition | undefined {
  return placeOf(report, path)?.list
}

/**
 * What a list within a report's rows is called, with those that it stands in: `Chats activos · Mensajes`. Undefined
 * where there is none.
 */
export function listTitleOf(report: ReportDefinition, path: string): LocalizedText | undefined {
  return placeOf(report, path)?.title
}

/** The paths of every list within a report's rows, those within others after them. */
export function listPaths({ lists = [] }: Pick<ReportDefinition, 'lists'>): readonly string[] {
  return lists.flatMap((list) => [list.name, ...listPaths(list).map((path) => `${list.name}.${path}`)])
}

/** Splits a path into that of the list and the name of what stands in its items. */
function lastDot(path: string): readonly [list: string, name: string] {
  const at = path.lastIndexOf('.')
  return [path.slice(0, Math.max(0, at)), path.slice(at + 1)]
}

/**
 * The field that dates a report's rows; where that stands in a list, as the rows have it: `list.field`. Undefined
 * without a date.
 */
export function dateFieldOf(report: ReportDefinition): FieldDefinition | undefined {
  const { dateField } = report
  if (dateField === null) return undefined
  const own = report.fields.find((field) => field.name === dateField)
  if (own !== undefined) return own
  const [path, name] = lastDot(dateField)
  const field = listOf(report, path)?.fields.find((candidate) => candidate.name === name)
  return field === undefined ? undefined : { ...field, name: dateField }
}

/** Whether the date of a report's rows stands in a list within them: a row has as many dates as items then. */
export function isDatedByItems(report: ReportDefinition): boolean {
  return report.dateField !== null && report.fields.every((field) => field.name !== report.dateField)
}

/**
 * Whether a report's rows stand for whole days or stretches of them: sums by day or hour, rows that name but their day.
 */
export function comesByDay(report: ReportDefinition): boolean {
  return report.kind === 'series' || dateFieldOf(report)?.type === 'date'
}

function listDateField(report: ReportDefinition, path: string, { list, above }: Place): string | null {
  const { dateField } = report
  if (dateField === null || !isDatedByItems(report)) return dateField
  const [of, name] = lastDot(dateField)
  return of === path ? itemFieldName(list, namesOf(above), name) : null
}

/** How a list's items are turns, with the names that fields have beside those above the items. */
function conversationOfItems(
  { name, fields }: ListDefinition,
  conversation: ConversationDefinition,
  taken: ReadonlySet<string>,
): ConversationDefinition {
  const own = namesOf(fields)
  return renamedConversation(conversation, (field) => (own.has(field) ? itemFieldName({ name }, taken, field) : field))
}

/**
 * A list within a report's rows as a report of its own, for whoever shows, filters or writes rows: key `report#path`,
 * title `Report · List`, one row for each item. Undefined where the report has no such list.
 */
export function listReportOf(report: ReportDefinition, path: string): ReportDefinition | undefined {
  const place = placeOf(report, path)
  if (place === undefined) return undefined
  const { list, above } = place
  const { shape: _shape, dynamicFields: _dynamic, totalRows: _total, ...ofRows } = report
  const { lists: _lists, roles: _roles, conversation: _conversation, ...shared } = ofRows
  const taken = namesOf(above)
  const lists = list.lists?.map((below) => ({ ...below, name: itemFieldName(list, taken, below.name) }))
  return {
    ...shared,
    key: `${report.key}#${path}`,
    title: joined(report.title, place.title),
    description: list.meaning,
    fields: [...above, ...itemFields(place)],
    dateField: listDateField(report, path, place),
    ...(lists === undefined ? {} : { lists }),
    ...(list.roles === undefined ? {} : { roles: list.roles }),
    ...(list.conversation === undefined ? {} : { conversation: conversationOfItems(list, list.conversation, taken) }),
    noun: list.noun,
  }
}
