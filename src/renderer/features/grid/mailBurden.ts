import { referenceAt } from '../../../shared/htmlEntities.ts'
import { behind, endOfComment, endOfTag, endOfUnread } from '../../../shared/plainText.ts'

// Whether a mail can be drawn with its formatting without keeping the window busy. Laying out a document takes time,
// and stack, by the depth of its elements more than by its length: 30 KB of tables inside of tables end the process. So
// the elements are counted before they are drawn.

/**
 * Longer mails are read as text. Those that people write, with the mails that they answer, have some hundred thousand
 * characters.
 */
export const LONGEST_FORMATTED = 1_000_000
/** Elements, with those that the parser opens anew in every block because they were never closed. */
export const MOST_ELEMENTS = 15_000
/** Elements inside of elements, as {@link Nesting} counts them; mails of many answers and tables have some dozens. */
export const DEEPEST = 100

const VOID: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
)
/**
 * Closed by the next of their kind or by what they stand in: without another element between, they never stand in one
 * another.
 */
const CLOSED_BY_NEXT: ReadonlySet<string> = new Set('p option optgroup html head body colgroup'.split(' '))
/** Items of lists: one ends the one before, wherever only these stand between. */
const ITEMS: ReadonlySet<string> = new Set(['li', 'dd', 'dt'])
const BETWEEN_ITEMS: ReadonlySet<string> = new Set(['div', 'address'])
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol'])
const TABLE_PARTS: ReadonlySet<string> = new Set('td th tr tbody thead tfoot caption'.split(' '))
/** Formatting inside of them is not opened anew behind them. */
const MARKERS: ReadonlySet<string> = new Set('td th caption object marquee applet template'.split(' '))
/** A block that ends leaves them open: the parser opens each of them anew in the next one. */
const FORMATTING: ReadonlySet<string> = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))
/**
 * Their end tags end what stands inside of them too; that of any other element reaches no further than to the next of
 * these.
 */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup li listing dd dt main menu nav ol pre search section summary ul table td th caption select object marquee applet template'
  ).split(' '),
)
/** No end tag inside of them closes anything outside. */
const BOUNDARIES: ReadonlySet<string> = new Set('table td th caption select object marquee applet template'.split(' '))
const FOREIGN: ReadonlySet<string> = new Set(['svg', 'math'])
/** Parts of drawings and formulas in which HTML stands. */
const ISLANDS: ReadonlySet<string> = new Set('foreignobject desc title mi mo mn ms mtext annotation-xml'.split(' '))
/** These end the drawing that they stand in. */
const NEVER_DRAWN: ReadonlySet<string> = new Set(
  (
    'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ' +
    'ruby s small span strong strike sub sup table tt u ul var font'
  ).split(' '),
)
/** Their content is no markup. */
const RAW: ReadonlySet<string> = new Set('script style title textarea xmp iframe noembed noframes'.split(' '))

const TAG_NAME = /[A-Za-z][^\s/>]*/y
/** Columns inside of columns take twice the time with every level; no program for mails shows them. */
const COLUMNS = /(?<![\w-])(?:-\w+-)?column(?:s|-count|-width)\s*:/i

interface OpenElement {
  readonly name: string
  /** Of a drawing or formula. */
  readonly isForeign: boolean
  /** Formatting inside of it that a block's end left open. Of {@link MARKERS} alone. */
  readonly left: string[]
}

/** The open elements, somewhat more of them than the parser of a browser would count: never fewer by much. */
class Nesting {
  readonly #open: OpenElement[] = []
  /** Outside of all markers. */
  readonly #left: string[] = []

  get depth(): number {
    return this.#open.reduce((depth, { left }) => depth + 1 + left.length, this.#left.length)
  }

  /** Formatting that the next piece of content opens anew. */
  get left(): string[] {
    return this.#open.findLast(({ name }) => MARKERS.has(name))?.left ?? this.#left
  }

  /** Whether what comes next is part of a drawing or formula. */
  get isForeign(): boolean {
    const last = this.#open.at(-1)
    return last?.isForeign === true && !ISLANDS.has(last.name)
  }

  /** @param isClosed whether its tag ends with a slash, which means something in drawings alone */
  start(name: string, isClosed: boolean): void {
    if (this.isForeign && NEVER_DRAWN.has(name)) while (this.isForeign) this.#open.pop()
    if (this.isForeign || FOREIGN.has(name)) {
      if (!isClosed) this.#push(name, true)
    } else if (TABLE_PARTS.has(name)) {
      if (this.#endCells(name)) this.#push(name, false)
    } else if (!CLOSED_BY_NEXT.has(name) && !VOID.has(name)) {
      if (name === 'a' || name === 'nobr') this.#closeFormatting(name)
      if (ITEMS.has(name)) this.#endItem(name === 'li')
      this.#push(name, false)
    }
  }

  #push(name: string, isForeign: boolean): void {
    this.#open.push({ name, isForeign, left: [] })
  }

  /** Ends the elements from a place on. */
  #cut(place: number): void {
    const ended = this.#open.splice(place)
    const marker = ended.findIndex(({ name }) => MARKERS.has(name))
    const inside = ended.slice(0, marker === -1 ? undefined : marker)
    this.left.push(...inside.map(({ name }) => name).filter((name) => FORMATTING.has(name)))
  }

  end(name: string): void {
    for (let at = this.#open.length - 1; this.#open[at]?.isForeign === true; at--) {
      if (this.#open[at]?.name !== name) continue
      this.#open.length = at
      return
    }
    if (CLOSED_BY_NEXT.has(name)) return
    // A form ends alone: what stands inside of it stays open.
    if (FORMATTING.has(name) || name === 'form') this.#closeFormatting(name)
    else this.#closeUntil(name)
  }

  /** A part of a table ends those before that it does not stand in. @returns whether it is counted */
  #endCells(name: string): boolean {
    const table = this.#open.findLastIndex(
      (each) => each.name === 'table' || each.name === 'template' || each.isForeign,
    )
    if (this.#open[table]?.name !== 'table') return false
    this.#cut(table + 1)
    // A table counts as itself and its cell.
    return name === 'td' || name === 'th' || name === 'caption'
  }

  #endItem(isLi: boolean): void {
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const { name, isForeign } = this.#open[at] ?? { name: '', isForeign: true }
      if (isForeign) return
      if (ITEMS.has(name) && (name === 'li') === isLi) {
        this.#cut(at)
        return
      }
      if (BLOCKS.has(name) && !BETWEEN_ITEMS.has(name)) return
    }
  }

  #closeFormatting(name: string): void {
    const { left } = this
    const last = left.lastIndexOf(name)
    if (last !== -1) {
      left.splice(last, 1)
      return
    }
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const each = this.#open[at]
      if (each?.name === name) {
        this.#open.splice(at, 1)
        return
      }
      if (each === undefined || each.isForeign || BOUNDARIES.has(each.name)) return
    }
  }

  #closeUntil(name: string): void {
    const stops = BLOCKS.has(name) ? BOUNDARIES : BLOCKS
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const each = this.#open[at]
      if (each?.name === name && !each.isForeign) {
        this.#cut(at)
        return
      }
      if (each === undefined || each.isForeign || (stops.has(each.name) && name !== 'table')) return
      if (name === 'li' && LISTS.has(each.name)) return
    }
  }
}

/** CSS as its parser reads it: without comments, escapes and character references resolved. */
function plainCss(css: string): string {
  let text = ''
  for (let place = 0; place < css.length;) {
    const character = css[place] ?? ''
    if (css.startsWith('/*', place)) {
      place = behind(css, '*/', place + 2)
      continue
    }
    const escape = character === '\\' ? /\\(?:([0-9a-f]{1,6})\s?|(.))/iy : undefined
    if (escape !== undefined) {
      escape.lastIndex = place
      const [all = '\\', code, plain] = escape.exec(css) ?? []
      const point = Number.parseInt(code ?? '', 16)
      text += code === undefined ? (plain ?? '') : point <= 0x10_ff_ff ? String.fromCodePoint(point) : ''
      place += all.length
      continue
    }
    const reference = character === '&' ? referenceAt(css, place) : undefined
    text += reference?.text ?? character
    place = reference?.end ?? place + 1
  }
  return text
}

function hasColumns(css: string): boolean {
  return /c|\\|&/i.test(css) && COLUMNS.test(plainCss(plainCss(css)))
}

/**
 * Whether a mail is shown with its formatting when asked for; else only its text is. The work is bounded, whatever the
 * mail holds: one reading of at most {@link LONGEST_FORMATTED} characters, which ends where a bound is passed.
 */
export function canBeFormatted(html: string): boolean {
  if (html.length > LONGEST_FORMATTED) return false
  const nesting = new Nesting()
  let elements = 0
  for (let place = html.indexOf('<'); place !== -1;) {
    const next = html[place + 1] ?? ''
    if (next === '!' || next === '?') {
      place = html.indexOf('<', html.startsWith('<!--', place) ? endOfComment(html, place) : behind(html, '>', place))
      continue
    }
    const isEnd = next === '/'
    TAG_NAME.lastIndex = place + (isEnd ? 2 : 1)
    const name = TAG_NAME.exec(html)?.[0].toLowerCase()
    if (name === undefined) {
      place = html.indexOf('<', isEnd ? behind(html, '>', place) : place + 1)
      continue
    }
    let end = endOfTag(html, TAG_NAME.lastIndex)
    if (isEnd) nesting.end(name)
    else {
      elements += 1 + nesting.left.length
      if (/style/i.test(html.slice(place, end)) && hasColumns(html.slice(place, end))) return false
      if (RAW.has(name) && !nesting.isForeign) {
        const start = end
        end = endOfUnread(html, name, start)
        if (name === 'style' && hasColumns(html.slice(start, end))) return false
      } else nesting.start(name, html[end - 2] === '/')
      if (elements > MOST_ELEMENTS || nesting.depth > DEEPEST) return false
    }
    place = html.indexOf('<', end)
  }
  return true
}
