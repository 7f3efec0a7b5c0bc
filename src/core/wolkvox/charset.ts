import { isUtf8 } from 'node:buffer'
import { AppError } from '../../shared/errors.ts'

// Bodies in whatever charset their server names, as UTF-8. What is not valid in its charset is refused: stored, its
// letters would be lost.

const CHARSET = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;,"]*))/i
const UTF_8 = 'utf-8'
/** The marks that a body may begin with; they count for more than what its head says. */
const MARKS: readonly { readonly bytes: readonly number[]; readonly charset: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], charset: UTF_8 },
  { bytes: [0xfe, 0xff], charset: 'utf-16be' },
  { bytes: [0xff, 0xfe], charset: 'utf-16le' },
]
const LESS_THAN = 0x3c
const BLANK = 0x20
const NOTHING = new Uint8Array(0)

/**
 * A charset as decoders call it; UTF-8 for names that they do not know, since what is valid in it hardly is anything
 * else.
 */
function knownCharset(name: string): string {
  try {
    return new TextDecoder(name, { fatal: true }).encoding
  } catch {
    return UTF_8
  }
}

/** The charset that a `Content-Type` names; UTF-8 where it names none, as JSON is by its standard. */
export function charsetOf(contentType: string | null): string {
  const [, quoted, plain = ''] = CHARSET.exec(contentType ?? '') ?? []
  const name = (quoted ?? plain).trim()
  return name === '' ? UTF_8 : knownCharset(name)
}

/** The charset of the mark at the beginning; null where there is none, undefined while there may be one. */
function markedCharset(head: Uint8Array): string | null | undefined {
  const isBegun = (bytes: readonly number[]): boolean =>
    bytes.every((byte, place) => place >= head.length || head[place] === byte)
  const mark = MARKS.find(({ bytes }) => isBegun(bytes))
  if (mark === undefined) return null
  return head.length < mark.bytes.length ? undefined : mark.charset
}

/** Takes the pieces of a body as they come. */
interface Decoder {
  /** The piece as UTF-8. @throws where it is not valid */
  write(piece: Uint8Array): Uint8Array
  /** What is left at the end. @throws where the body stops inside a letter */
  end(): Uint8Array
}

/** How many bytes the letter takes that begins with a byte. */
function lengthOfLetter(first: number): number {
  return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}

/** Whether a byte can stand within a letter, after its first. */
function goesOn(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0
}

/** How many bytes at the end of a piece begin a letter that does not end in it: at most three. */
function openBytes(piece: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= piece.length; back++) {
    const byte = piece[piece.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc2 && byte <= 0xf4) return lengthOfLetter(byte) > back ? back : 0
    if (byte >= 0xc0) return 0
  }
  return 0
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.length === 0 ? b : Buffer.concat([a, b])
}

/**
 * UTF-8 needs no decoding: its pieces go on as they are, once they are found valid. A letter may be cut by the end of a
 * piece.
 */
class Utf8Check implements Decoder {
  /** The bytes of a letter that the last piece began. */
  #open: Uint8Array = NOTHING

  write(piece: Uint8Array): Uint8Array {
    let rest = piece
    if (this.#open.length > 0) {
      const missing = lengthOfLetter(this.#open[0] ?? 0) - this.#open.length
      const letter = joined(this.#open, piece.subarray(0, missing))
      if (piece.length < missing) {
        if (!piece.every(goesOn)) throw new Error('not valid')
        this.#open = letter
        return piece
      }
      if (!isUtf8(letter)) throw new Error('not valid')
      rest = piece.subarray(missing)
    }
    const open = openBytes(rest)
    this.#open = rest.slice(rest.length - open)
    if (!isUtf8(open === 0 ? rest : rest.subarray(0, rest.length - open))) throw new Error('not valid')
    return piece
  }

  end(): Uint8Array {
    if (this.#open.length > 0) throw new Error('stops inside a letter')
    return NOTHING
  }
}

class OtherCharset implements Decoder {
  readonly #decoder: InstanceType<typeof TextDecoder>

  constructor(charset: string) {
    this.#decoder = new TextDecoder(charset, { fatal: true })
  }

  write(piece: Uint8Array): Uint8Array {
    return Buffer.from(this.#decoder.decode(piece, { stream: true }))
  }

  end(): Uint8Array {
    return Buffer.from(this.#decoder.decode())
  }
}

/** Makes UTF-8 of a body, piece by piece. Nothing is copied of one that is UTF-8 already. */
export class BodyDecoder {
  #charset: string
  /** What came before it was known whether there is a mark. */
  #head: Uint8Array = NOTHING
  #decoder: Decoder | undefined
  /** The body's first byte that is no blank: web pages begin with `<`. */
  #firstByte: number | undefined

  /** @param contentType what the head says of the body, or null */
  constructor(contentType: string | null) {
    this.#charset = charsetOf(contentType)
  }

  /**
   * @throws AppError `unreadable-text` for bytes that are no text in the body's charset; `bad-answer` where it is a web
   * page
   */
  write(piece: Uint8Array): Uint8Array {
    if (this.#decoder !== undefined) return this.#decode(this.#decoder, piece)
    this.#head = joined(this.#head, piece)
    const marked = markedCharset(this.#head)
    return marked === undefined ? NOTHING : this.#begin(marked)
  }

  /**
   * What is left at the end.
   *
   * @throws AppError `bad-answer` for a body that stops inside a letter, and as {@link write}
   */
  end(): Uint8Array {
    const begun = this.#decoder === undefined ? this.#begin(null) : NOTHING
    try {
      return joined(begun, this.#decoder?.end() ?? NOTHING)
    } catch (cause) {
      throw new AppError('bad-answer', { reason: 'cut-off' }, { cause })
    }
  }

  #begin(marked: string | null): Uint8Array {
    this.#charset = marked ?? this.#charset
    this.#decoder = this.#charset === UTF_8 ? new Utf8Check() : new OtherCharset(this.#charset)
    return this.#decode(this.#decoder, this.#head)
  }

  #decode(decoder: Decoder, piece: Uint8Array): Uint8Array {
    this.#firstByte ??= piece.find((byte) => byte > BLANK)
    try {
      return decoder.write(piece)
    } catch (cause) {
      if (this.#firstByte === LESS_THAN) throw new AppError('bad-answer', { reason: 'html' }, { cause })
      throw new AppError('unreadable-text', { charset: this.#charset.toUpperCase() }, { cause })
    }
  }
}
