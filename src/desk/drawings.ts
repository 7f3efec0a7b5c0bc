import type { PictureFormat } from '../shared/fileFormats.ts'

// What a window draws, before it is written: a picture is looked at first, since whoever opens the file later trusts
// that it is one.

/** The beginning of every PNG (RFC 2083, 3.1). */
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Elements that draw and do nothing else. */
const DRAWING_ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'defs',
  'clipPath',
  'linearGradient',
  'stop',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
])
const TAG = /<\/?([A-Za-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g
/** What runs when something happens, and what leads elsewhere, in attributes and styles. */
const ACTIVE = /\son\w+\s*=|href\s*=|javascript:|@import|url\(\s*["']?(?!#)/i

/** Whether a text is an SVG that only draws: nothing in it runs, loads, or leads elsewhere. */
export function isPlainSvg(text: string): boolean {
  if (!text.startsWith('<svg') || /<[!?]/.test(text)) return false
  const tags = [...text.matchAll(TAG)]
  const known = tags.every(([, name = '', attributes = '']) => DRAWING_ELEMENTS.has(name) && !ACTIVE.test(attributes))
  // Every angle bracket belongs to one of the tags.
  return known && tags.length === text.split('<').length - 1
}

/**
 * The bytes of a picture's file.
 *
 * @param picture an SVG's text, or the base64 of a PNG
 * @returns null for what is no such picture, and for an SVG that would do more than be looked at
 */
export function pictureBytes(format: PictureFormat, picture: string): Uint8Array | null {
  if (format === 'svg') return isPlainSvg(picture) ? Buffer.from(picture) : null
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(picture)) return null
  const bytes = Buffer.from(picture, 'base64')
  return PNG_SIGNATURE.every((byte, place) => bytes[place] === byte) ? bytes : null
}
