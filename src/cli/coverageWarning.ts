import { gapText, type LogGap } from '../shared/live.ts'
import { overlaps } from '../shared/ranges.ts'
import type { Question } from '../shared/query.ts'
import { formatInstant, wallClock, type TimeRange } from '../shared/time.ts'
import type { LocalizedText } from '../shared/reports/types.ts'
import type { CommandContext } from './context.ts'
import type { CommandTarget } from './target.ts'

const LISTED = 3

function listed(ranges: readonly TimeRange[]): string {
  const shown = ranges.slice(0, LISTED).map((range) => `${formatInstant(range.from)} – ${formatInstant(range.to)}`)
  return `${shown.join(', ')}${ranges.length > LISTED ? ', …' : ''}`
}

/**
 * Says on standard error what of a period is not whole in the cache: a table or file of it would otherwise look complete.
 */
export async function warnOfHoles(
  context: CommandContext,
  target: CommandTarget,
  { range, byDay = false }: Pick<Question, 'range' | 'byDay'>,
): Promise<void> {
  // A taking is whole, or it is not there.
  if (target.report.kind === 'snapshot') return
  const gaps = target.report.kind === 'live' ? await warnOfGaps(context, target, range) : []
  if (range === null) return
  const { missingOf } = await import('../core/store/source.ts')
  const scope = { connectionId: target.connection.id, reportKey: target.report.key, parameters: target.parameters }
  const windows = await (await context.store()).writer.call('windows', { scope })
  const now = wallClock(Date.now(), target.connection.timeZone)
  const missing = missingOf(target.report, windows, range, byDay).filter(({ from }) => from <= now)
  const say = (text: LocalizedText): void => {
    context.terminal.message(text)
  }
  // The moments since today's last fetch are no hole worth a word.
  const holes = missing.filter(
    (hole) =>
      !(hole.to >= now && windows.some((window) => window.range.to + 1 === hole.from)) &&
      !gaps.some((gap) => overlaps(gap.range, hole)),
  )
  if (holes.length > 0) say({ en: `Not fetched yet: ${listed(holes)}`, es: `Aún sin traer: ${listed(holes)}` })
  const partial = windows.filter(
    (window) => window.state === 'partial' && overlaps(window.range, range) && target.report.kind !== 'live',
  )
  if (partial.length > 0) {
    const text = listed(partial.map((window) => window.range))
    say({ en: `Cut by the server, incomplete: ${text}`, es: `Cortado por el servidor, incompleto: ${text}` })
  }
}

/** What nobody saw of a live report's log cannot be fetched any more: why, and when. */
async function warnOfGaps(
  context: CommandContext,
  target: CommandTarget,
  range: TimeRange | null,
): Promise<readonly LogGap[]> {
  const scope = { connectionId: target.connection.id, reportKey: target.report.key, parameters: target.parameters }
  const gaps = await (await context.store()).writer.call('gaps', { scope, range })
  if (gaps.length === 0) return gaps
  const texts = gaps.map(gapText)
  context.terminal.message({
    en: ['Nobody saw:', ...texts.map(({ en }) => `  ${en}`)].join('\n'),
    es: ['Nadie vio:', ...texts.map(({ es }) => `  ${es}`)].join('\n'),
  })
  return gaps
}
