import { COMMANDS, type Command } from '../commands/commands.ts'
import { PLACE_KEYS, type PlaceKeyName } from '../commands/placeKeys.ts'
import { PICTURES, type PictureName } from './pictures.ts'

// How a topic of the guide is written. Blocks are parted by an empty line:
//
//   ## A heading                    1. A step                  - An item of a list
//   > What is to be minded          ![Caption](a-picture)      ::keyboard:: (the tables of all keys)
//
// and anything else is a paragraph; lines within a block are joined. Within a line:
//
//   **important**   {{exporting.export}} (a text of the window, as it stands there)
//   [[palette]] (the keys of a command)   [[=rowMenu]] (keys of a place)
//   [words](topic:complete), (go:settings), (settings:excel), (link:wolkvox-tokens)

export type LinkKind = 'topic' | 'go' | 'settings' | 'link'

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  /** A text of the window, by its path among the texts. */
  | { readonly kind: 'label'; readonly path: string }
  | { readonly kind: 'commandKeys'; readonly command: Command }
  | { readonly kind: 'placeKeys'; readonly name: PlaceKeyName }
  | { readonly kind: 'link'; readonly to: LinkKind; readonly target: string; readonly text: string }

export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'note'; readonly content: readonly Inline[] }
  | { readonly kind: 'list' | 'steps'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'picture'; readonly picture: PictureName; readonly caption: readonly Inline[] }
  | { readonly kind: 'keyboard' }

const INLINE =
  /\*\*(?<strong>[^*]+)\*\*|\{\{(?<label>[\w.-]+)\}\}|\[\[(?<isPlace>=?)(?<keys>[\w-]+)\]\]|\[(?<text>[^\]]+)\]\((?<to>topic|go|settings|link):(?<target>[\w-]+)\)/g

function keysIn(isPlace: boolean, name: string): Inline {
  if (isPlace && Object.hasOwn(PLACE_KEYS, name)) return { kind: 'placeKeys', name: name as PlaceKeyName }
  if (!isPlace && Object.hasOwn(COMMANDS, name)) return { kind: 'commandKeys', command: name as Command }
  throw new Error(`No keys are called ${name}`)
}

/** What one match of the pattern stands for, by the names of its parts. */
function inlineOf(parts: Readonly<Record<string, string | undefined>>): Inline {
  const { strong, label, isPlace, keys, text = '', to, target = '' } = parts
  if (strong !== undefined) return { kind: 'strong', text: strong }
  if (label !== undefined) return { kind: 'label', path: label }
  if (keys !== undefined) return keysIn(isPlace === '=', keys)
  return { kind: 'link', to: to as LinkKind, target, text }
}

function readInline(text: string): readonly Inline[] {
  const found: Inline[] = []
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) found.push({ kind: 'text', text: text.slice(end, match.index) })
    found.push(inlineOf(match.groups ?? {}))
    end = match.index + match[0].length
  }
  if (end < text.length) found.push({ kind: 'text', text: text.slice(end) })
  return found
}

const PICTURE = /^!\[(?<caption>[^\]]+)\]\((?<picture>[\w-]+)\)$/
const ITEM = /^(?:- |\d+\. )/

/** The items of a list: each begins with its sign, and its further lines are indented. */
function readItems(lines: readonly string[]): readonly (readonly Inline[])[] {
  const items: string[] = []
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`.trim())
  }
  return items.map(readInline)
}

function readBlock(lines: readonly string[]): Block {
  const [first = ''] = lines
  const joined = lines.map((line) => line.trim()).join(' ')
  if (joined === '::keyboard::') return { kind: 'keyboard' }
  if (first.startsWith('## ')) return { kind: 'heading', content: readInline(joined.slice(3)) }
  if (first.startsWith('> ')) {
    return { kind: 'note', content: readInline(lines.map((line) => line.replace(/^> ?/, '')).join(' ')) }
  }
  const { caption, picture } = PICTURE.exec(joined)?.groups ?? {}
  if (caption !== undefined && picture !== undefined) {
    if (!Object.hasOwn(PICTURES, picture)) throw new Error(`No picture is called ${picture}`)
    return { kind: 'picture', picture: picture as PictureName, caption: readInline(caption) }
  }
  if (ITEM.test(first)) return { kind: first.startsWith('- ') ? 'list' : 'steps', items: readItems(lines) }
  return { kind: 'paragraph', content: readInline(joined) }
}

/** Reads a topic's text. @throws Error where it names keys or a picture that there are not */
export function readMarkup(text: string): readonly Block[] {
  return text
    .trim()
    .split(/\n(?:[ \t]*\n)+/)
    .map((block) => readBlock(block.split('\n')))
}
