import { useThemeColours } from '../../components/themeColours.ts'

const NAMES = ['good', 'bad', 'other', 'usual', 'ink', 'muted', 'line', 'hatch', 'surface'] as const

/**
 * The colours of the board's charts, as the theme has them now: charts are drawn on a canvas, which knows no variables.
 */
export type ChartColours = Readonly<Record<(typeof NAMES)[number], string>>

export function useChartColours(): ChartColours {
  return useThemeColours(NAMES, 'board-').colours
}

/** A pattern of slanted lines for stretches that nobody saw. */
export function hatching(colour: string, sizePx: number): HTMLCanvasElement {
  const size = Math.max(6, Math.round(sizePx))
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')
  if (context === null) return canvas
  context.strokeStyle = colour
  context.lineWidth = Math.max(1, size / 6)
  context.beginPath()
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift - 1, size + 1)
    context.lineTo(shift + size + 1, -1)
  }
  context.stroke()
  return canvas
}
