/** Any JSON value: what the window keeps in the store for itself, such as the columns of a report. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue }
