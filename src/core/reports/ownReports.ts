import type { KeyedCustomReport } from '../../shared/customReports/customReport.ts'
import { fold } from '../../shared/values.ts'
import type { StoreApi } from '../store/storeApi.ts'

/** What a text says as JSON; undefined where it says nothing. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The reports of one's own that a store holds, by title. What a newer version put there and this one does not
 * understand stays where it is, unseen.
 */
export async function ownReportsOf(store: StoreApi): Promise<readonly KeyedCustomReport[]> {
  const stored = await store.ownReports.list()
  // Every command asks, and few users have any: what reads them is loaded where there are some.
  if (stored.length === 0) return []
  const { customReportSchema } = await import('../../shared/customReports/customReport.ts')
  const own = stored.flatMap(({ key, definition }): readonly KeyedCustomReport[] => {
    const parsed = customReportSchema.safeParse(readJson(definition))
    return parsed.success ? [{ key, report: parsed.data }] : []
  })
  return own.toSorted((a, b) => (fold(a.report.title.es) < fold(b.report.title.es) ? -1 : 1))
}
