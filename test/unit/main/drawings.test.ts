import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pictureBytes } from '../../../src/desk/drawings.ts'

const drawing = (inside: string, attributes = ''): string =>
  `<svg width="10" height="10" xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`

describe('a picture that a window drew', () => {
  test('of an SVG is its text', () => {
    const text = drawing('<g><path d="M0 0l1 1" fill="#0b6270"></path><text y="9">a &lt; b &amp; onload=1</text></g>')
    expect(Buffer.from(pictureBytes('svg', text) ?? []).toString()).toBe(text)
  })

  test.each([
    ['a script', drawing('<script>alert(1)</script>')],
    ['a script in capitals', drawing('<SCRIPT/>')],
    ['what runs when it is loaded', drawing('', ' onload="alert(1)"')],
    ['what runs, behind a line break', drawing('<path\nonclick = "alert(1)"/>')],
    ['another document inside', drawing('<foreignObject><p/></foreignObject>')],
    ['a link', drawing('<a href="https://example.com/"><path d="M0 0"/></a>')],
    ['a picture from elsewhere', drawing('<image xlink:href="https://example.com/x.png"/>')],
    ['what is drawn from elsewhere', drawing('<use href="#x"/>')],
    ['a colour from elsewhere', drawing('<path fill="url(https://example.com/)"/>')],
    ['a style sheet', drawing('<style>@import "https://example.com/"</style>')],
    ['an entity', `<!DOCTYPE svg [<!ENTITY x "y">]>${drawing('')}`],
    ['a hidden part', drawing('<![CDATA[<script>]]>')],
    ['a tag that does not end', drawing('<path d="M0 0"')],
    ['a page', '<html><body/></html>'],
    ['nothing', ''],
  ])('is refused with %s', (_what, text) => {
    expect(pictureBytes('svg', text)).toBeNull()
  })

  test('of a PNG begins as every PNG does', () => {
    const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (rest, isPng) => {
        const bytes = Buffer.from([...(isPng ? signature : signature.toReversed()), ...rest])
        const found = pictureBytes('png', bytes.toString('base64'))
        expect(found === null ? null : Buffer.from(found)).toEqual(isPng ? bytes : null)
      }),
    )
    expect(pictureBytes('png', '<svg/>')).toBeNull()
    expect(pictureBytes('png', '')).toBeNull()
  })
})
