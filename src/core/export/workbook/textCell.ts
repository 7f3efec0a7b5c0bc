import { LONGEST_CELL } from '../../../shared/spreadsheet.ts'
import { TEXT_STYLE, type Style } from './styles.ts'
import { escapeCellText } from './xml.ts'

/** What a text ends with that was cut. */
export const CUT_MARK = ' […]'

const KEEPS_BLANKS = /^\s|\s$/

function cut(text: string): string {
  return text.slice(0, LONGEST_CELL - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/, '') + CUT_MARK
}

/** Whether a cell holds only the beginning of a text. */
export function isCut(text: string): boolean {
  return text.length > LONGEST_CELL
}

/** A cell with a text, which is never run as a formula; of one that is too long its beginning. */
export function textCellXml(place: string, text: string, style: Style): string {
  const held = isCut(text) ? cut(text) : text
  const space = KEEPS_BLANKS.test(held) ? ' xml:space="preserve"' : ''
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t${space}>${escapeCellText(held)}${PLAIN_TEXT_END}`
}

/** What stands before a text that needs nothing escaped, behind its cell's place; {@link PLAIN_TEXT_END} after it. */
export const PLAIN_TEXT_START = `" s="${TEXT_STYLE}" t="inlineStr"><is><t>`
export const PLAIN_TEXT_END = '</t></is></c>'
