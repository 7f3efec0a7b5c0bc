import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutTo, MOST_READ, plainLinesOf, plainTextOf } from '../../../src/shared/plainText.ts'

const LONG = 100_000

describe('the text of a mail', () => {
  test.each([
    ['', ''],
    ['just text', 'just text'],
    ['  a \r\n\t b  ', 'a b'],
    ['<p>Hola <b>Ana</b>, su pago.</p><p>Gracias</p>', 'Hola Ana, su pago. Gracias'],
    ['H<b>ol</b>a', 'Hola'],
    ['uno<br>dos<br/>tres', 'uno dos tres'],
    ['<td>a</td><td>b</td>', 'a b'],
    ['<!DOCTYPE html><html><head><title>x</title><style>p { color: red }</style></head><body>t</body></html>', 't'],
    ['<script>alert("<p>no</p>")</script>sí', 'sí'],
    ['<SCRIPT type="a">no</ScRiPt >sí', 'sí'],
    ['<style>a</stylex>b</style>c', 'c'],
    ['a<!-- <b>no</b> > -->b', 'ab'],
    ['a<!-->b<!--->c', 'abc'],
    ['a<!-- no', 'a'],
    ['a<![CDATA[no]]>b<?xml no?>c', 'abc'],
    ['a</>b</ >c</3>d', 'abcd'],
    ['1 < 2 and 3 > 2 & <3', '1 < 2 and 3 > 2 & <3'],
    ['<a title="x > y" href=\'>\'>enlace</a>', 'enlace'],
    ['<a href=x>y</a>', 'y'],
    ['<p title=">', ''],
    ['a <p title="never closed>b</p>', 'a'],
    ['a <p', 'a'],
    ['Espa&ntilde;a &aacute;&Eacute; &iquest;s&iacute;?', 'España áÉ ¿sí?'],
    ['&#241;&#xF1;&#XF1;&#241 x', 'ñññ\u00F1 x'],
    ['&#147;hola&#148; &#128;5', '“hola” €5'],
    ['a&nbsp;&nbsp; b', 'a b'],
    ['&amp;lt; &lt;b&gt;no tag&lt;/b&gt;', '&lt; <b>no tag</b>'],
    ['&unknown; &; &# &#x; &', '&unknown; &; &# &#x; &'],
    ['&#0;&#xD800;&#x110000;&#99999999;', '\uFFFD\uFFFD\uFFFD\uFFFD'],
    ['&zwnj;&nbsp;&zwnj;&nbsp;\u200B \u00ADhola&shy;mundo', 'holamundo'],
    ['a\u{E0041}b\uD83Dc', 'ab\uD83Dc'],
    ['a\u202Eb\u2066c\u034F', 'abc'],
    ['👩\u200D💻', '👩\u200D💻'],
    ['a\u200D\u200D\u200C\u200Db\u200D', 'a\u200Db'],
    ['a\u200B\u200Db &zwj;c&zwj; &zwnj;', 'a\u200Db c'],
    ['a\0b\x1bc', 'a b c'],
    ['<b><b><b>' + '<b>'.repeat(2000) + 'deep', 'deep'],
  ])('%j', (html, text) => {
    expect(plainTextOf(html, LONG)).toBe(text)
  })

  test('in lines has one for each block', () => {
    const html =
      '<h1>Factura</h1>\n<p>Hola <b>Ana</b>,<br> su pago:</p>\n\n<table><tr><td>Valor</td> <td>5&nbsp;000</td></tr><tr><td>Total</td><td>7</td></tr></table>'
    expect(plainLinesOf(html, LONG)).toBe('Factura\nHola Ana,\nsu pago:\nValor 5 000\nTotal 7')
    expect(plainTextOf(html, LONG)).toBe('Factura Hola Ana, su pago: Valor 5 000 Total 7')
  })

  test('has nothing of millions of characters that show nothing', () => {
    const joiners = '\u200D'.repeat(1_700_000)
    expect(plainTextOf(`${joiners}<p>Hola</p>${joiners}<p>mundo</p>${joiners}`, Infinity)).toBe('Hola mundo')
    expect(plainTextOf(`a${joiners}b`, 200_000)).toBe('a\u200Db')
  })

  test('is that of so much as is read at most', () => {
    expect(plainTextOf(`<p>a</p>${' '.repeat(MOST_READ)}<p>b</p>`, LONG)).toBe('a')
    expect(plainTextOf(`<p>a</p>${' '.repeat(MOST_READ - 20)}<p>b</p>`, LONG)).toBe('a b')
  })

  test('is cut where it is asked to be, never inside of a character', () => {
    expect(plainTextOf('<p>abc</p><p>def</p>', 5)).toBe('abc d')
    expect(plainTextOf('ab😀', 3)).toBe('ab')
    expect(plainTextOf('ab😀', 4)).toBe('ab😀')
    expect(cutTo('😀', 1)).toBe('')
    expect(plainTextOf('abc', 0)).toBe('')
  })
})

const pieces = fc.constantFrom(
  '<',
  '>',
  '</',
  '<!--',
  '-->',
  '"',
  "'",
  '=',
  '&',
  '&lt;',
  '&#60;',
  '&#',
  'x',
  ';',
  ' ',
  '\n',
  'ñ',
  '😀',
  '\uD83D',
  '<p>',
  '</p>',
  '<script>',
  '</script>',
  '<style',
  '<a href="',
  '<![CDATA[',
  ']]>',
  '<br/>',
  '\0',
  '\u200D',
  '/',
)
const hostile = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(''))

describe('whatever a mail holds', () => {
  test('its text is one line of the length asked for at most, without control characters and double spaces', () => {
    fc.assert(
      fc.property(hostile, fc.nat(40), (html, longest) => {
        const text = plainTextOf(html, longest)
        expect(text.length).toBeLessThanOrEqual(longest)
        expect(text).not.toMatch(/\p{Cc}| {2}/u)
        expect(plainTextOf(html, LONG).startsWith(text)).toBe(true)
        expect(plainLinesOf(html, LONG).replaceAll('\n', ' ')).toBe(plainTextOf(html, LONG))
      }),
      { numRuns: 2000 },
    )
  })

  test('text that was written as text comes back as it was', () => {
    const escaped = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'ñ', '<', '>', '&', ';', '"', '😀', '#', '1') }))
    fc.assert(
      fc.property(words, (words) => {
        const text = words.filter((word) => word !== '').join(' ')
        expect(plainTextOf(`<p>${escaped(text)}</p>`, LONG)).toBe(text)
      }),
    )
  })

  test.each(['<', '<p', '<!--', '<a href="', '<style>', '<script><', '&#', '&amp', '</script', '\u200B', ' ', '<a ="'])(
    'reading takes time in proportion to its length: %j without end',
    (piece) => {
      // A quadratic reading of so much would take hours.
      const size = 2_000_000
      const html = piece.repeat(Math.ceil(size / piece.length))
      expect(plainTextOf(html, Infinity).length).toBeLessThanOrEqual(html.length)
    },
  )
})
