import { plainNumber } from '../../../shared/summaries/bands.ts'
import { categoryAxisXml, valueAxisXml } from './chartAxes.ts'
import { colourXml, dashXml, markerXml } from './chartColours.ts'
import { escapeCellText, escapeDrawnText, XML_DECLARATION } from './xml.ts'

// A chart as ECMA-376 has it (21.2, DrawingML charts): what it draws are cells, which it names, and of which it keeps a
// copy for readers that do not look there.

/** Texts that a chart shows, and the cells that they stand in. */
export interface ChartTexts {
  readonly reference: string
  /** For each column of cells, the first outermost: the texts in their order. */
  readonly levels: readonly (readonly string[])[]
}

export interface ChartSeries {
  /** The cells that say what it is; readers put blanks between the texts of several. */
  readonly name: { readonly reference: string; readonly texts: readonly string[] }
  readonly reference: string
  /** Null where a cell is empty. */
  readonly numbers: readonly (number | null)[]
}

export interface Chart {
  readonly kind: 'bars' | 'lines'
  readonly title: string
  /** What is said below the title, smaller. */
  readonly subtitle: string
  /** The code of the format that numbers are shown in. */
  readonly format: string
  /** What the axis of the numbers is divided by; null: as readers choose it. */
  readonly step: number | null
  readonly categories: ChartTexts
  readonly series: readonly ChartSeries[]
}

const CHARTS = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const TITLE_SIZE = 1_200
const SUBTITLE_SIZE = 900

function formulaXml(reference: string): string {
  return `<c:f>${escapeDrawnText(reference)}</c:f>`
}

function pointsXml(texts: readonly string[]): string {
  return texts.map((text, index) => `<c:pt idx="${index}"><c:v>${escapeCellText(text)}</c:v></c:pt>`).join('')
}

function categoriesXml({ reference, levels }: ChartTexts): string {
  const formula = formulaXml(reference)
  const [first = []] = levels
  const count = `<c:ptCount val="${first.length}"/>`
  if (levels.length === 1) {
    return `<c:cat><c:strRef>${formula}<c:strCache>${count}${pointsXml(first)}</c:strCache></c:strRef></c:cat>`
  }
  // The innermost comes first.
  const inside = levels.toReversed().map((texts) => `<c:lvl>${pointsXml(texts)}</c:lvl>`)
  const cache = `<c:multiLvlStrCache>${count}${inside.join('')}</c:multiLvlStrCache>`
  return `<c:cat><c:multiLvlStrRef>${formula}${cache}</c:multiLvlStrRef></c:cat>`
}

function valuesXml({ reference, numbers }: ChartSeries, format: string): string {
  const points = numbers.map((number, index) =>
    number === null ? '' : `<c:pt idx="${index}"><c:v>${plainNumber(number)}</c:v></c:pt>`,
  )
  const cache = `<c:formatCode>${escapeCellText(format)}</c:formatCode><c:ptCount val="${numbers.length}"/>`
  const numbersXml = `<c:numCache>${cache}${points.join('')}</c:numCache>`
  return `<c:val><c:numRef>${formulaXml(reference)}${numbersXml}</c:numRef></c:val>`
}

function seriesXml(series: ChartSeries, place: number, { kind, format, categories }: Chart): string {
  const { reference, texts } = series.name
  const cache = `<c:strCache><c:ptCount val="${texts.length}"/>${pointsXml(texts)}</c:strCache>`
  const name = `<c:tx><c:strRef>${formulaXml(reference)}${cache}</c:strRef></c:tx>`
  const cells = `${categoriesXml(categories)}${valuesXml(series, format)}`
  const start = `<c:ser><c:idx val="${place}"/><c:order val="${place}"/>${name}`
  const colour = colourXml(place)
  if (kind === 'bars') {
    const fill = `<c:spPr>${colour}</c:spPr><c:invertIfNegative val="0"/>`
    return `${start}${fill}${cells}</c:ser>`
  }
  const line = `<c:spPr><a:ln w="25400" cap="rnd">${colour}${dashXml(place)}<a:round/></a:ln></c:spPr>`
  return `${start}${line}${markerXml(place)}${cells}<c:smooth val="0"/></c:ser>`
}

function plotXml(chart: Chart): string {
  const series = chart.series.map((each, place) => seriesXml(each, place, chart)).join('')
  const axes = '<c:axId val="1"/><c:axId val="2"/>'
  if (chart.kind === 'bars') {
    const manner = '<c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
    return `<c:barChart>${manner}${series}<c:gapWidth val="60"/>${axes}</c:barChart>`
  }
  const manner = '<c:grouping val="standard"/><c:varyColors val="0"/>'
  return `<c:lineChart>${manner}${series}<c:marker val="1"/>${axes}</c:lineChart>`
}

function paragraphXml(text: string, size: number, isBold: boolean): string {
  const properties = `sz="${size}" b="${isBold ? 1 : 0}"`
  const run = `<a:r><a:rPr ${properties}/><a:t>${escapeDrawnText(text)}</a:t></a:r>`
  return `<a:p><a:pPr><a:defRPr ${properties}/></a:pPr>${run}</a:p>`
}

function titleXml({ title, subtitle }: Chart): string {
  const lines = `${paragraphXml(title, TITLE_SIZE, true)}${paragraphXml(subtitle, SUBTITLE_SIZE, false)}`
  const text = `<c:tx><c:rich><a:bodyPr/><a:lstStyle/>${lines}</c:rich></c:tx>`
  return `<c:title>${text}<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`
}

/** The part of a chart. */
export function chartXml(chart: Chart): string {
  // A bar, or a line, that begins above 0 says more than there is.
  const beginsAtZero = chart.series.every(({ numbers }) => numbers.every((number) => number === null || number >= 0))
  const axes = `${categoryAxisXml()}${valueAxisXml({ ...chart, beginsAtZero })}`
  const legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
  return [
    XML_DECLARATION,
    `<c:chartSpace xmlns:c="${CHARTS}" xmlns:a="${MAIN}" xmlns:r="${RELATIONS}">`,
    '<c:roundedCorners val="0"/><c:chart>',
    titleXml(chart),
    `<c:plotArea><c:layout/>${plotXml(chart)}${axes}</c:plotArea>`,
    chart.series.length > 1 ? legend : '',
    // Rows that a filter hides go from the chart too; a cell without a number is no nought.
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  ].join('')
}
