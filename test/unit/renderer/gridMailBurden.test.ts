import { describe, expect, test } from 'vitest'
import {
  canBeFormatted,
  DEEPEST,
  LONGEST_FORMATTED,
  MOST_ELEMENTS,
} from '../../../src/renderer/features/grid/mailBurden.ts'

const FIVE_MB = 5_000_000

function filled(piece: string, length = FIVE_MB): string {
  return piece.repeat(Math.ceil(length / piece.length))
}

function nested(start: string, end: string, times: number): string {
  return `${start.repeat(times)}x${end.repeat(times)}`
}

function numbered(times: number, piece: (place: number) => string): string {
  return Array.from({ length: times }, (_each, place) => piece(place)).join('')
}

describe('a mail as people and programs write them is shown with its formatting', () => {
  const row = '<tr><td style="padding:4px">Valor</td><td><b>5&nbsp;000</b><br></td></tr>'
  test.each<[string, string]>([
    ['nothing', ''],
    ['text', 'Hola Ana, 1 < 2'],
    ['paragraphs that are never closed', filled('<p>Hola <b>Ana</b><br>', 100_000)],
    [
      'items and cells that are never closed',
      `<ul>${'<li>uno'.repeat(2_000)}</ul><table>${'<tr><td>a<td>b'.repeat(2_000)}</table>`,
    ],
    ['a long table', `<table><tbody>${row.repeat(2_000)}</tbody></table>`],
    [
      'tables in tables, as newsletters have them',
      nested(`<table width="100%">${row}<tr><td>`, '</td></tr></table>', 30),
    ],
    [
      'forty answers to answers',
      nested('<div><p>El lunes Ana escribió:<blockquote type="cite">', '</blockquote></div>', 40),
    ],
    ['anchors that are never closed', '<a href="x">uno '.repeat(3_000)],
    ['tags closed in another order', '<p><b><i>uno</b></i></p>'.repeat(1_000)],
    [
      'a layout with flex-direction:column',
      '<style>.a{flex-direction:column;grid-column:1}</style><div class="column-count">Columns: a, b</div>',
    ],
    [
      "Word's styles",
      String.raw`<style>v\:* {behavior:url(#default#VML);} p.MsoNormal {mso-style-priority:99;}</style><o:p></o:p>`,
    ],
    ['many comments', filled('<!-- <div> -->', 500_000)],
    ['styles and scripts without end', '<style>p{}' + '<div>'.repeat(20_000)],
  ])('%s', (_what, html) => {
    expect(canBeFormatted(html)).toBe(true)
  })
})

describe('a mail that would keep the window busy is read as text', () => {
  test.each<[string, string]>([
    ['5 MB', filled('<p>Hola mundo</p>')],
    ['5 MB of text', filled('Hola mundo ')],
    ['5 MB of joiners', filled('\u200D')],
    ['20,000 nested elements', nested('<div>', '</div>', 20_000)],
    ['nested elements that are never closed', '<div>'.repeat(20_000)],
    ['nested tables', nested('<table><tr><td>', '</td></tr></table>', 1_000)],
    ['nested tables that are never closed', '<table><td>'.repeat(1_000)],
    ['nested inline elements', nested('<span>', '</span>', 1_000)],
    ['nested elements of unknown names', '<x-y>'.repeat(1_000)],
    ['nested lists', '<ul><li>'.repeat(1_000)],
    ['nested drawings', nested('<svg><g>', '</g></svg>', 1_000)],
    ['drawings of cells', `<svg>${'<td>'.repeat(1_000)}`],
    ['styles in drawings, which are markup', `<svg>${'<style><g>'.repeat(1_000)}`],
    ['end tags that end nothing', '<div></span></x></p>'.repeat(1_000)],
    ['end tags that a table holds back', '<div><table></div></table>'.repeat(1_000)],
    ['end tags that a list of choices holds back', '<div><select></div></select>'.repeat(1_000)],
    ['formatting that every block opens anew', numbered(1_000, (place) => `<div><font size=${place}></div>`)],
    ['too many elements', '<p>'.repeat(MOST_ELEMENTS + 1)],
    ['columns in columns', nested('<div style="columns:2">', '</div>', 20)],
    ['columns by a style sheet', '<STYLE>div { column-count : 2 }</style>'],
    ['columns in disguise', String.raw`<style>div{c\6f lumns:2}</style>`],
    ['columns with a comment inside', '<style>div{columns/**/:2}</style>'],
    ['columns as character references', '<div style="column&#45;width:1px">'],
    ['columns as references to escapes', String.raw`<div style="&#92;63olumns:2">`],
  ])('%s', (_what, html) => {
    expect(canBeFormatted(html)).toBe(false)
  })

  test('one more than the bounds, and not one fewer', () => {
    expect(canBeFormatted('x'.repeat(LONGEST_FORMATTED))).toBe(true)
    expect(canBeFormatted('x'.repeat(LONGEST_FORMATTED + 1))).toBe(false)
    expect(canBeFormatted(nested('<div>', '</div>', DEEPEST))).toBe(true)
    expect(canBeFormatted(nested('<div>', '</div>', DEEPEST + 1))).toBe(false)
    expect(canBeFormatted('<br>'.repeat(MOST_ELEMENTS))).toBe(true)
    expect(canBeFormatted('<br>'.repeat(MOST_ELEMENTS + 1))).toBe(false)
  })

  test.each(['<', '<a ', '<a style="', '<style>', '<!--', '</', '<style>/*', '<i style="\\', '<i style="&'])(
    'telling takes time in proportion to its length: %j without end',
    (piece) => {
      // A quadratic reading of so much would take minutes.
      expect(typeof canBeFormatted(filled(piece, LONGEST_FORMATTED).slice(0, LONGEST_FORMATTED))).toBe('boolean')
    },
  )
})
