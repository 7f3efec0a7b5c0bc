import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BodyDecoder, charsetOf } from '../../../src/core/wolkvox/charset.ts'

/** A body cut at the given places, through the decoder. */
function decoded(contentType: string | null, body: Buffer, places: readonly number[] = []): string {
  const decoder = new BodyDecoder(contentType)
  const pieces: Uint8Array[] = []
  const ends = [...places.map((place) => place % (body.length + 1)), body.length].toSorted((a, b) => a - b)
  let start = 0
  for (const end of ends) {
    pieces.push(Buffer.from(decoder.write(Buffer.from(body.subarray(start, end)))))
    start = end
  }
  pieces.push(decoder.end())
  return Buffer.concat(pieces).toString('utf8')
}

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

const places = fc.array(fc.nat(10_000), { maxLength: 12 })
const anyText = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `{${text}`)
const latin = fc.string({ unit: fc.constantFrom(...Array.from('abc{}"áéíóúñÑ¿¡ü°')), maxLength: 60 })

describe('a body is read', () => {
  test('as UTF-8, wherever it is cut, whether its head says so or nothing', () => {
    const heads = fc.constantFrom(
      null,
      'application/json',
      'application/json; charset=utf-8',
      'text/html;charset="UTF8"',
      'application/json; charset=utf8mb4',
      'text/plain; charset=',
    )
    fc.assert(
      fc.property(anyText, heads, places, (text, head, places) => {
        expect(decoded(head, Buffer.from(text), places)).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('in the charset that its head names', () => {
    const head = fc
      .constantFrom('iso-8859-1', 'ISO-8859-1', '"latin1"', 'windows-1252')
      .map((name) => `a/b;charset=${name}`)
    fc.assert(
      fc.property(latin, head, places, (text, head, places) => {
        expect(decoded(head, Buffer.from(text, 'latin1'), places)).toBe(text)
      }),
    )
    expect(decoded('application/json; charset=Windows-1252', Buffer.from([0x80, 0x93, 0xe9]))).toBe('€“é')
    expect(decoded('application/json; version=1 ; Charset="ISO-8859-15"', Buffer.from([0xa4]))).toBe('€')
    expect(charsetOf('application/json; charset=Shift_JIS')).toBe('shift_jis')
  })

  test('in UTF-16 by its head or its mark, and the mark counts for more', () => {
    fc.assert(
      fc.property(anyText, places, (text, places) => {
        expect(decoded('a/b; charset=utf-16le', Buffer.from(text, 'utf16le'), places)).toBe(text)
        expect(decoded('a/b; charset=utf-16be', bigEndian(text), places)).toBe(text)
        expect(decoded(null, Buffer.from(`\uFEFF${text}`, 'utf16le'), places)).toBe(text)
        expect(decoded('a/b; charset=iso-8859-1', bigEndian(`\uFEFF${text}`), places)).toBe(text)
        const marked = decoded('a/b; charset=iso-8859-1', Buffer.from(`\uFEFF${text}`), places)
        expect(marked.replace(/^\uFEFF/, '')).toBe(text)
      }),
    )
  })
})

describe('a body that is not valid in its charset is refused', () => {
  test('wherever one byte of UTF-8 is none, and however it is cut', () => {
    fc.assert(
      fc.property(
        latin,
        latin,
        fc.constantFrom(0xe9, 0xff, 0xc0, 0xf8, 0x80),
        places,
        (before, after, byte, places) => {
          const body = Buffer.concat([Buffer.from(`{${before}`), Buffer.from([byte, 0x20]), Buffer.from(after)])
          expect(() => decoded(null, body, places)).toThrow(
            expect.objectContaining({ code: 'unreadable-text', detail: { charset: 'UTF-8' } }),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  test('in UTF-16 with half a letter', () => {
    const body = Buffer.from('{"a":"\ud83d"}', 'utf16le')
    expect(() => decoded('a/b; charset=utf-16', body, [8, 9])).toThrow(
      expect.objectContaining({ code: 'unreadable-text', detail: { charset: 'UTF-16LE' } }),
    )
  })

  test('as cut off where it stops inside a letter, and as a web page where it is one', () => {
    expect(() => decoded(null, Buffer.from('{"a":"ñ').subarray(0, -1))).toThrow(
      expect.objectContaining({ code: 'bad-answer', detail: { reason: 'cut-off' } }),
    )
    expect(() => decoded('text/html', Buffer.from('\n<html>Sesión</html>', 'latin1'))).toThrow(
      expect.objectContaining({ code: 'bad-answer', detail: { reason: 'html' } }),
    )
  })
})
