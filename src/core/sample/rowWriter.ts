import type { FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import { formatDay } from '../../shared/time.ts'
import type { RowContext } from './context.ts'
import { makerOf, type Maker } from './lexicon.ts'
import { hashText, mix, Random } from './random.ts'
import { formatRowDate } from './valuesByType.ts'

/** A row of the generator: field names and texts, as live servers send them. */
export type SampleRow = Record<string, string>

interface FieldWriter {
  readonly field: FieldDefinition
  readonly seed: number
  readonly make: Maker
}

function makerIn(report: ReportDefinition, field: FieldDefinition): Maker {
  if (field.name !== report.dateField) return makerOf(field)
  return field.type === 'date' ? (context) => formatDay(context.at) : (context) => formatRowDate(context.at)
}

/** One value of a field for a row, the same wherever it is asked for. */
export function valueWriter(report: ReportDefinition, field: FieldDefinition): (context: RowContext) => string {
  const make = makerIn(report, field)
  const seed = hashText(field.name)
  const random = new Random(0)
  return (context) => make(context, random.reseed(mix(context.seed, seed)), field)
}

/** Writes whole rows of a report. The makers are looked up once, not for each row. */
export function rowWriter(report: ReportDefinition): (context: RowContext) => SampleRow {
  const writers = report.fields.map((field): FieldWriter => ({
    field,
    seed: hashText(field.name),
    make: makerIn(report, field),
  }))
  const random = new Random(0)
  return (context) => {
    const row: SampleRow = {}
    for (const { field, seed, make } of writers) {
      row[field.name] = make(context, random.reseed(mix(context.seed, seed)), field)
    }
    return row
  }
}
