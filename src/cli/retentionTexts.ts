import type { LocalizedText } from '../shared/reports/types.ts'
import { keptSince } from '../shared/retention.ts'
import { notKeptText, scheduleCutText } from '../shared/retentionTexts.ts'
import { wallClock, type TimeRange } from '../shared/time.ts'
import type { Connection } from '../core/store/connections.ts'
import type { Store } from '../core/store/store.ts'
import type { CommandContext } from './context.ts'
import { fullCatalogue } from './ownReports.ts'

/**
 * What is to be said of schedules that reach further back than the rules keep.
 *
 * @param id of one schedule; without it, of all
 */
export async function scheduleCuts(
  context: CommandContext,
  store: Store,
  id?: number,
): Promise<readonly LocalizedText[]> {
  const rules = await store.writer.call('retentionRules', undefined)
  if (rules.length === 0) return []
  const catalogue = await fullCatalogue(context)
  const connections = await context.connections()
  const schedules = await store.writer.call('schedules', undefined)
  return schedules.flatMap((schedule) => {
    const report = catalogue.get(schedule.reportKey)
    const connection = connections.find((each) => each.id === schedule.connectionId)
    const isMeant = id === undefined || schedule.id === id
    if (!isMeant || report === undefined || connection === undefined || report.kind === 'snapshot') return []
    const now = wallClock(Date.now(), connection.timeZone)
    const { connectionId, reportKey, setup } = schedule
    return scheduleCutText(rules, { connectionId, reportKey, period: setup.period }, report.title, now) ?? []
  })
}

/** Whether a fetch by hand takes in days that will soon be erased again, in words; undefined where it does not. */
export async function notKept(
  store: Store,
  connection: Connection,
  reportKey: string,
  range: TimeRange,
): Promise<LocalizedText | undefined> {
  const rules = await store.writer.call('retentionRules', undefined)
  const now = wallClock(Date.now(), connection.timeZone)
  const since = keptSince(rules, { connectionId: connection.id, reportKey }, now)
  return since === null || since <= range.from ? undefined : notKeptText(since, now)
}
