import type { FieldType } from '../reports/types.ts'
import type { NumberingPlan } from '../telephoneCountries.ts'
import { parseDate } from '../time.ts'
import { numberOf } from '../values.ts'
import { hintsOf } from './fieldNames.ts'

// What type a field has, by every value that came of it. A type that compares by number is taken only where each value
// that is there is one: a value without a number could not be sorted or filtered by.

const MEASURES = ['integer', 'decimal', 'percent', 'money', 'duration', 'hour'] as const
type Measure = (typeof MEASURES)[number]

/** What servers send where there is nothing. */
const BLANK = /^(?:|-{1,3}|n\/?a|null|none|0000-00-00(?: 00:00:00)?)$/i
const DIGITS = /^[+-]?\d+$/
/** A number in theory, and more likely the code of something: `12E5`. */
const LIKE_A_CODE = /^\d+e\d+$/i
const CLOCK = /^-?(?:\d+ days?,? )?\d+:\d{1,2}:\d{1,2}/
const TIME_OF_DAY = /^\d{1,2}:\d{2}$/
const CURRENCY = /^(?:[A-Z]{3}|[$€£])|(?:[A-Z]{3}|[$€£])$/
const EMAIL = /^[^\s@<>]{1,64}@[^\s@<>.]+(?:\.[^\s@<>.]+)+$/
const TELEPHONE = /^\+?[\d ().-]{7,20}$/
/** A number of any country. */
const WITH_PLUS = /^\+\d{8,15}$/
const TAG =
  /<\/?(?:p|div|br|html|head|body|span|table|tbody|tr|td|a|b|i|strong|em|img|style|font|ul|ol|li|h[1-6]|meta)\b[^>]*>/i
const COMPACT_DAY = /^\d{8}$/
const COMPACT_INSTANT = /^\d{14}$/

/** So long that nobody counts with it. */
const ID_DIGITS = 9
/** A float keeps these digits exactly. */
const EXACT_DIGITS = 15
const LONG_LETTERS = 160
/** Tags are looked for in the beginning of a value. */
const TAG_LETTERS = 4_000
const MOST_EXAMPLES = 3
const FIRST_YEAR = Date.UTC(1990, 0, 1) / 1000
const LAST_YEAR = Date.UTC(2100, 0, 1) / 1000

/** A value as the store files it: text as it is, anything else as its JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** How an operation writes what could be read otherwise. */
export interface Habits {
  /** To whose clock dates are turned where they name another. */
  readonly timeZone: string
  /** Of the country whose telephones are known without their code. */
  readonly plan: NumberingPlan
}

/** Sees the values of one field, one after the other, and says what they are. Keeps a few of them, not all. */
export class FieldObserver {
  readonly name: string
  #filled = 0
  readonly #examples = new Set<string>()
  readonly #measures = new Set<Measure>(MEASURES)
  #isDated = true
  #hasTime = false
  #isCompactDay = true
  #isCompact = true
  #isEmail = true
  #isTelephone = true
  #isTelephoneByShape = true
  #isDigits = true
  #isOneWord = true
  #hasDigit = true
  #hasPercent = false
  #hasCurrency = false
  #hasClock = false
  #isTimeOfDay = true
  #hasLeadingZero = false
  #fewestDigits = Infinity
  #mostDigits = 0
  #mostLetters = 0
  #hasBreak = false
  #tagged = 0
  #earliest = Infinity
  #latest = -Infinity

  readonly #habits: Habits

  constructor(name: string, habits: Habits) {
    this.#habits = habits
    this.name = name
  }

  /** Records that had a value here. */
  get filled(): number {
    return this.#filled
  }

  /** The first few values that differ, whole. */
  get examples(): readonly string[] {
    return [...this.#examples]
  }

  /** Where every value is a date: the wall seconds of the earliest and the latest. */
  get dates(): { readonly earliest: number; readonly latest: number } | null {
    if (this.#filled === 0 || !this.#isDated) return null
    return { earliest: this.#earliest, latest: this.#latest }
  }

  see(value: unknown): void {
    const text = textOf(value).trim()
    if (value === null || value === undefined || BLANK.test(text)) return
    this.#filled++
    if (this.#examples.size < MOST_EXAMPLES) this.#examples.add(text)
    this.#mostLetters = Math.max(this.#mostLetters, text.length)
    this.#seeNumber(text)
    if (this.#isDated) this.#seeDate(text)
    this.#isEmail &&= EMAIL.test(text)
    this.#isTelephone &&= TELEPHONE.test(text)
    this.#isTelephoneByShape &&= WITH_PLUS.test(text) || this.#isOwnTelephone(text)
    this.#isOneWord &&= text.length <= 80 && !/\s/.test(text)
    this.#hasDigit &&= /\d/.test(text)
    this.#hasBreak ||= text.includes('\n')
    if (text.includes('<') && TAG.test(text.slice(0, TAG_LETTERS))) this.#tagged++
  }

  /** Whether digits are a telephone of the operation's country by their look, its code before them or not. */
  #isOwnTelephone(text: string): boolean {
    if (!DIGITS.test(text)) return false
    const { bare, isTelephone } = this.#habits.plan
    return isTelephone(bare.exec(text)?.[1] ?? text)
  }

  #seeNumber(text: string): void {
    for (const measure of this.#measures) {
      if (numberOf(measure, text) === null || LIKE_A_CODE.test(text)) this.#measures.delete(measure)
    }
    this.#hasPercent ||= text.endsWith('%')
    this.#hasCurrency ||= CURRENCY.test(text)
    this.#hasClock ||= CLOCK.test(text)
    this.#isTimeOfDay &&= TIME_OF_DAY.test(text)
    if (!DIGITS.test(text)) {
      this.#isDigits = false
      return
    }
    const digits = text.replace(/^[+-]/, '')
    this.#hasLeadingZero ||= digits.length > 1 && digits.startsWith('0')
    this.#fewestDigits = Math.min(this.#fewestDigits, digits.length)
    this.#mostDigits = Math.max(this.#mostDigits, digits.length)
  }

  #seeDate(text: string): void {
    const date = parseDate(text, this.#habits.timeZone)
    if (date === undefined || date.at < FIRST_YEAR || date.at >= LAST_YEAR) {
      this.#isDated = false
      return
    }
    this.#hasTime ||= date.unit !== 'day'
    this.#isCompactDay &&= COMPACT_DAY.test(text)
    this.#isCompact &&= COMPACT_DAY.test(text) || COMPACT_INSTANT.test(text)
    this.#earliest = Math.min(this.#earliest, date.at)
    this.#latest = Math.max(this.#latest, date.at)
  }

  /** Whether every value that came can stand under a type without losing its order. */
  fits(type: FieldType): boolean {
    if (type === 'date' || type === 'dateTime') return this.#isDated
    if (type === 'telephone') return this.#isTelephone
    if (type === 'email') return this.#isEmail
    return (MEASURES as readonly FieldType[]).includes(type) ? this.#measures.has(type as Measure) : true
  }

  /** The type that the values and the name make most likely; `text` where nothing came. */
  type(): FieldType {
    if (this.#filled === 0) return 'text'
    return this.#dateType() ?? this.#measureType() ?? this.#digitsType() ?? this.#textType()
  }

  #dateType(): FieldType | null {
    if (!this.#isDated) return null
    // Eight digits are a number as often as a day: the name decides.
    if (this.#isCompactDay && !hintsOf(this.name).isDate) return null
    if (this.#isCompact && hintsOf(this.name).isTelephone) return null
    return this.#hasTime ? 'dateTime' : 'date'
  }

  #measureType(): FieldType | null {
    const measures = this.#measures
    if (this.#hasPercent && measures.has('percent')) return 'percent'
    if (this.#hasCurrency && measures.has('money')) return 'money'
    if (measures.has('hour') && (this.#isTimeOfDay || (this.#hasClock && hintsOf(this.name).isHour))) return 'hour'
    return this.#hasClock && measures.has('duration') ? 'duration' : null
  }

  #digitsType(): FieldType | null {
    const { isTelephone, isId, isHour } = hintsOf(this.name)
    if (isTelephone && this.#isTelephone) return 'telephone'
    if (!this.#isDigits) return this.#measures.has('decimal') ? 'decimal' : null
    if (isHour && this.#mostDigits <= 2 && this.#measures.has('hour')) return 'hour'
    if (this.#isTelephoneByShape) return 'telephone'
    const isUncounted = this.#fewestDigits >= ID_DIGITS || this.#mostDigits > EXACT_DIGITS
    return isId || this.#hasLeadingZero || isUncounted ? 'id' : 'integer'
  }

  #textType(): FieldType {
    if (this.#isEmail) return 'email'
    if (this.#tagged * 2 >= this.#filled) return 'html'
    if (this.#mostLetters > LONG_LETTERS || this.#hasBreak) return 'longText'
    const isId = hintsOf(this.name).isId && this.#isOneWord && this.#hasDigit
    return isId ? 'id' : 'text'
  }
}
