import { FACTS, LANGUAGES, type Language, type LocalizedText, type WrittenText } from '../language.ts'
import type { WrittenLanguage } from '../languages/facts.ts'
import { TRANSLATIONS } from './index.ts'
import type { Translation } from './translation.ts'

// Rows of tables carry their texts in the languages that they are written in. What a further language has for them is
// put in by name; what it lacks is filled in with the text that it falls back to. So whoever looks up a text finds one
// in every language, and whoever adds a row writes no more than before.

/** What counted things are called, for one and for several. */
type Noun = readonly [one: string, several: string]
type WrittenNoun = Readonly<Record<WrittenLanguage, Noun> & Partial<Record<Language, Noun>>>

/** A table as it is written: its texts may lack further languages. */
export type Written<T> = T extends LocalizedText
  ? WrittenText
  : T extends Readonly<Record<Language, Noun>>
    ? WrittenNoun
    : T extends object
      ? { readonly [Name in keyof T]: Written<T[Name]> }
      : T

/** A table with each of its texts in every language. */
export type InEveryLanguage<T> = T extends WrittenText
  ? LocalizedText
  : T extends WrittenNoun
    ? Readonly<Record<Language, Noun>>
    : T extends object
      ? { readonly [Name in keyof T]: InEveryLanguage<T[Name]> }
      : T

/** What stands in place of a part of a table: a text, or what stands in place of its own parts, by their names. */
export type TranslatedPart = string | readonly string[] | object

type Fields = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

/** Whether something is a text, or the forms of a noun, by language. */
function isText(value: Fields): boolean {
  const isSaid = (said: unknown): boolean => typeof said === 'string' || Array.isArray(said)
  return isSaid(value['es']) && isSaid(value['en'])
}

/** What items of lists are named by, the first that they have; else by their place, from 0. */
const NAMES = ['key', 'id', 'name', 'documentedName', 'value'] as const

function nameOf(item: unknown, place: number): string {
  const name = isObject(item) ? NAMES.map((each) => item[each]).find((each) => typeof each === 'string') : undefined
  return typeof name === 'string' ? name : String(place)
}

function partNamed(part: TranslatedPart | undefined, name: string): TranslatedPart | undefined {
  if (!isObject(part) || Array.isArray(part) || !Object.hasOwn(part, name)) return undefined
  return part[name] as TranslatedPart
}

/** Goes through a table and makes each of its texts anew. */
function mapTexts(
  value: unknown,
  part: TranslatedPart | undefined,
  change: (text: Fields, part: TranslatedPart | undefined) => Fields,
): unknown {
  if (!isObject(value)) return value
  if (Array.isArray(value)) {
    return value.map((item: unknown, place) => mapTexts(item, partNamed(part, nameOf(item, place)), change))
  }
  if (isText(value)) return change(value, part)
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, mapTexts(each, partNamed(part, name), change)]),
  )
}

/** A table with the texts that a language has for it. What it has for nothing is passed over: {@link strayParts}. */
export function withTranslation<T>(table: T, language: string, part: TranslatedPart): T {
  return mapTexts(table, part, (text, said) =>
    typeof said === 'string' || Array.isArray(said) ? { ...text, [language]: said } : text,
  ) as T
}

/** A table in which no text lacks a language: another's stands where it is not there. */
export function withoutGaps<T>(table: T, language: string, fallsBackTo: string): T {
  return mapTexts(table, undefined, (text) => ({ ...text, [language]: text[language] ?? text[fallsBackTo] })) as T
}

/** What a language has that stands for no text of a table, by the names that lead there: `reports_x/y.fields.z`. */
export function strayParts(table: unknown, part: TranslatedPart): readonly string[] {
  if (typeof part === 'string' || Array.isArray(part)) return isObject(table) && isText(table) ? [] : ['']
  return Object.entries(part as Readonly<Record<string, TranslatedPart>>).flatMap(([name, each]) => {
    const inside = Array.isArray(table)
      ? (table as readonly unknown[]).find((item, place) => nameOf(item, place) === name)
      : isObject(table) && !isText(table)
        ? table[name]
        : undefined
    return strayParts(inside, each).map((stray) => (stray === '' ? name : `${name}.${stray}`))
  })
}

/** A table with what the further languages say in it, as far as they do. */
export function translated<T>(table: T, partOf: (translation: Translation) => TranslatedPart): T {
  return Object.entries<Translation>(TRANSLATIONS).reduce(
    (before, [language, translation]) => withTranslation(before, language, partOf(translation)),
    table,
  )
}

/** A table with each of its texts in every language: what further languages say, and what they fall back to. */
export function inEveryLanguage<T>(table: T): InEveryLanguage<T> {
  return LANGUAGES.filter((language) => FACTS[language].fallsBackTo !== language).reduce<T>(
    (before, language) => withoutGaps(before, language, FACTS[language].fallsBackTo),
    table,
  ) as InEveryLanguage<T>
}
