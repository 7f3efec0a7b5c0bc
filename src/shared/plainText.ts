import { referenceAt } from './htmlEntities.ts'

// The readable text of mails without interpreting their HTML: it is read once, from front to back, and only characters
// come out.

/** Elements whose content is no text for people. */
const UNREAD: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template', 'iframe', 'noembed', 'noframes'])

/** Elements that stand within a line; all others part words. */
const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big cite code del dfn em font i img input ins kbd label mark nobr o:p q s samp small span strike ' +
    'strong sub sup tt u var wbr'
  ).split(' '),
)

/** Elements after which a cell of the same line goes on. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th'])

const SPACE = /[\s\p{Cc}]/u
const SPACES = /[\s\p{Cc}]+/uy
/** Characters that show nothing. Mails pad their first lines with them, and some turn the direction of reading. */
const INVISIBLE = /[\u034F\p{Cf}]/u
/** Those of them that matter within a word: they join or part its letters, or the parts of an emoji. */
const JOINER = /[\u200C\u200D]/u
/** Runs of them, however long: a hostile mail has millions. */
const INVISIBLES = /[\u034F\p{Cf}]+/uy
/**
 * So many UTF-16 units of a document are read; larger ones are made to keep a reader busy, or hold a picture before
 * their text.
 */
export const MOST_READ = 5_000_000
/** Text in which nothing needs a look. */
const PLAIN = /[^\u034F\p{Cf}\p{Cc}\s<&]+/uy
const TAG_NAME = /[A-Za-z][^\s/>]*/y

/** Puts characters together: runs of spaces become one, or a line's end where the text has lines. */
class Gatherer {
  readonly #longest: number
  readonly #hasLines: boolean
  #text = ''
  /** What parts the next characters from those before. */
  #gap: '' | ' ' | '\n' = ''
  /** What joins the next characters to those before: one, however many there are. */
  #joiner = ''

  constructor(longest: number, hasLines: boolean) {
    this.#longest = longest
    this.#hasLines = hasLines
  }

  get isFull(): boolean {
    return this.#text.length >= this.#longest
  }

  /** Adds characters without spaces in them. */
  add(characters: string): void {
    if (this.#text !== '') this.#text += this.#gap === '' ? this.#joiner : this.#gap
    this.#gap = ''
    this.#joiner = ''
    this.#text += characters
  }

  addOne(character: string): void {
    if (SPACE.test(character)) this.space()
    else if (!INVISIBLE.test(character)) this.add(character)
    else this.addInvisible(character)
  }

  /** Adds characters that show nothing: of those that join, the first one counts, and only between two others. */
  addInvisible(run: string): void {
    if (this.#joiner === '') this.#joiner = JOINER.exec(run)?.[0] ?? ''
  }

  space(): void {
    if (this.#gap === '') this.#gap = ' '
  }

  endLine(): void {
    this.#gap = this.#hasLines ? '\n' : ' '
  }

  text(): string {
    return cutTo(this.#text, this.#longest)
  }
}

/** The first so many UTF-16 units of a text; half a character at the cut goes too. */
export function cutTo(text: string, longest: number): string {
  if (text.length <= longest) return text
  const last = text.charCodeAt(longest - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest)
}

/** The place behind a tag's `>`; one inside of an attribute's quotes does not end it. */
export function endOfTag(html: string, place: number): number {
  let isAfterEquals = false
  for (let at = place; at < html.length; at++) {
    const character = html[at] ?? ''
    if (character === '>') return at + 1
    if (isAfterEquals && (character === '"' || character === "'")) {
      const closing = html.indexOf(character, at + 1)
      if (closing === -1) return html.length
      at = closing
      isAfterEquals = false
    } else if (!SPACE.test(character)) isAfterEquals = character === '='
  }
  return html.length
}

/** The place behind the next occurrence of a mark, or the end of the text. */
export function behind(html: string, mark: string, place: number): number {
  const at = html.indexOf(mark, place)
  return at === -1 ? html.length : at + mark.length
}

export function endOfComment(html: string, place: number): number {
  const start = place + '<!--'.length
  if (html.startsWith('>', start) || html.startsWith('->', start)) return behind(html, '>', start)
  return behind(html, '-->', start)
}

/** Where the content of an element that is not read ends: at its end tag. */
export function endOfUnread(html: string, name: string, place: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  closing.lastIndex = place
  return closing.exec(html)?.index ?? html.length
}

/** Reads what begins with `<` at a place; returns where the text goes on. */
function readMarkup(html: string, place: number, gathered: Gatherer): number {
  const next = html[place + 1] ?? ''
  if (next === '!') return html.startsWith('<!--', place) ? endOfComment(html, place) : behind(html, '>', place)
  if (next === '?') return behind(html, '>', place)
  const isEnd = next === '/'
  TAG_NAME.lastIndex = place + (isEnd ? 2 : 1)
  const name = TAG_NAME.exec(html)?.[0].toLowerCase()
  if (name === undefined) {
    if (isEnd) return behind(html, '>', place)
    // A less-than sign in a sentence.
    gathered.add('<')
    return place + 1
  }
  const end = endOfTag(html, TAG_NAME.lastIndex)
  if (!INLINE.has(name)) {
    if (CELLS.has(name)) gathered.space()
    else gathered.endLine()
  }
  return !isEnd && UNREAD.has(name) ? endOfUnread(html, name, end) : end
}

function gather(document: string, longest: number, hasLines: boolean): string {
  const html = document.slice(0, MOST_READ)
  const gathered = new Gatherer(longest, hasLines)
  let place = 0
  while (place < html.length && !gathered.isFull) {
    PLAIN.lastIndex = place
    const plain = PLAIN.exec(html)?.[0]
    if (plain !== undefined) {
      gathered.add(plain)
      place += plain.length
      continue
    }
    SPACES.lastIndex = place
    const spaces = SPACES.exec(html)?.[0]
    if (spaces !== undefined) {
      gathered.space()
      place += spaces.length
      continue
    }
    INVISIBLES.lastIndex = place
    const invisible = INVISIBLES.exec(html)?.[0]
    if (invisible !== undefined) {
      gathered.addInvisible(invisible)
      place += invisible.length
      continue
    }
    const character = String.fromCodePoint(html.codePointAt(place) ?? 0)
    const reference = character === '&' ? referenceAt(html, place) : undefined
    if (reference !== undefined) {
      gathered.addOne(reference.text)
      place = reference.end
    } else if (character === '<') place = readMarkup(html, place, gathered)
    else {
      gathered.addOne(character)
      place += character.length
    }
  }
  return gathered.text()
}

/**
 * The readable text of an HTML document or a part of one, on one line: without tags, styles, scripts and comments, with
 * the usual character references decoded and every run of spaces as one. A tag or element that the text breaks off in
 * is left out.
 *
 * What comes out is text: a `<` in it was written as text, and must be shown as such.
 *
 * @param longest UTF-16 units at which it is cut, never in the middle of a character. What stands behind {@link
 * MOST_READ} is not read.
 */
export function plainTextOf(html: string, longest: number): string {
  return gather(html, longest, false)
}

/** The same with a line for each block of the document (paragraphs, headings, rows of tables), none of them empty. */
export function plainLinesOf(html: string, longest: number): string {
  return gather(html, longest, true)
}
