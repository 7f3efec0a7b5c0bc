import { fillText, type Filling } from './fillText.ts'
import { LANGUAGES, type Language, type LocalizedText } from './language.ts'

/** The names of the values that a text takes, by which it is checked at compile time: `{{name}}`. */
type ValuesIn<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ValuesIn<Rest>
  : never

type Values<Names extends string> = [Names] extends [never] ? [] : [values: Readonly<Record<Names, Filling>>]

type Texts = Readonly<Record<string, string>>

/** The names of the texts that are there in one form for each number: `rows` for `rows_one` and `rows_other`. */
type Counted<T> = keyof T extends infer Name ? (Name extends `${infer Stem}_other` ? Stem : never) : never

/** Looks up the texts of a subject. */
export interface Said<T extends Texts> {
  /** A text in every language. Its values are those that the Spanish one names. */
  <Name extends keyof T & string>(name: Name, ...values: Values<ValuesIn<T[Name]>>): LocalizedText
  /**
   * A text in the form that each language has for a number, which fills `{{count}}`: the names end in `_one` and
   * `_other`, and as `Intl.PluralRules` has them where a language has more forms.
   */
  readonly counted: <Stem extends Counted<T>>(
    stem: Stem,
    count: number,
    ...values: Values<Exclude<ValuesIn<T[`${Stem}_other` & keyof T]>, 'count'>>
  ) => LocalizedText
}

/** What comes of each language, by language. */
export function inEachLanguage<T>(of: (language: Language) => T): Readonly<Record<Language, T>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])) as Record<Language, T>
}

/** Texts one after another, in every language. */
export function joinedTexts(texts: readonly LocalizedText[], separator: string): LocalizedText {
  return inEachLanguage((language) => texts.map((text) => text[language]).join(separator))
}

const rules = new Map<Language, Intl.PluralRules>()

function rulesOf(language: Language): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known
}

/**
 * The texts of a subject in all languages, to be looked up and filled by name. Spanish says which there are: a language
 * that lacks one, or a language without a file for the subject, does not compile.
 */
export function saidIn<const T extends Texts>(
  texts: { readonly es: T } & Readonly<Record<Exclude<Language, 'es'>, Readonly<Record<keyof T, string>>>>,
): Said<T> {
  const byLanguage: Readonly<Record<Language, Texts>> = texts
  const fill = (values: Readonly<Record<string, Filling>>, nameIn: (language: Language) => string): LocalizedText =>
    inEachLanguage((language) => fillText(byLanguage[language][nameIn(language)] ?? '', values, language))
  const formIn = (language: Language, stem: string, count: number): string => {
    const form = `${stem}_${rulesOf(language).select(count)}`
    return form in byLanguage[language] ? form : `${stem}_other`
  }
  return Object.assign((name: string, values: Readonly<Record<string, Filling>> = {}) => fill(values, () => name), {
    counted: (stem: string, count: number, values: Readonly<Record<string, Filling>> = {}) =>
      fill({ ...values, count }, (language) => formIn(language, stem, count)),
  }) as Said<T>
}
