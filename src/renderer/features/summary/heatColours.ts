// Colours of a heat map, and what can be read on each of them.

/** From little to much, by lightness, so that it holds without colours too. */
export const HEAT = {
  light: ['#f3f9fa', '#b9dde3', '#5bb7c4', '#12808f', '#083a44'],
  dark: ['#16272c', '#1d4b55', '#2390a0', '#74c7d2', '#e0eff2'],
} as const

/** One of the two can be read on any colour: it has a contrast of at least √21, about 4.58, to 1. */
const INKS = ['#000000', '#ffffff'] as const

type Channels = readonly [red: number, green: number, blue: number]

function channelsOf(colour: string): Channels {
  const channel = (place: number): number => Number.parseInt(colour.slice(1 + 2 * place, 3 + 2 * place), 16)
  return [channel(0), channel(1), channel(2)]
}

/** How light a colour is, from 0 to 1, as WCAG 2 measures it. */
function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Channels, other: Channels): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The colour at a part of the way along others, as ECharts mixes them. */
function colourAt(colours: readonly string[], part: number): Channels {
  const place = Math.min(Math.max(part, 0), 1) * (colours.length - 1)
  const below = channelsOf(colours[Math.floor(place)] ?? '#000000')
  const above = channelsOf(colours[Math.ceil(place)] ?? '#000000')
  const mixed = (channel: 0 | 1 | 2): number =>
    below[channel] + (above[channel] - below[channel]) * (place - Math.floor(place))
  return [mixed(0), mixed(1), mixed(2)]
}

/** What is written with on the colour of a number, which lies so far along the colours from 0 to 1. */
export function inkOn(colours: readonly string[], part: number): string {
  const colour = colourAt(colours, part)
  const [dark, light] = INKS
  return contrast(colour, channelsOf(dark)) >= contrast(colour, channelsOf(light)) ? dark : light
}
