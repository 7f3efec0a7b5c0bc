import { BarChart, HeatmapChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect } from 'react'
import { useReading } from '../../components/useReading.ts'
import { useThemeColours } from '../../components/themeColours.ts'
import { useChart } from '../../components/useChart.ts'
import { CHART_COLOURS, CHART_FONT_PX, chartHeight, chartOption, type DrawnChart } from './chartOptions.ts'

use([
  BarChart,
  LineChart,
  HeatmapChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  VisualMapComponent,
  CanvasRenderer,
])

export interface SummaryChartProps extends DrawnChart {
  /** What the chart tells, in a sentence, for who does not see it. */
  readonly label: string
}

/** One measure of a summary as bars, lines or a heat map. */
export function SummaryChart(props: SummaryChartProps) {
  const { colours, scheme } = useThemeColours(CHART_COLOURS)
  const { scale } = useReading()
  const { holder, chart } = useChart()

  useEffect(() => {
    if (chart === null || chart.isDisposed()) return
    const family = getComputedStyle(document.body).fontFamily
    const look = { colours, scheme, family, fontPx: CHART_FONT_PX * scale, above: 0 }
    chart.setOption(chartOption(props, look), { notMerge: true })
  }, [chart, props, colours, scheme, scale])

  const { label } = props
  const height = chartHeight(props)
  // An image is what it is to who does not see it; what draws it needs a box.
  // oxlint-disable-next-line prefer-tag-over-role
  return <div ref={holder} className="summary-canvas" style={{ height }} role="img" aria-label={label} />
}
