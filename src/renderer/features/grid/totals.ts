import type { Language } from '../../../shared/language.ts'
import { isAdditive } from '../../../shared/measures/additivity.ts'
import type { FieldType, ReportDefinition } from '../../../shared/reports/types.ts'
import type { SummaryAnswer, MeasureType } from '../../../shared/summaries/types.ts'
import { NO_NUMBER, numberText } from '../../../shared/summaries/numberText.ts'
import { numberOf } from '../../../shared/values.ts'
import type { GridField } from './columnKinds.ts'

// The numbers of the row at the foot of the grid, and of selected rows: sums where fields add up, averages where only
// those mean something.

/** How a field is put together: by its sum, or where that means nothing by its average alone. */
export type Putting = 'sum' | 'average'

export interface TotalledField {
  readonly field: GridField
  readonly by: Putting
}

const TYPES: Readonly<Partial<Record<FieldType, MeasureType>>> = {
  integer: 'count',
  decimal: 'number',
  money: 'money',
  duration: 'duration',
  percent: 'percent',
}

/** Percentages and scores have a mean; their sum is nothing. */
function puttingOf({ roles }: ReportDefinition, { name, type }: GridField): Putting {
  return type === 'percent' || roles?.score === name ? 'average' : 'sum'
}

/** How a field of a report's rows is put together; undefined where several values of it are nothing together. */
export function totalledField(report: ReportDefinition, field: GridField): TotalledField | undefined {
  const { name, type, definition, noun } = field
  if (definition === undefined || noun !== undefined || TYPES[type] === undefined) return undefined
  return isAdditive(report, name) ? { field, by: puttingOf(report, field) } : undefined
}

/** Whether a field has numbers that are worked out of others, which nobody may put together. */
export function isNeverTotalled(report: ReportDefinition, { name, type, definition, noun }: GridField): boolean {
  return definition !== undefined && noun === undefined && TYPES[type] !== undefined && !isAdditive(report, name)
}

/** What is asked for a field: both, since the one that is not shown is told beside the other. */
export function totalMeasures({ field: { name } }: TotalledField): readonly [sum: string, average: string] {
  return [`sum(${name})`, `avg(${name})`]
}

/** The numbers of a field over all rows, as summaries have them. */
export interface FieldTotal {
  readonly sum: number | null
  readonly average: number | null
  /** How many values no number could be read of. */
  readonly unread: number
}

/** What an answer to {@link totalMeasures} of some fields says of each; the total alone was asked. */
export function totalsOf(
  fields: readonly TotalledField[],
  { groups, unread }: SummaryAnswer,
): ReadonlyMap<string, FieldTotal> {
  const values = groups.at(-1)?.values ?? []
  return new Map(
    fields.map(({ field: { name } }, place) => [
      name,
      {
        sum: values[place * 2] ?? null,
        average: values[place * 2 + 1] ?? null,
        unread: unread.find(({ field }) => field === name)?.values ?? 0,
      },
    ]),
  )
}

/** A sum of a field as people read it. @param sum percentages as fractions */
export function sumText({ type }: GridField, sum: number | null, language: Language): string {
  return sum === null ? NO_NUMBER : numberText(sum, TYPES[type] ?? 'number', language)
}

/** An average of a field as people read it: one of whole numbers need not be whole. */
export function averageText({ type }: GridField, average: number | null, language: Language): string {
  const measured = TYPES[type] ?? 'number'
  return average === null ? NO_NUMBER : numberText(average, measured === 'count' ? 'number' : measured, language)
}

/**
 * What the values of a field may add up to over all rows, as people read it; null where they do not add up.
 *
 * @param values some of them, as the server sent them
 */
export function likelySum(
  report: ReportDefinition,
  field: GridField,
  values: readonly (string | null)[],
  rows: number,
  language: Language,
): string | null {
  if (totalledField(report, field)?.by !== 'sum') return null
  const numbers = values.flatMap((value) => numberOf(field.type, value ?? '') ?? [])
  if (numbers.length === 0) return null
  const sum = numbers.reduce((before, number) => before + number, 0) * unitOfField(field)
  return sumText(field, (sum / values.length) * rows, language)
}

/** How a number of the rows themselves is to be taken: percentages stand there as they were sent. */
export function unitOfField({ type }: GridField): number {
  return type === 'percent' ? 0.01 : 1
}
