import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  LegendComponent,
  TooltipComponent,
  type GridComponentOption,
  type LegendComponentOption,
  type TooltipComponentOption,
} from 'echarts/components'
import { use, type ComposeOption } from 'echarts/core'

use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent])

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

/** A day as a chart. */
export interface DayChartData {
  readonly categories: readonly string[]
  readonly series: readonly DaySeries[]
}

/** The colours that it takes, by what style sheets call them. */
export const DAY_COLOURS = ['ink', 'muted', 'line', 'raised', 'accent', 'warning', 'control-line'] as const
type Colours = Readonly<Record<(typeof DAY_COLOURS)[number], string>>

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

/** The chart of a day for ECharts. @param fontPx how large its letters are */
export function dayChartOption(
  { categories, series }: DayChartData,
  colours: Colours,
  family: string,
  fontPx: number,
): Option {
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
