import {
  child,
  columnOf,
  decodedText,
  parseXml,
  partsOf,
  type Element,
  type ReadCell,
  type ReadSheet,
} from './workbookReader.ts'

// Reads the charts of a workbook as ECMA-376 tells to: by the relations of sheets and drawings, and with the types that
// the package gives them. It refuses what it does not know.

/** What a chart draws, the cells it names, and the copy that it keeps of them. */
export interface ReadReference {
  readonly reference: string
  /** A list for each column of cells, the first outermost; null for an empty cell. */
  readonly copy: readonly (readonly (string | null)[])[]
}

export interface ReadSeries {
  readonly name: ReadReference
  readonly categories: ReadReference
  readonly values: ReadReference
}

export interface ReadChart {
  readonly kind: 'barChart' | 'lineChart'
  readonly title: readonly string[]
  readonly series: readonly ReadSeries[]
  /** The format of the axis of numbers. */
  readonly format: string
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function pointsOf(cache: Element, count: number): readonly (string | null)[] {
  const points: (string | null)[] = Array.from({ length: count }, () => null)
  for (const point of cache.children.filter(({ name }) => name === 'c:pt')) {
    const place = Number(point.attributes['idx'])
    if (!(place < count)) throw new Error(`point ${place} of ${count}`)
    points[place] = decodedText(child(point, 'c:v').text)
  }
  return points
}

function referenceOf(within: Element): ReadReference {
  const [given] = within.children
  if (given === undefined) throw new Error(`${within.name} names nothing`)
  const reference = child(given, 'c:f').text
  const cache = given.children.find(({ name }) => name.endsWith('Cache'))
  if (cache === undefined) throw new Error(`${given.name} keeps no copy`)
  const count = Number(child(cache, 'c:ptCount').attributes['val'])
  const levels = cache.children.filter(({ name }) => name === 'c:lvl').toReversed()
  const lists = given.name === 'c:multiLvlStrRef' ? levels : [cache]
  return { reference, copy: lists.map((list) => pointsOf(list, count)) }
}

function chartOf(xml: string): ReadChart {
  const chart = child(parseXml(xml), 'c:chart')
  const area = child(chart, 'c:plotArea')
  const plot = area.children.find(({ name }) => name === 'c:barChart' || name === 'c:lineChart')
  if (plot === undefined) throw new Error('draws nothing that is known')
  const paragraphs = child(child(child(chart, 'c:title'), 'c:tx'), 'c:rich').children.filter(
    ({ name }) => name === 'a:p',
  )
  const axes = plot.children.filter(({ name }) => name === 'c:axId').map(({ attributes }) => attributes['val'])
  for (const [place, name] of ['c:catAx', 'c:valAx'].entries()) {
    if (child(child(area, name), 'c:axId').attributes['val'] !== axes[place]) throw new Error(`no ${name}`)
  }
  return {
    kind: plot.name === 'c:barChart' ? 'barChart' : 'lineChart',
    title: paragraphs.map((paragraph) => child(child(paragraph, 'a:r'), 'a:t').text),
    series: plot.children
      .filter(({ name }) => name === 'c:ser')
      .map((series) => ({
        name: referenceOf(child(series, 'c:tx')),
        categories: referenceOf(child(series, 'c:cat')),
        values: referenceOf(child(series, 'c:val')),
      })),
    format: child(child(area, 'c:valAx'), 'c:numFmt').attributes['formatCode'] ?? '',
  }
}

/** Where a relation of a part leads, by its id. */
function targetsOf(xml: string, folder: string): ReadonlyMap<string, string> {
  return new Map(
    parseXml(xml).children.map(({ attributes }) => {
      const target = attributes['Target'] ?? ''
      if (!attributes['Type']?.startsWith(RELATION)) throw new Error('a foreign relation')
      return [attributes['Id'] ?? '', `${folder}/${target.replace('../', '')}`]
    }),
  )
}

/** The charts of a workbook's sheet, by its place from 0, in their order. */
export function readCharts(bytes: Uint8Array, sheet: number): readonly ReadChart[] {
  const partOf = partsOf(bytes)
  const types = new Map(
    parseXml(partOf('[Content_Types].xml')).children.map(({ attributes }) => [
      attributes['PartName'],
      attributes['ContentType'],
    ]),
  )
  const path = `sheet${sheet + 1}.xml`
  const drawing = child(parseXml(partOf(`xl/worksheets/${path}`)), 'drawing').attributes['r:id'] ?? ''
  const drawn = targetsOf(partOf(`xl/worksheets/_rels/${path}.rels`), 'xl').get(drawing) ?? ''
  if (!types.get(`/${drawn}`)?.endsWith('drawing+xml')) throw new Error(`${drawn} has no type`)
  const charts = targetsOf(partOf(drawn.replace('drawings/', 'drawings/_rels/').concat('.rels')), 'xl')
  return parseXml(partOf(drawn)).children.map((anchor) => {
    const data = child(child(child(anchor, 'xdr:graphicFrame'), 'a:graphic'), 'a:graphicData')
    const chart = charts.get(child(data, 'c:chart').attributes['r:id'] ?? '') ?? ''
    if (!types.get(`/${chart}`)?.endsWith('drawingml.chart+xml')) throw new Error(`${chart} has no type`)
    return chartOf(partOf(chart))
  })
}

const AREA = /^'((?:[^']|'')*)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/

/** The cells that a reference names: a list for each of its columns. */
export function cellsOf(
  sheets: readonly ReadSheet[],
  reference: string,
): readonly (readonly (ReadCell | undefined)[])[] {
  const areas = reference.replace(/^\(|\)$/g, '').split(/,(?='(?:[^']|'')*'!)/)
  const columns: (ReadCell | undefined)[][] = []
  for (const area of areas) {
    const [, name = '', left = '', top = '', right = left, bottom = top] = AREA.exec(area) ?? []
    const sheet = sheets.find((each) => each.name === name.replaceAll("''", "'"))
    if (sheet === undefined) throw new Error(`no sheet in ${area}`)
    for (let column = columnOf(left); column <= columnOf(right); column++) {
      const cells = (columns[column - columnOf(left)] ??= [])
      for (let row = Number(top); row <= Number(bottom); row++) cells.push(sheet.rows[row - 1]?.[column])
    }
  }
  return columns
}
