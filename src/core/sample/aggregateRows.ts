import type { FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import type { RowContext } from './context.ts'
import { contributions, outcomesOf } from './contributions.ts'
import { addCall, figuresOf, noFacts, type Facts } from './figures.ts'
import { isEntity } from './lexicon.ts'
import { asReport } from './listItems.ts'
import { hashText, mix, Random } from './random.ts'
import { valueWriter, type SampleRow } from './rowWriter.ts'
import { formatFigure } from './valuesByType.ts'

interface Group {
  readonly keyText: string
  readonly first: RowContext
  readonly sums: number[]
  readonly facts: Facts
  /** What was counted, where lists count it again by something else. */
  readonly members: RowContext[]
  events: number
}

/** What a report groups by: its declared keys, else who and what its rows are about. */
export function keyFieldsOf(report: ReportDefinition): readonly FieldDefinition[] {
  const declared = report.fields.filter((field) => field.role === 'key')
  if (declared.length > 0) return declared
  const open = report.fields.filter((field) => field.role === undefined)
  return open.filter((field) => isEntity(field.name) || field.type === 'hour' || field.knownValues !== undefined)
}

/** Counts events into one group per key, in the order in which keys first occur. */
function groupsOf(report: ReportDefinition, events: Iterable<RowContext>): readonly Group[] {
  const keys = keyFieldsOf(report).map((field) => valueWriter(report, field))
  const hasFigures = figuresOf(report).size > 0
  const sums = report.fields.filter((field) => field.role === 'sum')
  const contribute = contributions(sums)
  const random = new Random(0)
  const groups = new Map<string, Group>()
  for (const event of events) {
    const keyText = keys.map((keyOf) => keyOf(event)).join('\0')
    let group = groups.get(keyText)
    if (group === undefined) {
      group = { keyText, first: event, sums: sums.map(() => 0), facts: noFacts(), members: [], events: 0 }
      groups.set(keyText, group)
    }
    group.events += 1
    if (report.lists !== undefined) group.members.push(event)
    for (const [place, added] of contribute(random.reseed(mix(event.seed, 3))).entries()) {
      group.sums[place] = (group.sums[place] ?? 0) + added
    }
    if (hasFigures) addCall(group.facts, random.reseed(mix(event.seed, 21)))
  }
  return [...groups.values()]
}

export const SHARE = /^percent(?:age)?$/
const EVENTS = /^records$/

/** How a field of a group is read off what was counted; undefined where it is no such field. */
function readingOf(
  report: ReportDefinition,
  field: FieldDefinition,
  groups: readonly Group[],
): ((group: Group) => string) | undefined {
  const figure = figuresOf(report).get(field.name)
  if (figure !== undefined) return (group) => formatFigure(field.type, figure(group.facts))
  const sums = report.fields.filter((candidate) => candidate.role === 'sum')
  const place = sums.indexOf(field)
  if (place >= 0) return (group) => formatSum(field, group.sums[place] ?? 0)
  if (field.type === 'integer' && EVENTS.test(field.name)) return (group) => String(group.events)
  if (field.type !== 'percent' || !SHARE.test(field.name)) return undefined
  const [met, ...others] = outcomesOf(sums).map((outcome) => sums.indexOf(outcome))
  const events = groups.reduce((total, group) => total + group.events, 0)
  if (met === undefined || others.length === 0) return (group) => formatFigure('percent', (100 * group.events) / events)
  return ({ sums: counted }) => {
    const all = [met, ...others].reduce((total, outcome) => total + (counted[outcome] ?? 0), 0)
    return formatFigure('percent', (100 * (counted[met] ?? 0)) / Math.max(1, all))
  }
}

function formatSum(field: FieldDefinition, sum: number): string {
  return formatFigure(field.type, field.type === 'decimal' || field.type === 'money' ? sum / 100 : sum)
}

/** One row per key, its sums and what can be read off them counted from the events. */
export function aggregateRows(report: ReportDefinition, events: Iterable<RowContext>): SampleRow[] {
  const groups = groupsOf(report, events)
  const keyFields = keyFieldsOf(report)
  const writers = report.fields.map((field) => ({
    field,
    read: keyFields.includes(field) ? undefined : readingOf(report, field, groups),
    write: valueWriter(report, field),
  }))
  return groups.map((group) => {
    // What is neither key nor counted hangs on the key alone, lest an average change with the first event of the range.
    const steady = { ...group.first, seed: hashText(group.keyText) }
    const row: SampleRow = {}
    for (const { field, read, write } of writers) {
      row[field.name] = read?.(group) ?? write(keyFields.includes(field) ? group.first : steady)
    }
    for (const list of report.lists ?? []) row[list.name] = listRows(asReport(report, list), group.members)
    return row
  })
}

/** The events of a group counted again by the keys of a list; hours of the day in their order. */
function listRows(items: ReportDefinition, events: readonly RowContext[]): SampleRow[] {
  const hour = items.fields.find((field) => field.type === 'hour')
  const rows = aggregateRows(items, events)
  return hour === undefined ? rows : rows.toSorted((a, b) => (String(a[hour.name]) < String(b[hour.name]) ? -1 : 1))
}
