import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent, VisualMapComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import {
  CHART_FONT_PX,
  chartHeight,
  chartOption,
  type ChartLook,
  type ChartOption,
  type DrawnChart,
} from './chartOptions.ts'
import { wrapped } from './wrapped.ts'

// A chart as a picture by itself: what it shows stands in it, and it can be read on paper, whatever the theme.

use([
  BarChart,
  LineChart,
  HeatmapChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  VisualMapComponent,
  CanvasRenderer,
  SVGRenderer,
])

/** What stands above a chart. */
export interface PictureTexts {
  readonly title: string
  /** Whose numbers they are, of when, how they are worked out: a line each. */
  readonly lines: readonly string[]
}

export interface PictureSize {
  /** In pixels of the picture. */
  readonly widthPx: number
  /** At least as much as a chart has on the screen. */
  readonly leastHeightPx: number
}

const USUAL_SIZE: PictureSize = { widthPx: 1_000, leastHeightPx: 420 }
const FAMILY = "'Segoe UI', system-ui, -apple-system, Arial, sans-serif"
const PAPER = { ink: '#1b242d', muted: '#526070', line: '#d8dee4', raised: '#ffffff' } as const
const [TITLE_PX, LINE_PX, FONT_PX, MARGIN_PX] = [16, 17, 12, 12]
/** So many pixels of the picture for each of the chart's: sharp on paper and on fine screens. */
const FINENESS = 2

interface Framed {
  readonly option: ChartOption
  readonly heightPx: number
}

function widthOf(text: string, font: string): number {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return text.length * FONT_PX
  context.font = font
  return context.measureText(text).width
}

/** A chart below its title. */
function framed(chart: DrawnChart, { title, lines }: PictureTexts, { widthPx, leastHeightPx }: PictureSize): Framed {
  const room = widthPx - 2 * MARGIN_PX
  const titleFont = `bold ${TITLE_PX}px ${FAMILY}`
  const titleLines = wrapped(title, room, (text) => widthOf(text, titleFont))
  const texts = lines.flatMap((line) => wrapped(line, room, (text) => widthOf(text, `${FONT_PX}px ${FAMILY}`)))
  const titleHeight = titleLines.length * (TITLE_PX + 5)
  const above = title === '' && lines.length === 0 ? 0 : MARGIN_PX + titleHeight + texts.length * LINE_PX + MARGIN_PX
  const look: ChartLook = { colours: PAPER, scheme: 'light', family: FAMILY, fontPx: CHART_FONT_PX, above }
  const { tooltip: _tooltip, ...option } = chartOption(chart, look)
  return {
    option: {
      ...option,
      backgroundColor: PAPER.raised,
      title: {
        text: titleLines.join('\n'),
        subtext: texts.join('\n'),
        left: MARGIN_PX,
        top: MARGIN_PX,
        padding: 0,
        itemGap: 6,
        textStyle: { color: PAPER.ink, fontSize: TITLE_PX, lineHeight: TITLE_PX + 5, fontFamily: FAMILY },
        subtextStyle: { color: PAPER.muted, fontSize: FONT_PX, lineHeight: LINE_PX, fontFamily: FAMILY },
      },
    },
    heightPx: above + Math.max(leastHeightPx, chartHeight(chart)),
  }
}

/** Lets a chart be drawn where nobody sees it. */
function drawnAside<Drawn>(
  renderer: 'svg' | 'canvas',
  { option, heightPx }: Framed,
  { widthPx }: PictureSize,
  read: (drawn: EChartsType) => Drawn,
): Drawn {
  const size = { width: widthPx, height: heightPx }
  const drawn =
    renderer === 'svg'
      ? init(null, null, { renderer, ssr: true, ...size })
      : init(document.createElement('div'), null, { renderer, devicePixelRatio: FINENESS, ...size })
  try {
    drawn.setOption(option)
    return read(drawn)
  } finally {
    drawn.dispose()
  }
}

/** Without what answers to a pointer: a picture only shows. */
function plain(svg: string): string {
  return svg.replace(/<style\b.*?<\/style>/gs, '').replace(/ (?:ecmeta_\w+|class)="[^"]*"/g, '')
}

/** A chart with its title as an SVG's text. */
export function chartAsSvg(chart: DrawnChart, texts: PictureTexts, size: PictureSize = USUAL_SIZE): string {
  return plain(drawnAside('svg', framed(chart, texts, size), size, (drawn) => drawn.renderToSVGString()))
}

/** A chart with its title as a PNG, twice as fine as on the screen. */
export function chartAsPng(chart: DrawnChart, texts: PictureTexts): Promise<Blob> {
  const read = (drawn: EChartsType): HTMLCanvasElement =>
    drawn.renderToCanvas({ pixelRatio: FINENESS, backgroundColor: PAPER.raised })
  const canvas = drawnAside('canvas', framed(chart, texts, USUAL_SIZE), USUAL_SIZE, read)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('no picture'))
      else resolve(blob)
    }, 'image/png')
  })
}
