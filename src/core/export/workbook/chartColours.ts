// How a chart's series are told apart: by colours that people who see few of them tell apart too (Okabe and Ito's), and
// lines by their marks and strokes besides.

const COLOURS = ['0B6270', 'E69F00', '0072B2', 'CC79A7', '009E73', 'D55E00', '56B4E9', '7A6A00'] as const
const MARKS = ['circle', 'square', 'triangle', 'diamond'] as const
const MARK_SIZE = 6

/** What a series is filled with, by its place from 0. */
export function colourXml(place: number): string {
  return `<a:solidFill><a:srgbClr val="${COLOURS[place % COLOURS.length]}"/></a:solidFill>`
}

/** The stroke of a line. */
export function dashXml(place: number): string {
  return place % 2 === 0 ? '' : '<a:prstDash val="dash"/>'
}

/** The mark at each of a line's points. */
export function markerXml(place: number): string {
  const colour = colourXml(place)
  const look = `<c:spPr>${colour}<a:ln w="9525">${colour}</a:ln></c:spPr>`
  return `<c:marker><c:symbol val="${MARKS[place % MARKS.length]}"/><c:size val="${MARK_SIZE}"/>${look}</c:marker>`
}
