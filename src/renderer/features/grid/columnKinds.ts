import { formatValue } from '../../../shared/format.ts'
import type { Language } from '../../../shared/language.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import { screenOrder } from '../../../shared/reports/screenOrder.ts'
import type { CountedNoun, FieldDefinition, FieldType, ReportDefinition } from '../../../shared/reports/types.ts'
import type { LocalizedText } from '../../../shared/language.ts'
import { isLong, isNumeric } from '../../../shared/values.ts'
import { knownTitle } from '../../../shared/valueTitles.ts'

/** How a column filters. */
export type FilterKind = 'text' | 'number' | 'date'

/** A column of the grid: a documented field, or one that only turned up in answers. */
export interface GridField {
  readonly name: string
  readonly type: FieldType
  /** Undefined for a field that no document lists: it goes by its name. */
  readonly definition: FieldDefinition | undefined
  /** Lists within the row: what their items are called where they are counted. */
  readonly noun?: CountedNoun
  /** What some of its values are called, by the value in lower case. */
  readonly valueTitles?: Readonly<Record<string, LocalizedText>>
}

const ITEM_COUNT = /^\[(\d+)\]$/

/**
 * A value as the grid shows it: one that people know by another name under that, a list by the number of its items,
 * `3 mensajes`.
 */
export function shownValue({ type, noun, definition }: GridField, value: string | null, language: Language): string {
  const count = noun === undefined ? undefined : ITEM_COUNT.exec(value ?? '')?.[1]
  if (noun === undefined || count === undefined) {
    return knownTitle(definition, value ?? '')?.[language] ?? formatValue(type, value, language)
  }
  return `${formatValue('integer', count, language)} ${noun[language][count === '1' ? 0 : 1]}`
}

/** What a value of the server means in the user's language, or undefined where that is not known. */
export function meaningOf({ valueTitles }: GridField, value: string | null, language: Language): string | undefined {
  return knownTitle(valueTitles === undefined ? undefined : { valueTitles }, value ?? '')?.[language]
}

/** A value in words, for who looks at it closely: what it means where that is known, else as it is shown. */
export function wordedValue(field: GridField, value: string | null, language: Language): string {
  return meaningOf(field, value, language) ?? shownValue(field, value, language)
}

/** A value as it is copied: a list by the bare number of its items. */
export function copiedValue({ noun }: GridField, value: string | null): string | null {
  return noun === undefined ? value : (ITEM_COUNT.exec(value ?? '')?.[1] ?? value)
}

/** The fields of a result in the order that the screen has them at first. */
export function gridFields(report: ReportDefinition, names: readonly string[]): readonly GridField[] {
  const nouns = new Map(report.lists?.map(({ name, noun }) => [name, noun]))
  return screenOrder(report, names).map((name): GridField => {
    const definition = fieldDefinitionOf(report, name)
    const noun = nouns.get(name)
    const { wallboard } = report
    const isOnBoard = wallboard !== undefined && [wallboard.typeField, wallboard.resultField].includes(name)
    const valueTitles = isOnBoard ? wallboard.valueTitles : definition?.valueTitles
    return {
      name,
      type: definition?.type ?? 'text',
      definition,
      ...(noun === undefined ? {} : { noun }),
      ...(valueTitles === undefined ? {} : { valueTitles }),
    }
  })
}

export function filterKindOf(type: FieldType): FilterKind {
  if (type === 'date' || type === 'dateTime') return 'date'
  return isNumeric(type) ? 'number' : 'text'
}

/** Whether a list of the field's values helps: not for texts that hardly ever repeat, nor for moments. */
export function hasValueList(type: FieldType): boolean {
  return !isLong(type) && filterKindOf(type) !== 'date'
}

/** Values of at least so many characters may have been cut for the grid. */
const CUT_FROM_CHARACTERS = 300

/** Whether the grid may hold less of a value than there is of it: the beginning of a long one, a mail's text. */
export function mayBeCut({ type }: GridField, value: string): boolean {
  return value.length >= (type === 'html' ? 1 : CUT_FROM_CHARACTERS)
}

/** Whether values stand to the right, digit under digit. */
export function isRightAligned(type: FieldType): boolean {
  return filterKindOf(type) === 'number' && type !== 'hour'
}

const WIDTHS: Readonly<Record<FieldType, number>> = {
  text: 120,
  longText: 280,
  html: 280,
  // Any number of any country: a plus sign and fifteen digits.
  telephone: 144,
  email: 190,
  id: 100,
  integer: 90,
  decimal: 100,
  percent: 92,
  money: 120,
  duration: 100,
  date: 100,
  dateTime: 158,
  hour: 84,
}

const PIXELS_PER_CHARACTER = 7.4
const PIXELS_PER_BOLD_CHARACTER = 8.2
const CELL_PADDING_PX = 24
/** Room for the mark of the order and the button of the menu. */
const HEADER_EXTRAS_PX = 54
const WIDEST_PX = 320
const WIDEST_TITLE_PX = 230
/** Most texts fit, and those that are a little longer: one that is much longer than the others is cut. */
const SHARE_OF_TEXTS_THAT_FITS = 0.85
const LITTLE_LONGER = 1.3

/**
 * The width in pixels at which a column's title fits, and its values do: most of them where they are texts, all where a
 * value that is cut is another value, as numbers, telephones, ids and moments are.
 *
 * @param values some of them, as they look
 * @param scale how large letters are, where 1 is usual
 * @param total about what they add up to, as it looks; empty where they do not
 */
export function usualWidth(type: FieldType, title: string, values: readonly string[], scale = 1, total = ''): number {
  const lengths = values.map((value) => value.length).toSorted((a, b) => a - b)
  const typical = lengths[Math.floor((lengths.length - 1) * SHARE_OF_TEXTS_THAT_FITS)] ?? 0
  const needed =
    (type === 'text' ? lengths.findLast((length) => length <= LITTLE_LONGER * typical) : lengths.at(-1)) ?? 0
  const ofValues = Math.min(WIDEST_PX, Math.round(needed * PIXELS_PER_CHARACTER) + CELL_PADDING_PX)
  const ofTitle = Math.min(WIDEST_TITLE_PX, Math.round(title.length * PIXELS_PER_CHARACTER) + HEADER_EXTRAS_PX)
  const ofTotal = total === '' ? 0 : Math.round(total.length * PIXELS_PER_BOLD_CHARACTER) + CELL_PADDING_PX
  return Math.round(scale * Math.max(WIDTHS[type], ofTitle, isLong(type) ? 0 : ofValues, ofTotal))
}

/** Texts whose column is at least so wide are read, not looked over. */
const READ_FROM_PX = 260

/**
 * The share of left-over width that a column takes; 0: none.
 *
 * @param widthPx the width at which most of its values fit
 */
export function growth(type: FieldType, widthPx: number): number {
  if (isLong(type)) return 3
  if (type !== 'text') return 0
  return widthPx >= READ_FROM_PX ? 3 : 1
}
