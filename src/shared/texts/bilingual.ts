/** Texts by name, in any depth. */
export interface TextTree {
  readonly [name: string]: string | TextTree
}

/** The same names with other texts. */
type SameNames<T> = { readonly [Name in keyof T]: T[Name] extends string ? string : SameNames<T[Name]> }

/**
 * The texts of one part of the window in both languages. A name that one language lacks does not compile.
 *
 * Texts follow i18next: `{{name}}` stands for a value, `{{count, number}}` for a number as the language writes it, and names
 * that end in `_one`, `_many` and `_other` are the forms of a plural (Spanish has `_many`, for millions).
 */
export function bilingual<const Spanish extends TextTree>(
  es: Spanish,
  en: SameNames<Spanish>,
): { readonly es: Spanish; readonly en: SameNames<Spanish> } {
  return { es, en }
}
