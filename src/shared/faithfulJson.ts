/** Part of the "JSON.parse source text access" standard (V8 11.4), which TypeScript's own library does not list yet. */
interface JsonWithSource {
  isRawJSON(value: unknown): boolean
  rawJSON(text: string): unknown
  parse(text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown
}

const jsonWithSource = JSON as unknown as JsonWithSource

/**
 * `JSON.parse` that keeps numbers to the letter: `1.0`, `1e5` or twenty digits come back out of `JSON.stringify` as
 * they went in. Several times slower than plain parsing: for records that hold something else than text, which is rare.
 */
export function parseFaithfully(text: string): unknown {
  return jsonWithSource.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source
      ? jsonWithSource.rawJSON(source)
      : value,
  )
}

/**
 * The same with each text that is cut inside a letter (half an emoji, which JSON can spell) as raw JSON: nothing can
 * hold it as text, and its escape is kept instead. Lists and objects are changed in place.
 */
export function keepBrokenTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : jsonWithSource.rawJSON(JSON.stringify(value))
  if (typeof value !== 'object' || value === null || isRawJson(value)) return value
  const object = value as Record<string, unknown>
  for (const name of Object.keys(object)) {
    const kept = keepBrokenTexts(object[name])
    if (kept !== object[name]) Object.defineProperty(object, name, { value: kept, enumerable: true, writable: true })
  }
  return value
}

/** Whether a value is one that {@link parseFaithfully} or {@link keepBrokenTexts} kept to the letter. */
export function isRawJson(value: unknown): boolean {
  return jsonWithSource.isRawJSON(value)
}
