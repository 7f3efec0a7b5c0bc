import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent, VisualMapComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { svgText } from '../../components/paper/svgText.ts'
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

/** A chart with its title as an SVG's text. */
export function chartAsSvg(chart: DrawnChart, texts: PictureTexts, size: PictureSize = USUAL_SIZE): string {
  const { option, heightPx } = framed(chart, texts, size)
  return svgText(option, { widthPx: size.widthPx, heightPx })
}

/** A chart with its title as a PNG, twice as fine as on the screen. */
export async function chartAsPng(chart: DrawnChart, texts: PictureTexts): Promise<Blob> {
  const { option, heightPx } = framed(chart, texts, USUAL_SIZE)
  const size = { width: USUAL_SIZE.widthPx, height: heightPx }
  const look = { renderer: 'canvas', devicePixelRatio: FINENESS, ...size } as const
  const drawn = init(document.createElement('div'), null, look)
  try {
    drawn.setOption(option)
    const canvas = drawn.renderToCanvas({ pixelRatio: FINENESS, backgroundColor: PAPER.raised })
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('no picture'))
        else resolve(blob)
      }, 'image/png')
    })
  } finally {
    drawn.dispose()
  }
}
