import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { gapText, intervalMs, USUAL_EVERY_MINUTES, type LogGap } from '../../shared/live.ts'
import { asOneGap } from '../../shared/gapReasons.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { LocalizedText } from '../../shared/language.ts'
import { joinedTexts } from '../../shared/localized.ts'
import { formatInstant, wallClock } from '../../shared/time.ts'
import type { LogStatus } from '../../core/live/logKeeper.ts'
import type { LastPoll } from '../../core/store/records/logs.ts'
import type { PollResult } from '../../core/sync/poll.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { targetOf, targetOptions } from '../target.ts'
import { logTexts } from '../texts/logs.ts'
import { fetchingOf, withoutTeamOption } from '../withoutTeam.ts'

const SECONDS_OF = { s: 1, m: 60, h: 3600 } as const

/** The time between polls that a call asks for, in milliseconds. @throws AppError `usage` */
function everyMs(report: ReportDefinition, options: Options): number {
  const text = options.text('every')
  if (text === undefined) return intervalMs(report, USUAL_EVERY_MINUTES)
  const match = /^(\d{1,4})\s*([smh])$/.exec(text.trim())
  const seconds = Number(match?.[1] ?? 0) * SECONDS_OF[(match?.[2] ?? 's') as keyof typeof SECONDS_OF]
  if (seconds > 0) return seconds * 1000
  throw new AppError('usage', { problem: 'interval-written', given: text })
}

/** Errors that no later poll can mend. */
const FATAL: ReadonlySet<ErrorCode> = new Set([
  'cancelled',
  'token-refused',
  'forbidden',
  'unknown-on-server',
  'redirected',
  'managed',
  'store-damaged',
  'store-gone',
  'store-read-only',
  'store-wrong-key',
  'disk-full',
  'unknown-connection',
  'internal',
])

type Polled = Pick<PollResult, 'at' | 'rows' | 'added'> & {
  readonly changed?: number
  readonly gap?: LogGap | undefined
  /** Which desk of the team sent it; absent: this computer. */
  readonly from?: string
}

/** Writes one poll: a document a line, or a line for people. */
async function report({ terminal }: CommandContext, polled: Polled): Promise<void> {
  const { at, rows, added, changed = 0, gap, from } = polled
  const missed =
    gap === undefined
      ? {}
      : { gap: { from: formatInstant(gap.range.from), to: formatInstant(gap.range.to), reason: gap.reason } }
  const time = formatInstant(at)
  const text = joinedTexts(
    [
      logTexts('polled', { time, rows: amountTexts.counted('rows', rows), added }),
      ...(changed === 0 ? [] : [logTexts('changed', { changed })]),
      ...(gap === undefined ? [] : [logTexts('gap', { gap: gapText(gap) })]),
      ...(from === undefined ? [] : [logTexts('from', { desk: from })]),
    ],
    '',
  )
  await terminal.result(
    {
      at: time,
      rows,
      new: added,
      ...(changed === 0 ? {} : { changed }),
      ...missed,
      ...(from === undefined ? {} : { fetchedBy: from }),
    },
    terminal.say(text),
  )
}

function nextTryText(atMs: number | null): LocalizedText | undefined {
  if (atMs === null) return undefined
  const seconds = Math.max(1, Math.round((atMs - Date.now()) / 1000))
  const wait = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
  return logTexts('nextPoll', { wait })
}

/** Says on standard error what goes on beside the polls. */
class Commentary {
  readonly #context: CommandContext
  readonly #isOnce: boolean
  #told: LogStatus | undefined

  constructor(context: CommandContext, isOnce: boolean) {
    this.#context = context
    this.#isOnce = isOnce
  }

  onStatus(status: LogStatus): void {
    const { terminal } = this.#context
    const before = this.#told
    this.#told = status
    if (status.isElsewhere && (before?.isElsewhere !== true || before.keptBy !== status.keptBy)) {
      const { keptBy } = status
      const told = keptBy === null ? logTexts('elsewhere') : logTexts('atDesk', { desk: keptBy })
      const waits = logTexts(keptBy === null ? 'waitsForIt' : 'followsIt')
      terminal.message(this.#isOnce ? told : joinedTexts([told, waits], ' '))
    } else if (before?.isElsewhere === true && !status.isElsewhere && !this.#isOnce && !this.#context.signal.aborted) {
      terminal.message(logTexts('keepsNow'))
    }
    if (status.slowedToMs !== null && status.slowedToMs !== (before?.slowedToMs ?? null)) {
      const minutes = (status.slowedToMs / 60_000).toFixed(1)
      terminal.message(logTexts('slowed', { minutes }))
    }
    if (status.trouble === null || status.isPolling || this.#isOnce) return
    const isNews = before?.nextPollAtMs !== status.nextPollAtMs || before.isPolling
    const text = isNews ? nextTryText(status.nextPollAtMs) : undefined
    if (text !== undefined) terminal.message(text)
  }
}

/** The last poll of another process, if it is recent enough to count as one of this command. */
function countsAsOwn(last: LastPoll | null, longestMs: number): last is LastPoll {
  return last !== null && Date.now() - last.atMs <= longestMs
}

export const watch: Command = {
  usage: 'watch REPORT',
  ...logTexts('help'),
  options: {
    ...targetOptions,
    every: { type: 'string', value: '5m', ...logTexts('every') },
    once: { type: 'boolean', ...logTexts('once') },
    'without-team': withoutTeamOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { signal } = context
    const target = await targetOf(context, options)
    const { connection, report: definition, parameters } = target
    const { logKeeperOf, paceOf } = await import('../../core/live/keepLog.ts')
    const { mayRequestAutomatically } = await import('../../core/automation/quota.ts')
    const { QuotaGuard } = await import('../../core/automation/quotaGuard.ts')
    const pace = paceOf(definition, everyMs(definition, options))
    const token = await context.token(connection)
    const sync = await fetchingOf(context, options)
    const scope = { connectionId: connection.id, reportKey: definition.key, parameters }
    const isOnce = options.has('once')
    const commentary = new Commentary(context, isOnce)
    const fetched = { connection, token, report: definition, parameters }
    const guard = new QuotaGuard(() => Promise.resolve({ sync, token: () => Promise.resolve(token) }))
    // One poll is not worth a request more.
    const mayRequestOnce = () => mayRequestAutomatically(sync.store, connection, sync.nowMs())
    // With --once, what another process that keeps the log saw last counts as seen.
    let theirs: LastPoll | null | undefined
    const keeper = logKeeperOf(sync, {
      scope,
      report: definition,
      connection,
      pace,
      target: async () => {
        // Another process may have removed the connection, or led it to another server.
        if ((await context.connections()).some(({ id }) => id === connection.id)) return fetched
        throw new AppError('unknown-connection', { connection: connection.name, known: '–' })
      },
      mayRequest: isOnce ? mayRequestOnce : (each, signal) => guard.mayRequest(each, signal),
      isFinal: (error) => isOnce || FATAL.has(error.code),
      onTrouble: (error) => {
        if (!isOnce && !FATAL.has(error.code)) context.terminal.explainError(error)
      },
      onStatus: (status) => {
        commentary.onStatus(status)
        if (!isOnce || !status.isElsewhere) return
        theirs = status.lastPoll
        void keeper.stop()
      },
      onFollowed: async (polls) => {
        if (isOnce) return
        for (const polled of polls) await report(context, { ...polled, gap: asOneGap(polled.gaps) })
      },
      onPoll: async (result) => {
        if (result === null) return
        await report(context, result)
        if (isOnce) void keeper.stop()
      },
    })
    let wasWaiting = false
    const stop = (): void => {
      const { isElsewhere, nextPollAtMs } = keeper.status
      wasWaiting = isElsewhere || nextPollAtMs !== null
      void keeper.stop()
    }
    signal.addEventListener('abort', stop)
    if (!signal.aborted) await keeper.run()
    // Who stops it between two polls cuts nothing short.
    if (signal.aborted && wasWaiting) return EXIT.stopped
    if (signal.aborted) throw new AppError('cancelled')
    if (theirs === undefined) return EXIT.done
    if (countsAsOwn(theirs, pace.longestMs)) {
      await report(context, { ...theirs, at: wallClock(theirs.atMs, connection.timeZone) })
    } else {
      const refusal = await mayRequestOnce()
      if (refusal !== null) throw AppError.fromData(refusal)
      const { poll } = await import('../../core/sync/poll.ts')
      await report(context, await poll(sync, { ...fetched, priority: 'automatic', signal }))
    }
    return EXIT.done
  },
}
