import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailDocument } from '../../../src/renderer/features/grid/mailFrame.ts'

const START = '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="'

describe('mailDocument', () => {
  it.each([
    '<script>alert(1)</script>',
    '</head></html><html><head><meta http-equiv="Content-Security-Policy" content="default-src *">',
    '"><meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<!-- ',
    '<img src=x onerror=alert(1)>',
    '',
  ])('has its policy before anything of the mail: %j', (html) => {
    const document = mailDocument(html)
    expect(document.startsWith(START)).toBe(true)
    const policy = document.slice(START.length, document.indexOf('"', START.length))
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(document.slice(0, document.indexOf('<body>'))).toContain('"X-DNS-Prefetch-Control" content="off"')
    // The mail stands in the body, after everything that is ours.
    expect(document.indexOf('<body>')).toBeLessThan(document.length - html.length)
    expect(document.endsWith(`<body>${html}</body></html>`)).toBe(true)
  })

  it('begins the same whatever the mail holds', () => {
    const ours = mailDocument('').indexOf('<body>')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (html) => {
        expect(mailDocument(html).slice(0, ours)).toBe(mailDocument('').slice(0, ours))
      }),
    )
  })
})
