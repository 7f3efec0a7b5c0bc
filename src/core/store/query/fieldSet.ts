import { looksPersonal } from '../../../shared/customers.ts'
import { AppError } from '../../../shared/errors.ts'
import { MOST_EXTRA_COLUMNS, otherFieldsName, type FurtherFields } from '../../../shared/otherFields.ts'
import type { RowSet } from '../../../shared/query.ts'
import { fieldDefinitionOf, orderedFieldNames } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import type { Part } from './periodParts.ts'
import { askedReport, partsOfRowSet } from './rowSetParts.ts'
import { storedFieldsOf } from '../rows/reportTable.ts'
import { isNameInStore, namesOfSlices, OWN_ROWS } from '../tables/sliceFields.ts'

/** The fields of a row set's rows, and those that it may name. */
export interface FieldSet {
  readonly report: ReportDefinition
  /** Those that no document lists and that have a column of their own, in the order of the alphabet. */
  readonly extraFields: readonly string[]
  /** How many more there are; null where every field has its column. */
  readonly further: FurtherFields | null
  /**
   * Whether a field that no document lists and that has no column may be named all the same: rows of the connection's
   * report have it.
   */
  readonly isNamed: (name: string) => boolean
}

/** The names of a result's columns in their order; the column of all further fields comes last. */
export function columnNames({ report, extraFields, further }: FieldSet): readonly string[] {
  const names = orderedFieldNames(report, extraFields)
  return further === null ? names : [...names, further.column]
}

/**
 * Which fields get columns: those that the report's definition tells of, though not by name; then those that most
 * slices have; then those that came first.
 */
function chosen(report: ReportDefinition, slicesByName: readonly (readonly [string, number])[]): readonly string[] {
  const ranked = slicesByName.map(([name, slices]) => ({
    name,
    slices,
    isDescribed: fieldDefinitionOf(report, name) !== undefined,
  }))
  return ranked
    .toSorted((a, b) => Number(b.isDescribed) - Number(a.isDescribed) || b.slices - a.slices)
    .slice(0, MOST_EXTRA_COLUMNS)
    .map(({ name }) => name)
    .toSorted()
}

/**
 * The fields that whoever asks something of a row set may name, and which of them are its columns: the same for whoever
 * shows, counts or writes its rows, whatever they are filtered by.
 *
 * @throws AppError `unknown-field` for a list that there is not
 */
export function fieldSetOf(database: ReadableDatabase, report: ReportDefinition, rowSet: RowSet): FieldSet {
  return fieldSetOfParts(database, report, rowSet, partsOfRowSet(database, report, rowSet))
}

/** The same where the parts of the row set are known already. */
export function fieldSetOfParts(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowSet: RowSet,
  parts: readonly Part[] | undefined,
): FieldSet {
  const asked = askedReport(report, rowSet)
  const column = otherFieldsName(asked)
  if (parts === undefined) return { report: asked, extraFields: [], further: null, isNamed: () => false }
  const list = rowSet.list ?? OWN_ROWS
  const table = { key: list === OWN_ROWS ? report.key : `${report.key}#${list}` }
  const sliceIds = new Set(parts.map(({ slice }) => slice.id))
  const { names, isAll } = namesOfSlices(database, table, list, sliceIds)
  const stored = new Set(storedFieldsOf(asked).map(({ field }) => field.name))
  const extra = [...names].filter(([name]) => !stored.has(name))
  // A field of the server's that is called as the column is stands in it; so does one that is called by a customer's
  // number where that is not to be seen.
  const isOfColumn = (name: string): boolean => name === column || (rowSet.mask !== undefined && looksPersonal(name))
  const extraFields = chosen(
    asked,
    extra.filter(([name]) => !isOfColumn(name)),
  )
  const fields = extra.length - extraFields.length + (isAll ? 0 : 1)
  return {
    report: asked,
    extraFields,
    further: fields === 0 ? null : { column, fields, isExact: isAll },
    isNamed: (name) => names.has(name) || isNameInStore(database, rowSet, table, list, name),
  }
}

/** Names that an error lists. */
const MOST_LISTED = 60

/**
 * That there is no field of a name, with some of those that there are. A name that is none of a programmer's may be
 * anything, a telephone too: it is not listed.
 */
export function unknownField({ report, extraFields }: FieldSet, name: string): AppError {
  const described = storedFieldsOf(report).map(({ field }) => field.name)
  const others = extraFields.filter((each) => /^[A-Za-z_][\w.-]*$/.test(each))
  const names = [...described, ...others]
  const listed = names.slice(0, Math.max(MOST_LISTED, Math.min(described.length, 2 * MOST_LISTED)))
  const known = names.length > listed.length ? `${listed.join(', ')}, …` : listed.join(', ')
  return new AppError('unknown-field', { field: name, report: report.key, known })
}
