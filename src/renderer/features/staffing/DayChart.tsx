import { use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect } from 'react'
import { useReading } from '../../components/useReading.ts'
import { useThemeColours } from '../../components/themeColours.ts'
import { useChart } from '../../components/useChart.ts'
import { DAY_COLOURS, dayChartOption, type DayChartData } from './dayChartOption.ts'

use([CanvasRenderer])

interface DayChartProps extends DayChartData {
  /** What the chart tells, in a sentence, for who does not see it. */
  readonly label: string
}

/** How large its letters usually are, in pixels. */
const FONT_PX = 12

/** The people that the intervals of a day need, over what comes in them. */
export function DayChart(props: DayChartProps) {
  const { colours } = useThemeColours(DAY_COLOURS)
  const { scale } = useReading()
  const { holder, chart } = useChart()

  useEffect(() => {
    if (chart === null || chart.isDisposed()) return
    const { fontFamily } = getComputedStyle(document.body)
    chart.setOption(dayChartOption(props, colours, fontFamily, FONT_PX * scale), { notMerge: true })
  }, [chart, props, colours, scale])

  // An image is what it is to who does not see it; what draws it needs a box.
  // oxlint-disable-next-line prefer-tag-over-role
  return <div ref={holder} className="staffing-canvas" role="img" aria-label={props.label} />
}
