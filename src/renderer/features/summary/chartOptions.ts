import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts'
import type {
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { ChartData } from './chartData.ts'
import { HEAT, inkOn } from './heatColours.ts'
import type { ChartKind } from './summaryState.ts'

// How a measure of a summary is drawn, on the screen and in pictures.

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | HeatmapSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | VisualMapComponentOption
>

export interface DrawnChart {
  readonly kind: ChartKind
  readonly data: ChartData
  /** A number as it reads. */
  readonly text: (value: number | null) => string
}

/** The colours of a theme that a chart takes, by their names. */
export const CHART_COLOURS = ['ink', 'muted', 'line', 'raised'] as const
type Colours = Readonly<Record<(typeof CHART_COLOURS)[number], string>>

/** Okabe and Ito's, which people who see few colours tell apart; the first two differ in lightness as well. */
const SERIES = {
  light: ['#0b6270', '#e69f00', '#0072b2', '#cc79a7', '#009e73', '#d55e00', '#56b4e9', '#7a6a00'],
  dark: ['#74c7d2', '#e69f00', '#56b4e9', '#cc79a7', '#2fbf95', '#f0814a', '#a3c4f3', '#f0e442'],
} as const
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

/** How large the letters within a cell of a heat map are, against those of the axes. */
const HEAT_LETTERS = 10 / 12
/** So many names fit beside one another, and so many slanted ones. */
const MOST_LEVEL = 8
const MOST_SLANTED = 31

/** How large a chart's letters usually are, in pixels. */
export const CHART_FONT_PX = 12

/** What a chart looks like. */
export interface ChartLook {
  readonly colours: Colours
  readonly scheme: 'light' | 'dark'
  readonly family: string
  /** How large its letters are, in pixels. */
  readonly fontPx: number
  /** Room above it, where something else stands, in pixels. */
  readonly above: number
}

function shared({ colours, family, fontPx, above }: ChartLook): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: family, fontSize: fontPx, color: colours.ink },
    grid: { left: 8, right: 16, top: above + 34, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  }
}

function tooltip({ colours, fontPx }: ChartLook): TooltipComponentOption {
  return {
    confine: true,
    transitionDuration: 0,
    backgroundColor: colours.raised,
    borderColor: colours.line,
    textStyle: { color: colours.ink, fontSize: fontPx },
  }
}

/** Bars beside one another, or lines along the categories. */
function cartesian({ kind, data, text }: DrawnChart, look: ChartLook): ChartOption {
  const { colours, scheme } = look
  const { categories, series } = data
  const isLines = kind === 'lines'
  return {
    ...shared(look),
    color: [...SERIES[scheme]],
    legend: {
      show: series.length > 1,
      type: 'scroll',
      top: look.above,
      left: 0,
      textStyle: { color: colours.ink, fontSize: look.fontPx },
      pageTextStyle: { color: colours.ink },
    },
    tooltip: {
      ...tooltip(look),
      trigger: 'axis',
      axisPointer: { type: isLines ? 'line' : 'shadow' },
      formatter: (given) => {
        const [first] = Array.isArray(given) ? given : [given]
        const place = first?.dataIndex ?? 0
        return tooltipOf([
          categories[place] ?? '',
          ...series.map(({ name, values }) => `${name}: ${text(values[place] ?? null)}`),
        ])
      },
    },
    xAxis: {
      type: 'category',
      data: [...categories],
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
      axisLabel: {
        color: colours.muted,
        fontSize: look.fontPx,
        hideOverlap: true,
        width: 120,
        overflow: 'truncate',
        // Names of few groups all stand there, slanted.
        ...(categories.length > MOST_LEVEL && categories.length <= MOST_SLANTED ? { rotate: 35, interval: 0 } : {}),
      },
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: colours.muted, fontSize: look.fontPx, formatter: (value: number) => text(value) },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: series.map(({ name, values }, place) =>
      isLines
        ? {
            type: 'line',
            name,
            data: [...values],
            connectNulls: false,
            // Lines differ in their marks and strokes too, not in colour alone.
            symbol: ['circle', 'rect', 'triangle', 'diamond'][place % 4] ?? 'circle',
            symbolSize: 6,
            lineStyle: { width: 2, type: place % 2 === 0 ? 'solid' : 'dashed' },
          }
        : { type: 'bar', name, data: [...values], barMaxWidth: 46, emphasis: { disabled: true } },
    ),
  }
}

function heat({ data, text }: DrawnChart, look: ChartLook): ChartOption {
  const { colours, scheme } = look
  const { categories, series } = data
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null))
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const axis = {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.muted, fontSize: look.fontPx, width: 150, overflow: 'truncate' as const },
  }
  // Where all numbers are the same, ECharts takes the colour in the middle.
  const partOf = (value: number): number => (most > least ? (value - least) / (most - least) : 0.5)
  const isRoomy = series.length * categories.length <= 400
  return {
    ...shared(look),
    tooltip: {
      ...tooltip(look),
      formatter: (given) => {
        const [first] = Array.isArray(given) ? given : [given]
        const [x = 0, y = 0, value = null] = (first?.value ?? []) as (number | null)[]
        return tooltipOf([`${categories[y ?? 0] ?? ''} · ${series[x ?? 0]?.name ?? ''}`, text(value)])
      },
    },
    visualMap: {
      min: known.length === 0 ? 0 : least,
      max: known.length === 0 ? 1 : most,
      calculable: false,
      orient: 'horizontal',
      top: look.above,
      left: 0,
      itemHeight: 120,
      itemWidth: 12,
      textStyle: { color: colours.ink, fontSize: look.fontPx },
      inRange: { color: [...HEAT[scheme]] },
      formatter: (value: unknown) => text(Number(value)),
      text: known.length === 0 ? ['', ''] : [text(most), text(least)],
    },
    grid: {
      left: 8,
      right: 16,
      top: look.above + 58,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'category', position: 'top', data: series.map(({ name }) => name), ...axis },
    // The first group on top.
    yAxis: { type: 'category', data: [...categories], inverse: true, ...axis },
    series: [
      {
        type: 'heatmap',
        // What has no number has no colour either.
        data: series.flatMap(({ values }, x) =>
          values.flatMap((value, y) =>
            value === null ? [] : [{ value: [x, y, value], label: { color: inkOn(HEAT[scheme], partOf(value)) } }],
          ),
        ),
        itemStyle: { borderColor: colours.raised, borderWidth: 1 },
        label: {
          show: isRoomy,
          fontSize: look.fontPx * HEAT_LETTERS,
          formatter: ({ value }) => text((value as number[])[2] ?? null),
        },
        emphasis: { disabled: true },
      },
    ],
  }
}

const ROW_PX = 24
const LEAST_HEIGHT_PX = 260

/** How high a chart is, in pixels: a heat map has a line for each group. */
export function chartHeight({ kind, data }: DrawnChart): number {
  return kind === 'heat' ? Math.max(LEAST_HEIGHT_PX, 80 + data.categories.length * ROW_PX) : LEAST_HEIGHT_PX
}

/** What ECharts draws. */
export function chartOption(chart: DrawnChart, look: ChartLook): ChartOption {
  return chart.kind === 'heat' ? heat(chart, look) : cartesian(chart, look)
}
