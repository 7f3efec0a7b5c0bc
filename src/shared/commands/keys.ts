import type { Language } from '../language.ts'

// How keys are read and written. They are kept as Electron writes them: `CmdOrCtrl+Shift+Z`, `Alt+Left`, `F1`.

const MODIFIERS = ['ctrl', 'alt', 'shift', 'meta'] as const
export type Modifier = (typeof MODIFIERS)[number]

/** A key with the modifiers that are held with it. */
export interface KeyPress {
  readonly modifiers: ReadonlySet<Modifier>
  /** As a keyboard's events name it: `z`, `,`, `F1`, `ArrowLeft`, `Tab`. */
  readonly key: string
}

const EVENT_KEYS: Readonly<Record<string, string>> = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Plus: '+',
  Esc: 'Escape',
  Space: ' ',
}

function modifierOf(name: string, isMac: boolean): Modifier | undefined {
  switch (name) {
    case 'CmdOrCtrl':
      return isMac ? 'meta' : 'ctrl'
    case 'Cmd':
      return 'meta'
    case 'Ctrl':
      return 'ctrl'
    case 'Alt':
      return 'alt'
    case 'Shift':
      return 'shift'
    default:
      return undefined
  }
}

/** Reads keys as Electron writes them. @throws Error for a modifier that there is not */
export function readKeys(keys: string, isMac: boolean): KeyPress {
  const names = keys.split('+')
  const last = names.pop() ?? ''
  const modifiers = names.map((name) => {
    const modifier = modifierOf(name, isMac)
    if (modifier === undefined) throw new Error(`No key is called ${name}`)
    return modifier
  })
  return { modifiers: new Set(modifiers), key: EVENT_KEYS[last] ?? (last.length === 1 ? last.toLowerCase() : last) }
}

/** What of a keyboard's event says which keys are down. */
export interface KeyEvent {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
}

/** A letter or a key with a name: that Shift is held means something. A sign is a sign whichever keys write it. */
function minds(key: string): boolean {
  return key.length > 1 || key.toLowerCase() !== key.toUpperCase()
}

/** Whether an event of the keyboard is a key with just these modifiers. */
export function isPressed({ modifiers, key }: KeyPress, event: KeyEvent): boolean {
  if (event.key !== key && event.key.toLowerCase() !== key) return false
  const held = { ctrl: event.ctrlKey, alt: event.altKey, shift: event.shiftKey, meta: event.metaKey }
  return MODIFIERS.every((each) => (each === 'shift' && !minds(key)) || held[each] === modifiers.has(each))
}

/** Signs of macOS, in the order in which it writes them. */
const MAC_SIGNS: readonly (readonly [Modifier, string])[] = [
  ['ctrl', '⌃'],
  ['alt', '⌥'],
  ['shift', '⇧'],
  ['meta', '⌘'],
]

/** What is written on keyboards, where it is not what the key is called in events. */
const KEY_NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  es: {
    ctrl: 'Ctrl',
    alt: 'Alt',
    shift: 'Mayús',
    meta: 'Win',
    Home: 'Inicio',
    End: 'Fin',
    PageUp: 'Re Pág',
    PageDown: 'Av Pág',
    Delete: 'Supr',
    Escape: 'Esc',
    ' ': 'Espacio',
  },
  en: {
    ctrl: 'Ctrl',
    alt: 'Alt',
    shift: 'Shift',
    meta: 'Win',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
    Escape: 'Esc',
    ' ': 'Space',
  },
}

const SIGNS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }

/** Keys as this kind of computer writes them, in a language: `Ctrl+Mayús+Z`, `⇧⌘Z`. */
export function writtenKeys(keys: string, isMac: boolean, language: Language): string {
  const { modifiers, key } = readKeys(keys, isMac)
  const names = KEY_NAMES[language]
  const last = SIGNS[key] ?? names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  if (isMac) return [...MAC_SIGNS.flatMap(([modifier, sign]) => (modifiers.has(modifier) ? [sign] : [])), last].join('')
  return [...MODIFIERS.filter((each) => modifiers.has(each)).map((each) => names[each] ?? each), last].join('+')
}
