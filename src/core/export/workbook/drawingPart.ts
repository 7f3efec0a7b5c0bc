import { escapeDrawnText, XML_DECLARATION } from './xml.ts'

// The drawing of a sheet (ECMA-376, 20.5): where its charts lie.

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const CHARTS = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A chart's place on its sheet: columns and rows from 0, the last ones not included. */
export interface DrawnChart {
  readonly name: string
  /** What it tells, for who does not see it. */
  readonly description: string
  readonly columns: readonly [first: number, end: number]
  readonly rows: readonly [first: number, end: number]
}

function cornerXml(name: 'from' | 'to', column: number, row: number): string {
  const place = `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`
  return `<xdr:${name}>${place}</xdr:${name}>`
}

function chartFrameXml({ name, description, columns, rows }: DrawnChart, index: number): string {
  const named = `name="${escapeDrawnText(name)}" descr="${escapeDrawnText(description)}"`
  // Ids within a drawing begin at 2: 1 is the drawing itself.
  const properties = `<xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" ${named}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`
  const place = '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
  const chart = `<c:chart xmlns:c="${CHARTS}" r:id="rId${index + 1}"/>`
  const graphic = `<a:graphic><a:graphicData uri="${CHARTS}">${chart}</a:graphicData></a:graphic>`
  return [
    '<xdr:twoCellAnchor editAs="oneCell">',
    cornerXml('from', columns[0], rows[0]),
    cornerXml('to', columns[1], rows[1]),
    `<xdr:graphicFrame macro="">${properties}${place}${graphic}</xdr:graphicFrame><xdr:clientData/>`,
    '</xdr:twoCellAnchor>',
  ].join('')
}

/** The part of a drawing: the first chart is its relation `rId1`. */
export function drawingXml(charts: readonly DrawnChart[]): string {
  const namespaces = `xmlns:xdr="${DRAWING}" xmlns:a="${MAIN}" xmlns:r="${RELATIONS}"`
  return `${XML_DECLARATION}<xdr:wsDr ${namespaces}>${charts.map(chartFrameXml).join('')}</xdr:wsDr>`
}
