import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components'
import { init, use, type ComposeOption, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import { useReading } from '../../components/useReading.ts'
import { useThemeColours } from '../../components/themeColours.ts'

use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, CanvasRenderer])

type Option = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption | LegendComponentOption
>

/** A row of numbers of a day. */
export interface DaySeries {
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly text: (value: number | null) => string
  /** Bars stand for what comes, lines for who is there. */
  readonly kind: 'bars' | 'line'
}

interface DayChartProps {
  readonly categories: readonly string[]
  readonly series: readonly DaySeries[]
  /** What the chart tells, in a sentence, for who does not see it. */
  readonly label: string
}

const NAMES = ['ink', 'muted', 'line', 'raised', 'accent', 'warning', 'control-line'] as const
type Colours = Readonly<Record<(typeof NAMES)[number], string>>

/** How large its letters usually are, in pixels. */
const FONT_PX = 12

/** Text alone, never HTML. */
function tooltipOf(lines: readonly string[]): HTMLElement {
  const box = document.createElement('div')
  for (const line of lines) {
    const part = document.createElement('div')
    part.textContent = line
    box.append(part)
  }
  return box
}

function optionOf({ categories, series }: DayChartProps, colours: Colours, family: string, fontPx: number): Option {
  const lines = [colours.accent, colours.warning, colours.ink]
  const axis = { type: 'value' as const, axisLabel: { color: colours.muted, fontSize: fontPx }, minInterval: 1 }
  let place = 0
  return {
    animation: false,
    textStyle: { fontFamily: family, fontSize: fontPx, color: colours.ink },
    grid: { left: 8, right: 8, top: 34, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, left: 0, textStyle: { color: colours.ink, fontSize: fontPx } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.raised,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: fontPx },
      formatter: (given) => {
        const [first] = Array.isArray(given) ? given : [given]
        const index = first?.dataIndex ?? 0
        return tooltipOf([
          categories[index] ?? '',
          ...series.map(({ name, values, text }) => `${name}: ${text(values[index] ?? null)}`),
        ])
      },
    },
    xAxis: {
      type: 'category',
      data: [...categories],
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: { color: colours.muted, fontSize: fontPx, hideOverlap: true },
    },
    // People at the left, what comes at the right: the two have no unit in common.
    yAxis: [
      { ...axis, splitLine: { lineStyle: { color: colours.line } } },
      { ...axis, splitLine: { show: false } },
    ],
    series: series.map(({ name, values, kind }) => {
      if (kind === 'bars') {
        const itemStyle = { color: colours['control-line'], opacity: 0.45 }
        return { type: 'bar', name, data: [...values], yAxisIndex: 1, barMaxWidth: 24, itemStyle }
      }
      const colour = lines[place % lines.length] ?? colours.ink
      // Lines differ in their marks and strokes too, not in colour alone.
      const mark = ['circle', 'rect', 'triangle'][place % 3] ?? 'circle'
      const type = place === 0 ? ('solid' as const) : ('dashed' as const)
      place++
      return {
        type: 'line',
        name,
        data: [...values],
        step: 'middle',
        connectNulls: false,
        symbol: mark,
        symbolSize: 5,
        itemStyle: { color: colour },
        lineStyle: { width: 2, type, color: colour },
      }
    }),
  }
}

/** The people that the intervals of a day need, over what comes in them. */
export function DayChart(props: DayChartProps) {
  const { colours } = useThemeColours(NAMES)
  const { scale } = useReading()
  const holder = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType | null>(null)

  useEffect(() => {
    const element = holder.current
    if (element === null) return
    const made = init(element, null, { renderer: 'canvas' })
    setChart(made)
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
      setChart(null)
    }
  }, [])

  useEffect(() => {
    if (chart === null || chart.isDisposed()) return
    const { fontFamily } = getComputedStyle(document.body)
    chart.setOption(optionOf(props, colours, fontFamily, FONT_PX * scale), { notMerge: true })
  }, [chart, props, colours, scale])

  // An image is what it is to who does not see it; what draws it needs a box.
  // oxlint-disable-next-line prefer-tag-over-role
  return <div ref={holder} className="staffing-canvas" role="img" aria-label={props.label} />
}
