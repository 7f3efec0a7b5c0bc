import { inflateSync } from 'node:zlib'

// The texts of a PDF as Chromium writes it: objects that stand by themselves, streams deflated or plain, and fonts
// whose glyphs a table turns into characters.

interface PdfObject {
  readonly dictionary: string
  readonly stream: Buffer | undefined
}

/** What stands between `obj` and `endobj`, by number; the dictionary ends where the stream begins. */
function objectsOf(bytes: Buffer): ReadonlyMap<number, PdfObject> {
  const text = bytes.toString('latin1')
  const objects = new Map<number, PdfObject>()
  const begin = /(?:^|[\r\n])(\d+) 0 obj\b/g
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const from = begin.lastIndex
    const end = text.indexOf('endobj', from)
    // Looked for no further than that: of a large file's many objects most have none.
    const streamIn = text.slice(from, end).indexOf('stream')
    const streamAt = from + streamIn
    const length = /\/Length (\d+)(?! 0 R)/.exec(text.slice(from, streamIn === -1 ? end : streamAt))?.[1]
    if (streamIn !== -1 && length !== undefined) {
      const dictionary = text.slice(from, streamAt)
      const start = streamAt + (text.startsWith('stream\r\n', streamAt) ? 8 : 7)
      const raw = bytes.subarray(start, start + Number(length))
      objects.set(Number(match[1]), {
        dictionary,
        stream: dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw,
      })
      begin.lastIndex = start + Number(length)
    } else {
      objects.set(Number(match[1]), { dictionary: text.slice(from, end), stream: undefined })
      begin.lastIndex = end
    }
  }
  return objects
}

function characters(hex: string): string {
  const units = hex.match(/.{4}/g) ?? []
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)))
}

/** What the glyphs of a font stand for. */
function glyphsOf(table: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>()
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      glyphs.set(Number.parseInt(glyph, 16), characters(text))
    }
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const from = Number.parseInt(first, 16)
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph++) {
        glyphs.set(glyph, String.fromCodePoint(Number.parseInt(text, 16) + glyph - from))
      }
    }
  }
  return glyphs
}

type Glyphs = ReadonlyMap<number, string>

function fontsOf(objects: ReadonlyMap<number, PdfObject>, resources: string): ReadonlyMap<string, Glyphs> {
  const fonts = new Map<string, Glyphs>()
  const listed = /\/Font\s*<<([\s\S]*?)>>/.exec(resources)?.[1] ?? ''
  for (const [, name = '', number = ''] of listed.matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(number))?.dictionary ?? '')?.[1]
    fonts.set(name, glyphsOf(objects.get(Number(table))?.stream?.toString('latin1') ?? ''))
  }
  return fonts
}

/** Texts of a page's content, each as it was drawn; a font's table says what its glyphs are. */
function textsOf(content: string, fonts: ReadonlyMap<string, Glyphs>): readonly string[] {
  const texts: string[] = []
  let glyphs: Glyphs = new Map()
  for (const [, font, hex] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map()
    else texts.push((hex?.match(/.{4}/g) ?? []).map((code) => glyphs.get(Number.parseInt(code, 16)) ?? '').join(''))
  }
  return texts
}

/** A sheet of a PDF: its size in points, and its texts in one, without what divides them. */
export interface PdfSheet {
  readonly width: number
  readonly height: number
  /** Blanks are left out: where a text is broken into pieces, nothing says which of them stood apart. */
  readonly text: string
}

/** A text as {@link PdfSheet} has it. */
export function withoutBlanks(text: string): string {
  return text.replaceAll(/\s+/g, '')
}

/** The sheets of a PDF that Chromium wrote, in their order. */
export function readPdf(bytes: Buffer): readonly PdfSheet[] {
  const objects = objectsOf(bytes)
  const trees = [...objects].filter(([, { dictionary }]) => /\/Type\s*\/Pages\b/.test(dictionary))
  const kidsOf = (dictionary: string): readonly number[] =>
    [...(/\/Kids\s*\[([^\]]*)\]/.exec(dictionary)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) =>
      Number(number),
    )
  const sheets = (number: number): readonly number[] => {
    const { dictionary = '' } = objects.get(number) ?? {}
    return /\/Type\s*\/Pages\b/.test(dictionary) ? kidsOf(dictionary).flatMap(sheets) : [number]
  }
  const root = trees.find(([, { dictionary }]) => !dictionary.includes('/Parent'))
  return (root === undefined ? [] : sheets(root[0])).map((number) => {
    const { dictionary = '' } = objects.get(number) ?? {}
    const [, width = 0, height = 0] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(dictionary) ?? []
    const contents = /\/Contents (\d+) 0 R/.exec(dictionary)?.[1]
    const listed = /\/Resources (\d+) 0 R/.exec(dictionary)?.[1]
    const resources = listed === undefined ? dictionary : (objects.get(Number(listed))?.dictionary ?? '')
    const content = objects.get(Number(contents))?.stream?.toString('latin1') ?? ''
    const text = textsOf(content, fontsOf(objects, resources)).join('')
    return { width: Number(width), height: Number(height), text: withoutBlanks(text) }
  })
}
