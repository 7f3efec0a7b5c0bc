import { COMMAND_IDS, keysOf } from '../commands/commands.ts'
import { writtenKeys } from '../commands/keys.ts'
import { PLACE_KEYS, type PlaceKeyName } from '../commands/placeKeys.ts'
import type { Language } from '../language.ts'
import { texts } from '../texts/index.ts'
import { GUIDES } from './guides.ts'
import type { Block, Inline } from './markup.ts'

/** A text of the window as it stands there. @throws Error where there is none of that path */
export function labelOf(path: string, language: Language): string {
  let found: unknown = texts[language]
  for (const name of path.split('.')) {
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined
  }
  if (typeof found !== 'string') throw new Error(`No text is called ${path}`)
  // What the window fills in later is not known here.
  return found.replace(/\s*·?\s*\{\{[^}]+\}\}/g, '').replace(/…$/, '')
}

export interface Writing {
  readonly language: Language
  readonly isMac: boolean
}

/** The keys that a part of a line stands for, each as this computer writes it. */
export function keysIn(part: Inline, { language, isMac }: Writing): readonly string[] {
  if (part.kind === 'commandKeys') {
    return keysOf(part.command, isMac)
      .slice(0, 1)
      .map((keys) => writtenKeys(keys, isMac, language))
  }
  if (part.kind === 'placeKeys') return PLACE_KEYS[part.name].keys.map((keys) => writtenKeys(keys, isMac, language))
  return []
}

/** A line without its marks, as it is read. */
export function plainLine(content: readonly Inline[], writing: Writing): string {
  return content
    .map((part) => {
      switch (part.kind) {
        case 'label':
          return labelOf(part.path, writing.language)
        case 'commandKeys':
        case 'placeKeys':
          return keysIn(part, writing).join(' ')
        default:
          return part.text
      }
    })
    .join('')
}

function commandLines({ language, isMac }: Writing): readonly string[] {
  return COMMAND_IDS.flatMap((command) => {
    const [keys] = keysOf(command, isMac)
    if (keys === undefined) return []
    return [`${texts[language].commands[command].label}: ${writtenKeys(keys, isMac, language)}`]
  })
}

function placeLines({ language, isMac }: Writing): readonly string[] {
  return Object.entries(GUIDES[language].placeKeys).map(([name, what]) => {
    const { keys } = PLACE_KEYS[name as PlaceKeyName]
    return `${what}: ${keys.map((each) => writtenKeys(each, isMac, language)).join(' ')}`
  })
}

/** The lines of a block, as they are read; those of the tables of keys are the commands and their keys. */
export function plainLines(block: Block, writing: Writing): readonly string[] {
  switch (block.kind) {
    case 'keyboard':
      return [...commandLines(writing), ...placeLines(writing)]
    case 'list':
    case 'steps':
      return block.items.map((item) => plainLine(item, writing))
    case 'picture':
      return [plainLine(block.caption, writing)]
    default:
      return [plainLine(block.content, writing)]
  }
}
