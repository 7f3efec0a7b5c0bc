import type { FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import type { RowContext } from './context.ts'
import { isEntity } from './lexicon.ts'
import { hashText, mix, Random } from './random.ts'
import { valueWriter, type SampleRow } from './rowWriter.ts'
import { durationSeconds, formatDuration, moneyCents } from './valuesByType.ts'

interface Group {
  readonly keyText: string
  readonly first: RowContext
  readonly sums: number[]
}

const WHOLE = /(^|_)total(_|$)/

/** What a report groups by: its declared keys, else who and what its rows are about. */
function keyFieldsOf(report: ReportDefinition): readonly FieldDefinition[] {
  const declared = report.fields.filter((field) => field.role === 'key')
  if (declared.length > 0) return declared
  const open = report.fields.filter((field) => field.role === undefined)
  return open.filter((field) => isEntity(field.name) || field.type === 'hour' || field.knownValues !== undefined)
}

/**
 * What one event adds to each sum, as whole numbers (seconds, hundredths).
 *
 * A sum called total counts every event; the other counts share the events out, each event to one of them.
 */
function contributions(sums: readonly FieldDefinition[]): (random: Random) => readonly number[] {
  const counts = sums.filter((field) => field.type === 'integer')
  const outcomes = counts.length === 1 ? [] : counts.filter((field) => !WHOLE.test(field.name))
  return (random) => {
    const outcome = outcomes.length === 0 ? undefined : random.pickEarly(outcomes)
    return sums.map((field) => {
      if (field.type === 'duration') return durationSeconds(random)
      if (field.type !== 'integer') return moneyCents(random)
      return outcomes.includes(field) ? Number(field === outcome) : 1
    })
  }
}

function formatSum(field: FieldDefinition, sum: number): string {
  if (field.type === 'duration') return formatDuration(sum)
  return field.type === 'integer' ? String(sum) : (sum / 100).toFixed(2)
}

/** Counts events into one row per key, in the order in which keys first occur. */
export function aggregateRows(report: ReportDefinition, events: Iterable<RowContext>): SampleRow[] {
  const keyFields = keyFieldsOf(report)
  const keys = keyFields.map((field) => valueWriter(report, field))
  const sums = report.fields.filter((field) => field.role === 'sum')
  const contribute = contributions(sums)
  const random = new Random(0)
  const groups = new Map<string, Group>()
  for (const event of events) {
    const keyText = keys.map((keyOf) => keyOf(event)).join('\0')
    let group = groups.get(keyText)
    if (group === undefined) {
      group = { keyText, first: event, sums: sums.map(() => 0) }
      groups.set(keyText, group)
    }
    for (const [place, added] of contribute(random.reseed(mix(event.seed, 3))).entries()) {
      group.sums[place] = (group.sums[place] ?? 0) + added
    }
  }
  const writers = report.fields.map((field) => ({
    field,
    place: sums.indexOf(field),
    write: valueWriter(report, field),
  }))
  return Array.from(groups.values(), (group) => {
    // What is neither key nor sum hangs on the key alone, lest an average change with the first event of the range.
    const steady = { ...group.first, seed: hashText(group.keyText) }
    const row: SampleRow = {}
    for (const { field, place, write } of writers) {
      if (place >= 0) row[field.name] = formatSum(field, group.sums[place] ?? 0)
      else row[field.name] = write(keyFields.includes(field) ? group.first : steady)
    }
    return row
  })
}
