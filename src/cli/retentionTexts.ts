import type { LocalizedText } from '../shared/language.ts'
import { keptSince, rulesAfter, type RetentionChange } from '../shared/retention.ts'
import { notKeptText, scheduleCutText } from '../shared/retentionTexts.ts'
import { wallClock, type TimeRange } from '../shared/time.ts'
import type { Connection } from '../core/store/records/connections.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { CommandContext } from './context.ts'
import { fullCatalogue } from './ownReports.ts'
import { table } from './table.ts'
import { retentionTexts } from './texts/retention.ts'

/** Rows that go by the rules, as documents have them. */
export interface Going {
  readonly connection: string
  readonly report: string
  /** `YYYY-MM-DD`: rows before this day go. */
  readonly before: string
  readonly rows: number
}

/**
 * What goes now by the rules.
 *
 * @param supposed a change of them that was not made yet, as if it were
 */
export async function whatGoes(
  context: CommandContext,
  store: StoreApi,
  supposed: RetentionChange | null,
): Promise<readonly Going[]> {
  const { previewRetention } = await import('../core/automation/retention.ts')
  const { reports } = await fullCatalogue(context)
  const names = new Map((await context.connections()).map(({ id, name }) => [id, name]))
  const previews = await previewRetention(store, reports, Date.now(), supposed)
  return previews.map(({ connectionId, reportKey, beforeDay, rows }) => ({
    connection: names.get(connectionId) ?? '',
    report: reportKey,
    before: beforeDay,
    rows,
  }))
}

/** The same for people. */
export function goingText({ terminal }: CommandContext, going: readonly Going[]): string {
  if (going.length === 0) return terminal.say(retentionTexts('nothingGoes'))
  const headings = terminal.say(retentionTexts('goingHeadings'))
  return table(
    headings.split('|'),
    going.map((each) => [each.connection, each.report, each.before, String(each.rows)]),
  )
}

/**
 * What is to be said of schedules that reach further back than the rules keep.
 *
 * @param of the schedule that is meant, by its id, else all; and a change of the rules as if it were made
 */
export async function scheduleCuts(
  context: CommandContext,
  store: StoreApi,
  of: { readonly id?: number; readonly supposed?: RetentionChange },
): Promise<readonly LocalizedText[]> {
  const held = await store.retention.rules()
  const rules = of.supposed === undefined ? held : rulesAfter(held, of.supposed)
  if (rules.length === 0) return []
  const catalogue = await fullCatalogue(context)
  const connections = await context.connections()
  const schedules = await store.schedules.list()
  return schedules.flatMap((schedule) => {
    const { connectionId, reportKey, content } = schedule
    const report = reportKey === null ? undefined : catalogue.get(reportKey)
    const connection = connections.find((each) => each.id === schedule.connectionId)
    const isMeant = of.id === undefined || schedule.id === of.id
    if (
      !isMeant ||
      reportKey === null ||
      report === undefined ||
      connection === undefined ||
      report.kind === 'snapshot'
    )
      return []
    const now = wallClock(Date.now(), connection.timeZone)
    return scheduleCutText(rules, { connectionId, reportKey, period: content?.period ?? null }, report.title, now) ?? []
  })
}

/** Whether a fetch by hand takes in days that will soon be erased again, in words; undefined where it does not. */
export async function notKept(
  store: StoreApi,
  connection: Connection,
  reportKey: string,
  range: TimeRange,
): Promise<LocalizedText | undefined> {
  const rules = await store.retention.rules()
  const now = wallClock(Date.now(), connection.timeZone)
  const since = keptSince(rules, { connectionId: connection.id, reportKey }, now)
  return since === null || since <= range.from ? undefined : notKeptText(since, now)
}
