import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, toAppError, type ErrorCode } from '../../shared/errors.ts'
import { endOfDay, formatInstant, wallClock } from '../../shared/time.ts'
import type { PollRequest, PollResult } from '../../core/sync/poll.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT, exitStatusOf } from '../exitStatus.ts'
import { waitingText } from '../syncTexts.ts'
import { targetOf, targetOptions } from '../target.ts'

const DEFAULT_EVERY_MS = 5 * 60_000
const SECONDS_OF = { s: 1, m: 60, h: 3600 } as const

function everyMs(options: Options): number {
  const text = options.text('every')
  if (text === undefined) return DEFAULT_EVERY_MS
  const match = /^(\d{1,4})\s*([smh])$/.exec(text.trim())
  const seconds = Number(match?.[1] ?? 0) * SECONDS_OF[(match?.[2] ?? 's') as keyof typeof SECONDS_OF]
  if (seconds > 0) return seconds * 1000
  throw new AppError('usage', {
    problem: `--every takes a time such as 5m, not "${text}".`,
    problemEs: `--every acepta un tiempo como 5m, no "${text}".`,
  })
}

/** Errors that no later poll can mend. */
const FATAL: ReadonlySet<ErrorCode> = new Set([
  'cancelled',
  'token-refused',
  'forbidden',
  'unknown-on-server',
  'redirected',
  'store-damaged',
  'store-read-only',
  'store-wrong-key',
  'disk-full',
  'internal',
])

function documentOf({ range, rows, added, gap }: PollResult): Record<string, unknown> {
  const at = formatInstant(range.to)
  const missed = gap === undefined ? {} : { gap: { from: formatInstant(gap.from), to: formatInstant(gap.to) } }
  return { at, rows, new: added, ...missed }
}

async function report(context: CommandContext, result: PollResult): Promise<void> {
  const { terminal } = context
  const { gap } = result
  const missed = gap === undefined ? '' : ` · ${formatInstant(gap.from)} – ${formatInstant(gap.to)}`
  const text = {
    en: `${formatInstant(result.range.to)} · ${result.rows} rows, ${result.added} new${gap === undefined ? '' : ` · gap${missed}`}`,
    es: `${formatInstant(result.range.to)} · ${result.rows} filas, ${result.added} nuevas${gap === undefined ? '' : ` · hueco${missed}`}`,
  }
  await terminal.result(documentOf(result), terminal.say(text))
}

/** How long to wait after a failed poll: the quota comes back with the operation's next day. */
function pauseAfter(error: AppError, request: PollRequest, intervalMs: number): number {
  if (error.code !== 'quota-used-up') return intervalMs
  const now = wallClock(Date.now(), request.connection.timeZone)
  return (endOfDay(now) - now + 60) * 1000
}

export const watch: Command = {
  usage: 'watch REPORT',
  es: 'Mantiene el registro de un reporte en vivo',
  en: "Keeps a live report's log",
  options: {
    ...targetOptions,
    every: { type: 'string', value: '5m', es: 'cada cuánto', en: 'how often' },
    once: { type: 'boolean', es: 'una sola vez', en: 'only once' },
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal, signal } = context
    const intervalMs = everyMs(options)
    const target = await targetOf(context, options)
    if (target.report.kind !== 'live') {
      throw new AppError('usage', {
        problem: `The report ${target.report.key} is not a live one; fetch it with "atalaya pull".`,
        problemEs: `El reporte ${target.report.key} no es en vivo; tráigalo con "atalaya pull".`,
      })
    }
    const token = await context.token(target.connection)
    const sync = await context.sync()
    const { poll } = await import('../../core/sync/poll.ts')
    const { connection, report: definition, parameters } = target
    const request: PollRequest = {
      connection,
      token,
      report: definition,
      parameters,
      priority: 'automatic',
      signal,
      onWait: (waiting) => {
        terminal.message(waitingText(waiting))
      },
    }
    for (;;) {
      const startedMs = performance.now()
      let pauseMs = intervalMs
      try {
        await report(context, await poll(sync, request))
        if (options.has('once')) return EXIT.done
      } catch (cause) {
        const error = toAppError(cause)
        if (options.has('once') || FATAL.has(error.code)) throw error
        terminal.explainError(error)
        pauseMs = pauseAfter(error, request, intervalMs)
      }
      try {
        await sleep(Math.max(0, pauseMs - (performance.now() - startedMs)), undefined, { signal })
      } catch {
        return exitStatusOf(new AppError('cancelled'))
      }
    }
  },
}
