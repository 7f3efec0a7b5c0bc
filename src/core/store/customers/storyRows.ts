import type { StoryItem } from '../../../shared/customerStory.ts'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { numberOf } from '../../../shared/values.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { previewReading, textOf } from '../query/previews.ts'
import { sumText } from '../query/sumText.ts'
import { parseExtra } from '../rows/extra.ts'
import { storedFieldsOf, type StoredField } from '../rows/reportTable.ts'
import { encodeValue, type StoredValue } from '../rows/storedValue.ts'
import { identifier, sql } from '../sql/sql.ts'
import { columnSql, valueColumns } from './namingColumns.ts'
import { rowReader, type RowReader } from './rowReader.ts'

// The rows of a story's items, each with the fields that it has itself: items of one block are of several reports.

/** A row with its fields: those that documents list, then the others that it has. */
export interface StoredStoryRow {
  readonly fields: readonly string[]
  readonly values: readonly StoredValue[]
}

/** How rows of one report are read. */
interface Reading {
  readonly fields: readonly FieldDefinition[]
  readonly names: readonly string[]
  /** Gives the named columns, then the column of what no document lists. */
  readonly read: RowReader
}

const NO_ZONE = 'UTC'

function readingOf(
  database: ReadableDatabase,
  key: string,
  report: ReportDefinition | undefined,
  isPreview: boolean,
): Reading {
  // A table may be older than its report's definition.
  const held = valueColumns(database, key, report).flatMap((name) => name ?? [])
  const stored = new Map<string, StoredField>(
    report === undefined ? [] : storedFieldsOf(report).map((each) => [each.field.name, each]),
  )
  const names = report === undefined ? held : [...stored.keys()].filter((name) => held.includes(name))
  const columns = names.map((name) => {
    const field = stored.get(name)
    return isPreview && field !== undefined ? previewReading.ofStored(field) : sql`t.${columnSql(name)}`
  })
  return {
    fields: report?.fields ?? [],
    names,
    read: rowReader(database, key, [...columns, sql`t.${identifier('extra')}`]),
  }
}

function sumOf(field: FieldDefinition, values: readonly StoredValue[]): StoredValue {
  const numbers = values.flatMap((value) => numberOf(field.type, textOf(value) ?? '', NO_ZONE) ?? [])
  if (numbers.length === 0) return values[0] ?? null
  return sumText(
    field.type,
    numbers.reduce((sum, number) => sum + number, 0),
  )
}

/** One row of sums out of those of several days; what no document lists is of one day alone. */
function summed({ fields, names }: Reading, rows: readonly (readonly StoredValue[])[]): readonly StoredValue[] {
  const values = names.map((name, place) => {
    const field = fields.find((each) => each.name === name)
    const ofRows = rows.map((row) => row[place] ?? null)
    return field?.role === 'sum' ? sumOf(field, ofRows) : (ofRows[0] ?? null)
  })
  return [...values, null]
}

/**
 * Reads the rows of a story's items.
 *
 * @param isPreview as `previews.ts` shows them: long texts are cut, mails are text, lists are the number of their items
 * @returns in the order of the items; null where a row was replaced or erased since
 */
export function readStoryRows(
  database: ReadableDatabase,
  reports: readonly ReportDefinition[],
  items: readonly Pick<StoryItem, 'reportKey' | 'rowId' | 'summed'>[],
  isPreview: boolean,
): readonly (StoredStoryRow | null)[] {
  const readings = new Map<string, Reading>()
  return items.map(({ reportKey, rowId, summed: rowIds = [rowId] }) => {
    let reading = readings.get(reportKey)
    if (reading === undefined) {
      const report = reports.find(({ key }) => key === reportKey)
      reading = readingOf(database, reportKey, report, isPreview)
      readings.set(reportKey, reading)
    }
    const rows = rowIds.flatMap((id) => {
      const row = reading.read(id)
      return row === null ? [] : [row]
    })
    const [first] = rows
    if (first === undefined) return null
    const values = rows.length === 1 ? first : summed(reading, rows)
    const extra = values.at(-1)
    const others = typeof extra === 'string' ? Object.entries(parseExtra(extra)) : []
    return {
      fields: [...reading.names, ...others.map(([name]) => name)],
      values: [...values.slice(0, -1), ...others.map(([, value]) => shownValue(value, isPreview))],
    }
  })
}

function shownValue(value: unknown, isPreview: boolean): StoredValue {
  const stored = encodeValue(value)
  return isPreview ? previewReading.ofExtra(stored) : stored
}
