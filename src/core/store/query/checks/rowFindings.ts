import type { Finding, FindingCell, FindingColumn, FindingsHead } from '../../../../shared/checks/findings.ts'
import type { Filter } from '../../../../shared/query.ts'
import { fieldDefinitionOf } from '../../../../shared/reports/catalogue.ts'
import { outreachOf } from '../../../../shared/reports/catalogueOutreach.ts'
import type { FieldDefinition, FieldType, ReportDefinition } from '../../../../shared/reports/types.ts'
import type { TextRow } from '../../../../shared/rows.ts'
import { numberOf } from '../../../../shared/values.ts'
import { readTexts } from '../previews.ts'
import { askedReport } from '../rowSetParts.ts'
import { withRows, type FoundRows, type OwnValue } from './found.ts'
import type { CheckInput, CheckWork, Findings } from './reckon.ts'

/** What a check says of the rows that it found. */
export interface RowFindingsPlan {
  /** The check's own columns. */
  readonly columns: readonly FindingColumn[]
  /** Their cells: from what the check says of the row, and the text that was sent. */
  readonly cells: (own: readonly OwnValue[], message: string) => readonly FindingCell[]
  readonly facts: FindingsHead['facts']
  readonly caveats: FindingsHead['caveats']
  /** What finds the rows that a finding is to be looked at with. */
  readonly leadsTo: 'customer' | 'message'
}

/** What is too long for a cell: its row has it. */
const LONG: ReadonlySet<FieldType> = new Set(['longText', 'html'])

/** A row's fields as columns: who, when and what was sent first, then as its reader looks for them. */
function fieldsOf(report: ReportDefinition): readonly FieldDefinition[] {
  const { customer, message } = outreachOf(report) ?? {}
  const first = [customer, report.dateField, message, ...(report.readFirst ?? [])]
  const names = [...first.flatMap((name) => name ?? []), ...report.fields.map(({ name }) => name)]
  return [...new Set(names)].flatMap((name) => {
    const field = fieldDefinitionOf(report, name)
    return field === undefined || LONG.has(field.type) ? [] : [field]
  })
}

function columnOf({ name, title, type }: FieldDefinition): FindingColumn {
  if (type === 'telephone' || type === 'dateTime' || type === 'date') return { name, title, kind: type }
  return { name, title, kind: 'text', type }
}

function cellOf({ type }: FieldDefinition, text: string | null): FindingCell {
  if (text === null || (type !== 'dateTime' && type !== 'date')) return text
  // What is no date stays what it is.
  return numberOf(type, text) ?? text
}

/**
 * Findings that are rows: of each who, when and what was sent, then what the check says of it, then its other fields.
 */
export function rowFindings(
  { database }: CheckWork,
  { report, rows }: Pick<CheckInput<unknown>, 'report' | 'rows'>,
  found: FoundRows,
  plan: RowFindingsPlan,
): Findings {
  const asked = askedReport(report, rows)
  const { customer = '', message } = outreachOf(asked) ?? {}
  const fields = fieldsOf(asked)
  const names = fields.map(({ name }) => name)
  const firsts = [customer, asked.dateField, message].filter((name) => name !== undefined && name !== null).length
  const columns = fields.map(columnOf)
  const placeOf = (name: string): number => names.indexOf(name)
  const waysOf = (row: TextRow, isMasked: boolean): readonly Filter[] | null => {
    // Whom a mask hides no filter may name.
    if (isMasked) return null
    const named = plan.leadsTo === 'message' && message !== undefined ? [customer, message] : [customer]
    return named.map((field) => ({
      field,
      operator: 'one-of',
      value: JSON.stringify([row[placeOf(field)] ?? '']),
    }))
  }
  const findingOf = (row: TextRow, place: number, isMasked: boolean): Finding => {
    const cells = fields.map((field, at) => cellOf(field, row[at] ?? null))
    const own = plan.cells(found.ownOf(place), row[placeOf(message ?? '')] ?? '')
    return { cells: [...cells.slice(0, firsts), ...own, ...cells.slice(firsts)], rows: waysOf(row, isMasked) }
  }
  return {
    total: found.rowIds.length,
    checked: found.checked,
    columns: [...columns.slice(0, firsts), ...plan.columns, ...columns.slice(firsts)],
    facts: plan.facts,
    caveats: plan.caveats,
    block: (offset, limit) => {
      const rowIds = found.rowIds.subarray(offset, offset + limit)
      return withRows(database, report, rows, rowIds, (result) =>
        readTexts(database, result, names, 0, rowIds.length).map((row, place) =>
          findingOf(row, offset + place, result.mask !== undefined),
        ),
      )
    },
  }
}
