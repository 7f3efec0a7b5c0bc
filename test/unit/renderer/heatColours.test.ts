import { HeatmapChart } from 'echarts/charts'
import { GridComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { describe, expect, it } from 'vitest'
import { chartOption } from '../../../src/renderer/features/summary/chartOptions.ts'

use([HeatmapChart, GridComponent, TooltipComponent, VisualMapComponent, SVGRenderer])

const COLOURS = { ink: '#111111', muted: '#555555', line: '#dddddd', raised: '#fefefe' }

/** Lightness and contrast as WCAG 2 writes them down. */
function lightness(colour: string): number {
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(colour) ?? []
  const channels =
    hex === undefined
      ? (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number)
      : [0, 2, 4].map((place) => Number.parseInt(hex.slice(place, place + 2), 16))
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 10 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [a, b] = [lightness(one) + 0.05, lightness(other) + 0.05]
  return Math.max(a, b) / Math.min(a, b)
}

/** The colours of the cells of a map, as ECharts draws them, each with that of the number in it. */
function drawn(
  values: readonly number[],
  scheme: 'light' | 'dark',
): readonly (readonly [cell: string, text: string])[] {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 900, height: 2_000 })
  const data = { categories: values.map(String), series: [{ name: 'a', values }], total: values.length }
  const text = (value: number | null): string => `§${value}`
  chart.setOption(
    chartOption({ kind: 'heat', data, text }, { colours: COLOURS, scheme, family: 'sans-serif', fontPx: 12, above: 0 }),
  )
  const svg = chart.renderToSVGString()
  chart.dispose()
  const fillOf = (tag: string): string => /fill="([^"]*)"/.exec(tag)?.[1] ?? ''
  const cells = [...svg.matchAll(/<path[^>]*stroke="#fefefe"[^>]*>/g)].map(([tag]) => fillOf(tag))
  const texts = [...svg.matchAll(/<text[^>]*font-size:10px[^>]*>/g)].map(([tag]) => fillOf(tag))
  expect(cells).toHaveLength(values.length)
  expect(texts).toHaveLength(values.length)
  return cells.map((cell, place) => [cell, texts[place] ?? ''])
}

describe('the numbers of a heat map', () => {
  it.each(['light', 'dark'] as const)('can be read on each of its colours (%s)', (scheme) => {
    const pairs = drawn(
      Array.from({ length: 101 }, (_, value) => value),
      scheme,
    )
    for (const [cell, text] of pairs) expect(contrast(cell, text), `${text} on ${cell}`).toBeGreaterThanOrEqual(4.5)
    expect(new Set(pairs.map(([cell]) => cell)).size).toBeGreaterThan(50)
  })

  it.each(['light', 'dark'] as const)('can be read where all of them are the same (%s)', (scheme) => {
    for (const [cell, text] of drawn([7, 7], scheme)) expect(contrast(cell, text)).toBeGreaterThanOrEqual(4.5)
  })
})
