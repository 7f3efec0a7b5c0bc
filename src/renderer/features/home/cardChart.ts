import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { SummaryContent } from '../../../shared/home.ts'
import type { Language } from '../../../shared/language.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { numberText } from '../../../shared/summaries/numberText.ts'
import { TIME_STEPS } from '../../../shared/summaries/types.ts'
import { groupsOf, labelOf } from './cardText.ts'

// A card's chart: small, of its first measure, without axes but for the names at both ends.

export type CardChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>

/** What a card draws. */
export interface CardChartData {
  /** Along the time a line says how it goes; else bars stand beside one another. */
  readonly kind: 'line' | 'bars'
  readonly labels: readonly string[]
  /** Null where nothing is here. */
  readonly values: readonly (number | null)[]
  /** Of the earlier period; null: none is compared. */
  readonly earlier: readonly (number | null)[] | null
  readonly texts: readonly string[]
}

/** What a card's chart shows. */
export function cardChartData(
  { answer, shape }: SummaryContent,
  report: ReportDefinition,
  language: Language,
): CardChartData {
  const [heading] = answer.by
  const [measure] = answer.measures
  // All others together would dwarf each of those that stand by themselves.
  const lines = groupsOf(answer).filter(({ others }) => others !== true)
  const isAlongTime = shape === 'steps' && TIME_STEPS.some((step) => step === heading?.step)
  const values = lines.map((line) => line.values[0] ?? null)
  const earlier = lines.map(({ compared }) => compared?.[0] ?? null)
  return {
    kind: isAlongTime && lines.length > 2 ? 'line' : 'bars',
    labels: lines.map((line) => labelOf(line, answer, report, language)),
    values,
    earlier: answer.compared === null ? null : earlier,
    texts: values.map((value) => numberText(value, measure?.type ?? 'number', language, 'screen')),
  }
}

/** The colours of a theme that a card's chart takes, by their names. */
export const CARD_CHART_COLOURS = ['ink', 'muted', 'line', 'raised', 'accent'] as const
export type CardChartColours = Readonly<Record<(typeof CARD_CHART_COLOURS)[number], string>>

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

/** What ECharts draws of it. */
export function cardChartOption(
  { kind, labels, values, earlier, texts }: CardChartData,
  colours: CardChartColours,
  family: string,
): CardChartOption {
  const last = labels.length - 1
  const lineOf = (data: readonly (number | null)[], isEarlier: boolean): LineSeriesOption | BarSeriesOption =>
    kind === 'line'
      ? {
          type: 'line',
          data: [...data],
          connectNulls: false,
          symbol: 'circle',
          symbolSize: 4,
          showSymbol: data.length <= 40 && !isEarlier,
          lineStyle: { width: isEarlier ? 1.5 : 2, type: isEarlier ? 'dashed' : 'solid' },
          silent: isEarlier,
        }
      : { type: 'bar', data: [...data], barMaxWidth: 26, emphasis: { disabled: true }, silent: isEarlier }
  return {
    animation: false,
    color: [colours.accent, colours.muted],
    textStyle: { fontFamily: family, fontSize: 11, color: colours.ink },
    grid: { left: 4, right: 4, top: 6, bottom: 20 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.raised,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      axisPointer: { type: kind === 'line' ? 'line' : 'shadow' },
      formatter: (given) => {
        const [first] = Array.isArray(given) ? given : [given]
        const place = first?.dataIndex ?? 0
        return tooltipOf([labels[place] ?? '', texts[place] ?? ''])
      },
    },
    xAxis: {
      type: 'category',
      data: [...labels],
      boundaryGap: kind === 'bars',
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: {
        color: colours.muted,
        fontSize: 11,
        width: 110,
        overflow: 'truncate',
        interval: (index: number) => index === 0 || index === last,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
        showMaxLabel: true,
        hideOverlap: true,
      },
    },
    yAxis: { type: 'value', show: false, scale: kind === 'line' },
    series: [lineOf(values, false), ...(earlier === null ? [] : [lineOf(earlier, true)])],
  }
}
