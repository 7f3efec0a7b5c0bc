import { init, use, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([SVGRenderer])

/** Without what answers to a pointer: a picture only shows. */
function plain(svg: string): string {
  return svg.replace(/<style\b.*?<\/style>/gs, '').replace(/ (?:ecmeta_\w+|class)="[^"]*"/g, '')
}

/**
 * A chart as an SVG's text, drawn beside the screen. Whoever asks has brought along the parts of ECharts that it takes.
 *
 * @param size in pixels
 */
export function svgText(
  option: EChartsCoreOption,
  size: { readonly widthPx: number; readonly heightPx: number },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.widthPx, height: size.heightPx })
  try {
    chart.setOption(option)
    return plain(chart.renderToSVGString())
  } finally {
    chart.dispose()
  }
}
