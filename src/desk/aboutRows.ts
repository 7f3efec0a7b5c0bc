import { shortcomingsOf, shownSlices } from '../core/store/query/shortcomings.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import { isSampleConnection } from '../core/wolkvox/address.ts'
import { aboutFile, type AboutSheet } from '../shared/aboutFile.ts'
import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import type { Question } from '../shared/query.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { wallClock } from '../shared/time.ts'
import { toldRows } from './toldRows.ts'

/**
 * What a file of rows says of itself: whose they are and of when, what was asked of them, how whole they are.
 *
 * @throws AppError `unknown-connection`
 */
export async function aboutRows(
  store: StoreApi,
  report: ReportDefinition,
  question: Question,
  language: Language,
): Promise<AboutSheet> {
  const { connectionId, reportKey, parameters, range, byDay = false } = question
  const connection = (await store.connections.list()).find(({ id }) => id === connectionId)
  if (connection === undefined) throw new AppError('unknown-connection', { connection: String(connectionId) })
  const scope = { connectionId, reportKey, parameters }
  const slices = await store.slices.of(scope)
  const gaps = report.kind === 'live' ? await store.logs.gaps({ scope, range }) : []
  const now = wallClock(Date.now(), connection.timeZone)
  const held = { report, slices, gaps, range, byDay, now }
  const shown = shownSlices(held)
  const newestMs = shown.reduce((newest, { fetchedAtMs }) => Math.max(newest, fetchedAtMs), -Infinity)
  return aboutFile(
    {
      report,
      question: await toldRows(store, report, question),
      connection: { name: connection.name, isSample: isSampleConnection(connection) },
      shortcomings: shortcomingsOf(held),
      provisional: shown.filter(({ state }) => state === 'provisional').map((slice) => slice.range),
      newest: Number.isFinite(newestMs) ? wallClock(newestMs, connection.timeZone) : null,
      now,
    },
    language,
  )
}
