import { isRawJson } from '../../shared/faithfulJson.ts'
import type { BatchSink } from './recordCutter.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** An object or list of an answer; a number that was kept to the letter is none. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isRawJson(value)
}

/** An object that is no list. */
export function isRecord(value: unknown): value is JsonObject {
  return isObject(value) && !Array.isArray(value)
}

const RECORDS_PER_BATCH = 1_000

/** Hands records that were read whole to the sink, in batches of some, every digit of their numbers kept. */
export function sinkRecords(sink: BatchSink, records: readonly JsonObject[]): void {
  for (let first = 0; first < records.length; first += RECORDS_PER_BATCH) {
    const batch = JSON.stringify(records.slice(first, first + RECORDS_PER_BATCH))
    sink(Buffer.from(batch.slice(1, -1)), false)
  }
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
