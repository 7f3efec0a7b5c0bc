import { turnsOf, type Turn } from '../../../shared/conversations.ts'
import { itemsOfRow, type Question } from '../../../shared/query.ts'
import { conversationFields, isSession } from '../../../shared/reports/conversation.ts'
import { seenReport } from '../../../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { hasRowsTable, rowsTable, storedFieldOf, valueColumn } from '../rows/reportTable.ts'
import { sliceOfRow } from '../rows/rowIds.ts'
import { sql } from '../sql/sql.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import { parametersOf } from '../tables/slices.ts'
import { readTexts } from './previews.ts'
import { sealOfValues } from './masks/seals.ts'
import type { OpenResult } from './results.ts'

// The talk that a row belongs to. It is asked for as any rows are: by a filter on what its turns share.

/** The value of a field of a row, as filters compare it: the store's own, whatever answers hide of it. */
function valueOf(database: ReadableDatabase, report: ReportDefinition, rowId: number, name: string): string | null {
  const stored = storedFieldOf(report, name)
  if (stored === undefined || !hasRowsTable(database, report)) return null
  const select = sql`SELECT ${valueColumn(stored.field)} FROM ${rowsTable(report)} WHERE row_id = ${rowId}`
  const value = database
    .prepare(select.text)
    .pluck()
    .get(...select.values) as StoredValue | undefined
  return value === undefined || value === null || typeof value === 'string'
    ? (value ?? null)
    : Buffer.from(value).toString('utf8')
}

/**
 * The question about all turns of the talk that a row belongs to, wherever in time they lie; snapshots know but their
 * own.
 *
 * @param question an answer of which the row is part; its filters and its search are none of the talk's
 * @param list the list within the row whose items are the turns; null: the row is a turn itself
 * @returns undefined where the row is no turn, or belongs to no session
 */
export function conversationQuestion(
  database: ReadableDatabase,
  report: ReportDefinition,
  question: Question,
  rowId: number,
  list: string | null,
): Question | undefined {
  if (list !== null) return itemsOfRow(question, list, rowId)
  const seen = seenReport(report, question)
  const { at, session = null } = seen.conversation ?? {}
  if (at === undefined || session === null) return undefined
  const value = valueOf(database, seen, rowId, session)
  if (!isSession(value)) return undefined
  const { within: _within, newestFirst: _newestFirst, ...rows } = question
  return {
    ...rows,
    range: report.kind === 'snapshot' ? question.range : null,
    filters: [{ field: session, operator: 'one-of', value: JSON.stringify([value]) }],
    search: '',
    sort: [{ field: at, descending: false }],
  }
}

/**
 * By what a talk is the same one, under the same mask, however often it is asked for and whichever of its rows came
 * anew: sealed.
 *
 * @param question what {@link conversationQuestion} made of the row
 * @param result its answer
 */
export function talkKey(
  database: ReadableDatabase,
  report: ReportDefinition,
  question: Question,
  { mask }: Pick<OpenResult, 'mask'>,
  rowId: number,
): string {
  const { connectionId, reportKey, parameters, range, filters, within, list = null } = question
  const shared = [connectionId, reportKey, parameters, mask ?? null]
  if (within === undefined) return sealOfValues(database, [JSON.stringify([...shared, range, filters])])
  // A row that came anew has another id: the items in it are those of its session.
  const session = seenReport(report, question).conversation?.session ?? null
  const value = session === null ? null : valueOf(database, report, rowId, session)
  const row = isSession(value) ? { session: value } : { rowId }
  return sealOfValues(database, [JSON.stringify([...shared, list, row])])
}

interface ScopeOfRow {
  readonly connection_id: number
  readonly parameters: string
  readonly range_from: number
  readonly range_to: number
}

/**
 * The question whose answer has a row of the store: all rows of its scope, or the snapshot that it is of.
 *
 * @returns undefined where the row is gone
 */
export function questionOfRow(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowId: number,
): Question | undefined {
  const scope = database
    .prepare(
      `SELECT connection_id, parameters, range_from, range_to FROM slices JOIN scopes ON scopes.id = scope_id
        WHERE slices.id = ? AND report_key = ?`,
    )
    .get(sliceOfRow(rowId), report.key) as ScopeOfRow | undefined
  if (scope === undefined) return undefined
  const taken = { from: scope.range_from, to: scope.range_to } as TimeRange
  return {
    connectionId: scope.connection_id,
    reportKey: report.key,
    parameters: parametersOf(scope.parameters),
    range: report.kind === 'snapshot' ? taken : null,
    filters: [],
    search: '',
    sort: [],
  }
}

/**
 * What a block of a result's rows says.
 *
 * @param offset the place of the first row, from 0
 * @throws AppError `result-gone`
 */
export function readTurns(
  database: ReadableDatabase,
  result: OpenResult,
  offset: number,
  limit: number,
): readonly Turn[] {
  const { conversation } = result.report
  if (conversation === undefined) return []
  const known = new Set(result.fields)
  const fields = [...new Set(conversationFields(conversation))].filter((name) => known.has(name))
  return turnsOf(result.report, { fields, rows: readTexts(database, result, fields, offset, limit), offset })
}
