import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect } from 'react'
import { useThemeColours } from '../../components/themeColours.ts'
import { useChart } from '../../components/useChart.ts'
import { CARD_CHART_COLOURS, cardChartOption, type CardChartData } from './cardChart.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer])

interface CardChartProps {
  readonly data: CardChartData
  /** What the chart tells, for who does not see it. */
  readonly label: string
}

/** A card's first measure, drawn small. */
export function CardChart({ data, label }: CardChartProps) {
  const { colours } = useThemeColours(CARD_CHART_COLOURS)
  const { holder, chart } = useChart()

  useEffect(() => {
    if (chart === null || chart.isDisposed()) return
    const family = getComputedStyle(document.body).fontFamily
    chart.setOption(cardChartOption(data, colours, family), { notMerge: true })
  }, [chart, data, colours])

  // An image is what it is to who does not see it; what draws it needs a box.
  // oxlint-disable-next-line prefer-tag-over-role
  return <div ref={holder} className="home-chart" role="img" aria-label={label} />
}
