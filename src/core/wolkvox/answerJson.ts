export type JsonObject = Readonly<Record<string, unknown>>

/** Part of the standard that `faithfulJson.ts` uses, too new for TypeScript's own library. */
const jsonWithRaw = JSON as unknown as { isRawJSON(value: unknown): boolean }

/** An object or list of an answer; a number that was kept to the letter is none. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !jsonWithRaw.isRawJSON(value)
}

/** An object that is no list. */
export function isRecord(value: unknown): value is JsonObject {
  return isObject(value) && !Array.isArray(value)
}

/** What every answer says of itself, which is nothing of its records. */
const ENVELOPE: ReadonlySet<string> = new Set(['code', 'error', 'msg', 'data'])

/** The plain values that stand beside a list, those of the envelope apart. */
export function siblingsOf(object: JsonObject, listName: string): JsonObject {
  const entries = Object.entries(object)
  return Object.fromEntries(
    entries.filter(([name, value]) => name !== listName && !ENVELOPE.has(name) && !isObject(value)),
  )
}
