import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { RowContext } from './context.ts'
import { asReport } from './listItems.ts'
import { rowWriter, type SampleRow } from './rowWriter.ts'

/** Sums by day where an answer has one row for each agent, skill or campaign, with a list of its days within. */
export function rowsByThing(report: ReportDefinition, days: Iterable<RowContext>): readonly SampleRow[] {
  const { lists = [], ...flat } = report
  const write = rowWriter(flat)
  const writers = lists.map((list) => [list.name, rowWriter(asReport(report, list))] as const)
  const byThing = new Map<number, readonly RowContext[]>()
  for (const day of days) byThing.set(day.conversation, [...(byThing.get(day.conversation) ?? []), day])
  return [...byThing.values()].flatMap((ofThing) => {
    const [first] = ofThing
    if (first === undefined) return []
    return [
      { ...write(first), ...Object.fromEntries(writers.map(([name, writeDay]) => [name, ofThing.map(writeDay)])) },
    ]
  })
}
