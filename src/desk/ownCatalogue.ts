import { definitionOf } from '../shared/customReports/definition.ts'
import { Catalogue } from '../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { ownReportsOf } from '../core/reports/ownReports.ts'
import type { StoreApi } from '../core/store/storeApi.ts'

/** The reports that the user described, as a store has them. */
export async function ownDefinitionsOf(store: StoreApi): Promise<readonly ReportDefinition[]> {
  return (await ownReportsOf(store)).map(({ key, report }) => definitionOf(key, report))
}

/** The reports that come with the program and, after them, the user's own. */
export function withOwn(builtIn: Catalogue, own: readonly ReportDefinition[]): Catalogue {
  return new Catalogue([...builtIn.reports, ...own])
}
