import { NO_VALUE } from '../../../../shared/values.ts'
import type { StoredValue } from '../../rows/storedValue.ts'

/** What SQL's `trim` of a filter takes for blank. */
const BLANKS = /^[ \t\n\r\u00a0]+|[ \t\n\r\u00a0]+$/g
const BLANK_END = /[ \t\n\r\u00a0]$|^[ \t\n\r\u00a0]/

function trimmed(text: string): string {
  return BLANK_END.test(text) ? text.replace(BLANKS, '') : text
}

/** Whether a value of a field of numbers is none at all, as the filter `empty` has it. */
export function isNoNumberText(text: string): boolean {
  return (NO_VALUE as readonly string[]).includes(trimmed(text))
}

export function textOfStored(value: StoredValue): string {
  if (typeof value === 'string') return value
  return value === null ? '' : Buffer.from(value).toString('utf8')
}

/** What a text takes in memory beside its letters, with its place in a table. */
const BYTES_PER_TEXT = 72

/**
 * The different texts of a field, to the letter, each with a number from 0. The first is '': that of rows without a
 * value.
 */
export class Dictionary {
  readonly #isNumeric: boolean
  #texts: string[] = ['']
  #codes = new Map<string, number>()
  #letters = 0

  /** @param isNumeric whether the field is one of numbers, in which `-` stands for none, too */
  constructor(isNumeric: boolean) {
    this.#isNumeric = isNumeric
  }

  get texts(): readonly string[] {
    return this.#texts
  }

  /** Bytes that it takes, roughly. */
  get bytes(): number {
    return this.#letters + this.#codes.size * BYTES_PER_TEXT
  }

  codeOf(value: StoredValue): number {
    if (value === null) return 0
    const text = typeof value === 'string' ? value : textOfStored(value)
    return this.#codes.get(text) ?? this.#add(text)
  }

  #add(text: string): number {
    const isEmpty = this.#isNumeric ? isNoNumberText(text) : trimmed(text) === ''
    const code = isEmpty ? 0 : this.#texts.length
    if (!isEmpty) this.#texts.push(text)
    this.#codes.set(text, code)
    this.#letters += 2 * text.length
    return code
  }

  /** Forgets the texts that none of the columns has, which get the new numbers of theirs. */
  keepOnly(columns: Iterable<{ codes: Int32Array }>): void {
    const kept = new Int32Array(this.#texts.length)
    const texts = ['']
    const all = [...columns]
    for (const { codes } of all) {
      for (const code of codes) {
        if (code === 0 || (kept[code] ?? 0) > 0) continue
        kept[code] = texts.length
        texts.push(this.#texts[code] ?? '')
      }
    }
    for (const column of all) column.codes = column.codes.map((code) => kept[code] ?? 0)
    this.#texts = texts
    this.#codes = new Map(texts.entries().map(([code, text]) => [text, code]))
    this.#codes.delete('')
    this.#letters = texts.reduce((letters, text) => letters + 2 * text.length, 0)
  }
}
