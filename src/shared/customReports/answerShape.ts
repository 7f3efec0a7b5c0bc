import { isFieldName } from './customReport.ts'

// Where the records of an answer are. Most have a list of them in `data`; some have one record, records by name, or a
// list elsewhere.

export type AnswerRecord = Readonly<Record<string, unknown>>

/** As in `CustomShape`, but for the fields beside a list, which are still to be described. */
export type FoundShape =
  | { readonly kind: 'bareList' }
  | { readonly kind: 'record' }
  | { readonly kind: 'recordsByName'; readonly nameField: string }
  | { readonly kind: 'listsByName'; readonly nameField: string }
  | { readonly kind: 'listAt'; readonly path: readonly string[] }

export interface FoundRecords {
  /** Null where they are a list in `data`. */
  readonly shape: FoundShape | null
  readonly records: readonly AnswerRecord[]
  /** What stands beside a list that lies elsewhere: the same for every record of it. */
  readonly beside: AnswerRecord
}

/** What every answer says of itself. */
const ENVELOPE: ReadonlySet<string> = new Set(['code', 'error', 'msg'])
const MOST_NAME_FIELDS = 20
const MANY_DIGITS = /\d{7}/

function isRecord(value: unknown): value is AnswerRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRecordList(value: unknown): value is readonly AnswerRecord[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord)
}

function found(shape: FoundShape | null, records: readonly AnswerRecord[], beside: AnswerRecord = {}): FoundRecords {
  return { shape, records, beside }
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== 'object'
}

/** The only list of records of an object whose other values are plain. */
function listWithin(object: AnswerRecord, path: readonly string[]): FoundRecords | undefined {
  const entries = Object.entries(object)
  const lists = entries.filter(([, value]) => isRecordList(value))
  const [only] = lists
  if (only === undefined || lists.length > 1 || !isFieldName(only[0])) return undefined
  const others = entries.filter(([name]) => name !== only[0])
  if (!others.every(([, value]) => isScalar(value))) return undefined
  const [name, list] = only
  return found({ kind: 'listAt', path: [...path, name] }, list as readonly AnswerRecord[], Object.fromEntries(others))
}

/** A name for the field that says under which name a record stood: one that no record has itself. */
function nameFieldFor(records: readonly AnswerRecord[]): string {
  const taken = new Set(records.flatMap((record) => Object.keys(record).map((name) => name.toLowerCase())))
  for (let number = 1; number < MOST_NAME_FIELDS; number++) {
    const name = number === 1 ? 'name' : `name_${number}`
    if (!taken.has(name)) return name
  }
  return 'name_of_record'
}

function named(entries: readonly (readonly [string, AnswerRecord])[], nameField: string): readonly AnswerRecord[] {
  return entries.map(([name, record]) => ({ [nameField]: name, ...record }))
}

/** Whether a name is that of somebody or something, a telephone or an id, and of no field. */
function isKey(name: string): boolean {
  return MANY_DIGITS.test(name.replaceAll(/\D/g, ''))
}

function inObject(data: AnswerRecord): FoundRecords {
  const entries = Object.entries(data)
  const areKeys = entries.length > 1 || entries.some(([name]) => isKey(name))
  const isAll = (test: (value: unknown) => boolean): boolean => areKeys && entries.every(([, value]) => test(value))
  if (isAll(isRecord)) {
    const records = entries as [string, AnswerRecord][]
    const nameField = nameFieldFor(records.map(([, record]) => record))
    return found({ kind: 'recordsByName', nameField }, named(records, nameField))
  }
  if (isAll(isRecordList)) {
    const lists = entries as [string, readonly AnswerRecord[]][]
    const nameField = nameFieldFor(lists.flatMap(([, list]) => list))
    const records = lists.flatMap(([name, list]) =>
      named(
        list.map((record) => [name, record]),
        nameField,
      ),
    )
    return found({ kind: 'listsByName', nameField }, records)
  }
  return listWithin(data, ['data']) ?? found({ kind: 'record' }, [data])
}

/**
 * The records of a whole answer; undefined where it is none that is understood, an empty list of them where it has
 * none.
 */
export function recordsOf(answer: unknown): FoundRecords | undefined {
  if (Array.isArray(answer)) return answer.every(isRecord) ? found({ kind: 'bareList' }, answer) : undefined
  if (!isRecord(answer)) return undefined
  const { data } = answer
  if (Array.isArray(data)) return data.every(isRecord) ? found(null, data) : undefined
  if (isRecord(data)) return Object.keys(data).length === 0 ? found(null, []) : inObject(data)
  const rest = Object.fromEntries(Object.entries(answer).filter(([name]) => !ENVELOPE.has(name)))
  return listWithin(rest, [])
}
