import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import type { AppError } from '../../shared/errors.ts'
import { takesDates } from '../../shared/reports/types.ts'
import type { LocalizedText } from '../../shared/language.ts'
import { fetchedShortcomings } from '../../shared/shortcomings.ts'
import { endOfDay, formatInstant, type TimeRange } from '../../shared/time.ts'
import type { PullProgress, PullResult } from '../../core/sync/pull.ts'
import type { PollResult } from '../../core/sync/poll.ts'
import type { Target } from '../../core/sync/target.ts'
import type { Command } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT, exitStatusOf } from '../exitStatus.ts'
import { periodOptions } from '../period.ts'
import { notKept } from '../retentionTexts.ts'
import { waitingText, sliceWarnings } from '../syncTexts.ts'
import { byDayOption, isByDay, requirePeriod, targetOf, targetOptions } from '../target.ts'
import type { Terminal } from '../terminal.ts'
import { pullTexts } from '../texts/pulls.ts'
import { withoutTeamOption } from '../withoutTeam.ts'

function instants(range: TimeRange): { readonly from: string; readonly to: string } {
  return { from: formatInstant(range.from), to: formatInstant(range.to) }
}

function showProgress(terminal: Terminal, progress: PullProgress): void {
  const { slicesDone, slicesTotal, rows, requests, range, waiting } = progress
  if (waiting !== undefined) {
    terminal.message(waitingText(waiting))
    return
  }
  const stretch = range === undefined ? '' : ` · ${formatInstant(range.from)}`
  terminal.progress(
    slicesTotal === 0 ? 1 : slicesDone / slicesTotal,
    pullTexts('progress', {
      slicesDone,
      periods: amountTexts.counted('periods', slicesTotal),
      rows: amountTexts.counted('rows', rows),
      requests: amountTexts.counted('requests', requests),
      stretch,
    }),
  )
}

function futureWarning(future: TimeRange): LocalizedText {
  const { from, to } = instants(future)
  return pullTexts('future', { from, to })
}

function statusOf(result: PullResult): number {
  const wasFetched = result.slices.some((slice) => slice.requests > 0)
  const { stoppedBy } = result
  if (stoppedBy !== undefined) {
    const status = exitStatusOf(stoppedBy)
    // A refused token, a used-up quota, a broken store or Ctrl-C say what to do next, whatever was fetched before.
    if (status !== EXIT.serverFault || !wasFetched) return status
  }
  if (result.failed.length > 0) return wasFetched ? EXIT.partlyDone : EXIT.serverFault
  return fetchedShortcomings(result.slices).length > 0 ? EXIT.partlyDone : EXIT.done
}

function mainError(result: PullResult): AppError | undefined {
  return result.stoppedBy ?? result.failed[0]?.error
}

/** @param before what was said already before anything was fetched */
async function finish(
  context: CommandContext,
  key: string,
  connection: string,
  range: TimeRange,
  result: PullResult,
  before: readonly LocalizedText[] = [],
): Promise<number> {
  const { terminal } = context
  const status = statusOf(result)
  const { future } = result
  const ofSlices = result.slices.flatMap(sliceWarnings)
  const warnings = [...before, ...(future === undefined ? [] : [futureWarning(future)]), ...ofSlices]
  const { rows } = result
  const error = mainError(result)
  const document = {
    report: key,
    connection,
    ...instants(range),
    windows: result.slices.map((slice) => ({
      ...instants(slice.range),
      rows: slice.rows,
      requests: slice.requests,
      status: slice.state,
    })),
    rows,
    requests: result.requests,
    fromCache: result.fromCache,
    fromTeam: result.fromTeam,
    failed: result.failed.map((slice) => ({ ...instants(slice.range), error: terminal.errorDocument(slice.error) })),
    warnings: warnings.map((warning) => terminal.say(warning)),
    ...(error === undefined ? {} : { error: terminal.errorDocument(error) }),
  }
  terminal.endProgress()
  // That the rest of today has not happened yet is news to nobody.
  const isRestOfDay = future !== undefined && future.to <= endOfDay(future.from)
  if (future !== undefined && !isRestOfDay) terminal.message(futureWarning(future))
  for (const warning of ofSlices) terminal.message(warning)
  // Where it also stopped the pull, it is explained below.
  const { teamTrouble } = result
  if (teamTrouble !== undefined && teamTrouble.code !== mainError(result)?.code) terminal.explainError(teamTrouble)
  for (const slice of result.failed) {
    const { from, to } = instants(slice.range)
    terminal.message(pullTexts('failed', { from, to }))
  }
  if (error !== undefined) terminal.explainError(error)
  const text = terminal.say(
    result.fromTeam === 0
      ? pullTexts('done', {
          rows,
          periods: result.slices.length,
          fromCache: result.fromCache,
          requests: result.requests,
        })
      : pullTexts('doneWithTeam', {
          rows,
          periods: result.slices.length,
          fromCache: result.fromCache,
          fromTeam: result.fromTeam,
          requests: result.requests,
        }),
  )
  await terminal.result(document, text)
  return status
}

/** A poll as the result of a pull: one slice, what it could see. */
function pollAsPull({ range, rows, requests, state, warnings }: PollResult): PullResult {
  const slices = [{ range, rows, requests, state, warnings }]
  const nothing = { fromCache: 0, fromTeam: 0, teamTrouble: undefined, future: undefined, stoppedBy: undefined }
  return { slices, failed: [], rows, requests, ...nothing }
}

export const pullCommand: Command = {
  usage: 'pull REPORT',
  ...pullTexts('help'),
  options: {
    ...targetOptions,
    ...periodOptions,
    'by-day': byDayOption,
    refresh: { type: 'boolean', ...pullTexts('refresh') },
    'without-team': withoutTeamOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal, signal } = context
    const target = await targetOf(context, options)
    const { report, connection, parameters } = target
    const byDay = isByDay(report, options)
    const asked = takesDates(report) ? requirePeriod(target) : undefined
    const token = await context.token(connection)
    const withoutTeam = options.has('without-team')
    const sync = await context.sync()
    const fetched: Target = { connection, token, report, parameters }
    if (asked === undefined) {
      const { poll } = await import('../../core/sync/poll.ts')
      const result = await poll(sync, {
        ...fetched,
        withoutTeam,
        priority: 'user',
        signal,
        onWait: (waiting) => {
          terminal.message(waitingText(waiting))
        },
      })
      return finish(context, report.key, connection.name, result.range, pollAsPull(result))
    }
    const warning = await notKept(sync.store, connection, report.key, asked)
    if (warning !== undefined) terminal.message(warning)
    const { pull } = await import('../../core/sync/pull.ts')
    const result = await pull(sync, {
      ...fetched,
      range: asked,
      refreshSinceMs: options.has('refresh') ? Date.now() : null,
      byDay,
      withoutTeam,
      priority: 'user',
      signal,
      onProgress: (progress) => {
        showProgress(terminal, progress)
      },
    })
    return finish(context, report.key, connection.name, asked, result, warning === undefined ? [] : [warning])
  },
}
