import { plainNumber } from '../../../shared/summaries/bands.ts'
import { escapeCellText } from './xml.ts'

const LINE = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="BFC7CD"/></a:solidFill></a:ln></c:spPr>'
const TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'

/** The axis of the categories. Its names stay below, also where numbers are less than 0. */
export function categoryAxisXml(): string {
  return [
    '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>',
    '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>',
    TICKS,
    '<c:tickLblPos val="low"/>',
    LINE,
    '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>',
    '<c:noMultiLvlLbl val="0"/></c:catAx>',
  ].join('')
}

export interface ValueAxis {
  /** The code of the numbers' format. */
  readonly format: string
  /** What it is divided by; null: as readers choose it. */
  readonly step: number | null
  readonly beginsAtZero: boolean
}

/** The axis of the numbers, with lines across the chart. */
export function valueAxisXml({ format, step, beginsAtZero }: ValueAxis): string {
  const scaling = `<c:scaling><c:orientation val="minMax"/>${beginsAtZero ? '<c:min val="0"/>' : ''}</c:scaling>`
  return [
    `<c:valAx><c:axId val="2"/>${scaling}<c:delete val="0"/>`,
    `<c:axPos val="l"/><c:majorGridlines>${LINE}</c:majorGridlines>`,
    `<c:numFmt formatCode="${escapeCellText(format)}" sourceLinked="0"/>`,
    TICKS,
    '<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>',
    '<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>',
    `${step === null ? '' : `<c:majorUnit val="${plainNumber(step)}"/>`}</c:valAx>`,
  ].join('')
}
