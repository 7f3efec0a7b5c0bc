/**
 * The same names with other texts: a language that lacks a name does not compile.
 *
 * Texts follow i18next: `{{name}}` stands for a value, `{{count, number}}` for a number as the language writes it, and
 * names that end in `_one`, `_many` and `_other` are the forms of a plural (Spanish has `_many`, for millions).
 */
export type SameNames<T> = { readonly [Name in keyof T]: T[Name] extends string ? string : SameNames<T[Name]> }
