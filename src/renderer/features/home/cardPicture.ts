import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { cardChartOption, type CardChartColours, type CardChartData } from './cardChart.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

/** Paper is light, whatever the screen is. */
const PAPER: CardChartColours = {
  ink: '#1b242d',
  muted: '#526070',
  line: '#d8dee4',
  raised: '#ffffff',
  accent: '#0b6270',
}
const [WIDTH_PX, HEIGHT_PX] = [360, 120]

/** A card's chart as an SVG's text, for paper. */
export function cardChartAsSvg(data: CardChartData): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH_PX, height: HEIGHT_PX })
  try {
    chart.setOption(cardChartOption(data, PAPER, 'sans-serif'))
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
