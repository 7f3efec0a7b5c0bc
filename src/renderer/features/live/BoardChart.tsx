import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  MarkAreaComponent,
  TooltipComponent,
  type GridComponentOption,
  type MarkAreaComponentOption,
  type TooltipComponentOption,
} from 'echarts/components'
import { use, type ComposeOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useEffectEvent, useState } from 'react'
import { clockText } from '../../../shared/periodTexts.ts'
import { wall, type TimeRange } from '../../../shared/time.ts'
import { useChart } from '../../components/useChart.ts'
import type { Bar } from './board.ts'
import { hatching, useChartColours, type ChartColours } from './chartColours.ts'
import { OUTCOMES } from './tally.ts'

// Only what the two charts need of ECharts: the rest stays out of the program.
use([BarChart, LineChart, GridComponent, TooltipComponent, MarkAreaComponent, CanvasRenderer])

type Option = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | MarkAreaComponentOption | TooltipComponentOption
>

export interface BoardChartProps {
  /** What the chart tells, in a sentence, for who does not see it. */
  readonly label: string
  readonly bars: readonly Bar[]
  /** What is usual for each bar; none where there is no line. */
  readonly usual: readonly (number | null)[]
  readonly gaps: readonly TimeRange[]
  /** Seconds between two times on the axis. */
  readonly tickSeconds: number
  /** What is told of a bar under the pointer, line by line. */
  readonly linesOf: (place: number) => readonly string[]
}

interface ChartFont {
  readonly size: number
  readonly family: string
}

/** Text alone, never HTML: some of it came from a server. */
function tooltipOf(lines: readonly string[]): HTMLElement {
  const box = document.createElement('div')
  for (const line of lines) {
    const part = document.createElement('div')
    part.textContent = line
    box.append(part)
  }
  return box
}

function ticksOf({ from, to }: TimeRange, step: number): number[] {
  const ticks: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to + 1; at += step) ticks.push(at)
  return ticks
}

/** The bars, with the stretches that nobody saw behind them, and what is usual as a line. */
function seriesOf(
  { bars, usual, gaps }: BoardChartProps,
  colours: ChartColours,
  fontSize: number,
  whole: TimeRange,
): (BarSeriesOption | LineSeriesOption)[] {
  const middle = ({ range: { from, to } }: Bar): number => (from + to + 1) / 2
  const series: (BarSeriesOption | LineSeriesOption)[] = OUTCOMES.map((outcome, place) => ({
    type: 'bar',
    stack: 'all',
    barCategoryGap: '18%',
    itemStyle: { color: colours[outcome] },
    emphasis: { disabled: true },
    data: bars.map((bar) => [middle(bar), bar.counts[outcome]]),
    ...(place > 0
      ? {}
      : {
          markArea: {
            silent: true,
            itemStyle: { color: { image: hatching(colours.hatch, fontSize * 0.55), repeat: 'repeat' } },
            data: gaps.map(({ from, to }) => [
              { xAxis: Math.max(from, whole.from) },
              { xAxis: Math.min(to, whole.to) + 1 },
            ]),
          },
        }),
  }))
  if (usual.some((value) => value !== null)) {
    series.push({
      type: 'line',
      step: 'middle',
      symbol: 'none',
      silent: true,
      lineStyle: { color: colours.usual, width: Math.max(1.5, fontSize / 8), type: [fontSize / 3, fontSize / 4] },
      data: bars.map((bar, place) => [middle(bar), usual[place] ?? '-']),
    })
  }
  return series
}

function axesOf(
  { bars, usual, tickSeconds }: BoardChartProps,
  colours: ChartColours,
  fontSize: number,
  whole: TimeRange,
): Pick<Option, 'xAxis' | 'yAxis'> {
  const ticks = ticksOf(whole, tickSeconds)
  const highest = Math.max(0, ...bars.map(({ total }) => total), ...usual.map((value) => value ?? 0))
  return {
    xAxis: {
      type: 'value',
      min: whole.from,
      max: whole.to + 1,
      axisLine: { show: true, lineStyle: { color: colours.line }, onZero: false },
      axisTick: { show: true, customValues: ticks, lineStyle: { color: colours.line } },
      axisLabel: {
        customValues: ticks,
        color: colours.muted,
        fontSize,
        hideOverlap: true,
        formatter: (value: number) => clockText(wall(value)),
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 3,
      max: highest < 4 ? 4 : null,
      axisLabel: { color: colours.muted, fontSize },
      splitLine: { lineStyle: { color: colours.line } },
    },
  } as Pick<Option, 'xAxis' | 'yAxis'>
}

function optionOf(
  props: BoardChartProps,
  colours: ChartColours,
  font: ChartFont,
  onTooltip: (place: number) => HTMLElement,
): Option {
  const { bars } = props
  const { size: fontSize, family: fontFamily } = font
  const whole = { from: bars[0]?.range.from ?? wall(0), to: bars.at(-1)?.range.to ?? wall(0) }
  return {
    animation: false,
    textStyle: { fontFamily, fontSize },
    grid: {
      left: fontSize * 0.4,
      right: fontSize * 1.2,
      top: fontSize * 0.8,
      bottom: fontSize * 0.2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: Math.max(12, fontSize * 0.9) },
      formatter: (given) => {
        const [first] = Array.isArray(given) ? given : [given]
        return onTooltip(first?.dataIndex ?? 0)
      },
    },
    ...axesOf(props, colours, fontSize, whole),
    series: seriesOf(props, colours, fontSize, whole),
  }
}

/** Bars of one kind of row by time, what is usual as a line, and what nobody saw as hatched stretches. */
export function BoardChart(props: BoardChartProps) {
  const colours = useChartColours()
  const [font, setFont] = useState<ChartFont>({ size: 12, family: 'sans-serif' })
  const tooltip = useEffectEvent((place: number) => tooltipOf(props.linesOf(place)))
  const { holder, chart } = useChart((element) => {
    const style = getComputedStyle(element)
    setFont({ size: Number.parseFloat(style.fontSize), family: style.fontFamily })
  })

  useEffect(() => {
    if (chart === null || chart.isDisposed()) return
    chart.setOption(optionOf(props, colours, font, tooltip), { notMerge: true })
  }, [chart, props, colours, font])

  // An image is what it is to who does not see it; what draws it needs a box.
  // oxlint-disable-next-line prefer-tag-over-role
  return <div ref={holder} className="board-canvas" role="img" aria-label={props.label} />
}
