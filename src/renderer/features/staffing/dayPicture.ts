import { pageWidth } from '../../../shared/paperPage.ts'
import { svgText } from '../../components/paper/svgText.ts'
import { themeColours } from '../../components/themeColours.ts'
import { DAY_COLOURS, dayChartOption, type DayChartData } from './dayChartOption.ts'

const HEIGHT_PX = 240
const FONT_PX = 11

/** The chart of a day as an SVG's text for paper, which is light whatever the theme. */
export function dayChartAsSvg(data: DayChartData): string {
  const { tooltip: _tooltip, ...option } = dayChartOption(
    data,
    themeColours(DAY_COLOURS, '', 'light'),
    'sans-serif',
    FONT_PX,
  )
  return svgText(option, { widthPx: pageWidth({ isWide: true }), heightPx: HEIGHT_PX })
}
