import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { namesPeople } from '../../../shared/reports/customerFields.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'

// Which reports tell what customers are called. A question brings the definition of its own report alone, while what
// its rows' customers are called may stand in any other: so a connection is given all that its thread knows.

const given = new WeakMap<ReadableDatabase, () => Iterable<ReportDefinition>>()

/** Lets a connection know definitions. @param known those that are known by now, asked for again and again */
export function giveDefinitions(database: ReadableDatabase, known: () => Iterable<ReportDefinition>): void {
  given.set(database, known)
}

/** The definitions known to a connection whose rows tell what a customer is called, and who that is. */
export function namingReports(database: ReadableDatabase): readonly ReportDefinition[] {
  return Array.from(given.get(database)?.() ?? []).filter(namesPeople)
}
