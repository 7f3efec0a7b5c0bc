import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { svgText } from '../../components/paper/svgText.ts'
import { cardChartOption, type CardChartColours, type CardChartData } from './cardChart.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent])

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
  return svgText(cardChartOption(data, PAPER, 'sans-serif'), { widthPx: WIDTH_PX, heightPx: HEIGHT_PX })
}
