import type { Question } from '../shared/query.ts'
import { shortcomingText } from '../shared/shortcomings.ts'
import { wallClock } from '../shared/time.ts'
import type { CommandContext } from './context.ts'
import type { CommandTarget } from './target.ts'

/**
 * Says on standard error what of a period is not whole in the cache: a table or file of it would otherwise look
 * complete.
 */
export async function warnOfShortcomings(
  context: CommandContext,
  { report, connection, parameters }: CommandTarget,
  { range, byDay = false }: Pick<Question, 'range' | 'byDay'>,
): Promise<void> {
  const { shortcomingsOf } = await import('../core/store/query/shortcomings.ts')
  const store = await context.store()
  const scope = { connectionId: connection.id, reportKey: report.key, parameters }
  const slices = await store.slices.of(scope)
  // What nobody saw of a live report's log cannot be fetched any more: why, and when.
  const gaps = report.kind === 'live' ? await store.logs.gaps({ scope, range }) : []
  const now = wallClock(Date.now(), connection.timeZone)
  for (const shortcoming of shortcomingsOf({ report, slices, gaps, range, byDay, now })) {
    context.terminal.message(shortcomingText(shortcoming, 'cli'))
  }
}
