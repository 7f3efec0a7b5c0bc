import { announcedSlice } from '../../shared/announcement.ts'
import { gapText } from '../../shared/live.ts'
import { shortcomingText } from '../../shared/shortcomings.ts'
import { formatInstant, wallClock, type TimeRange } from '../../shared/time.ts'
import type { StoredSlice } from '../../core/store/records/slices.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'
import { targetOf, targetOptions } from '../target.ts'
import { coverageTexts } from '../texts/coverage.ts'

interface Interval {
  readonly range: TimeRange
  readonly fetchedAtMs: number
  readonly rows: number
  readonly state: StoredSlice['state']
  readonly warnings: readonly string[]
  /** Which desk of the team fetched it; absent: this one. */
  readonly fetchedBy?: string
}

/** The stretches that a live log saw without a break; what lies between two of them is a gap. */
function stretches(slices: readonly StoredSlice[]): readonly Interval[] {
  const joined: Interval[] = []
  for (const slice of slices) {
    const last = joined.at(-1)
    if (last === undefined || last.state !== slice.state || slice.range.from > last.range.to + 1) {
      joined.push(slice)
    } else {
      joined[joined.length - 1] = {
        range: { from: last.range.from, to: slice.range.to > last.range.to ? slice.range.to : last.range.to },
        fetchedAtMs: Math.max(last.fetchedAtMs, slice.fetchedAtMs),
        rows: last.rows + slice.rows,
        state: last.state,
        // What one of them was announced is not what all of them have.
        warnings: [],
      }
    }
  }
  return joined
}

export const coverage: Command = {
  usage: 'coverage REPORT',
  ...coverageTexts('help'),
  options: targetOptions,
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const { report, connection, parameters } = await targetOf(context, options)
    const store = await context.store()
    const scope = { connectionId: connection.id, reportKey: report.key, parameters }
    const slices = await store.slices.of(scope)
    const shown = report.kind === 'live' ? stretches(slices) : slices
    const intervals = shown.map((slice) => ({
      from: formatInstant(slice.range.from),
      to: formatInstant(slice.range.to),
      fetchedAt: new Date(slice.fetchedAtMs).toISOString(),
      rows: slice.rows,
      state: slice.state,
      ...(slice.fetchedBy === undefined ? {} : { fetchedBy: slice.fetchedBy }),
      ...(slice.state === 'announced' ? { announced: announcedSlice(slice).announced } : {}),
    }))
    const gaps = report.kind === 'live' ? await store.logs.gaps({ scope, range: null }) : []
    const document = {
      report: report.key,
      intervals,
      ...(report.kind === 'live'
        ? {
            gaps: gaps.map(({ range, reason }) => ({
              from: formatInstant(range.from),
              to: formatInstant(range.to),
              reason,
            })),
          }
        : {}),
    }
    const isShared = intervals.some(({ fetchedBy }) => fetchedBy !== undefined)
    const headings = terminal.say(coverageTexts(isShared ? 'sharedHeadings' : 'headings')).split('|')
    const rows = shown.map(({ range, rows, state, fetchedAtMs, fetchedBy }) => [
      formatInstant(range.from),
      formatInstant(range.to),
      String(rows),
      terminal.say(coverageTexts(state)),
      // By the operation's clock, as the stretches beside it are; documents have it in UTC.
      formatInstant(wallClock(fetchedAtMs, connection.timeZone)),
      ...(isShared ? [fetchedBy ?? ''] : []),
    ])
    const none = terminal.say(coverageTexts('none'))
    const missed = gaps.map((gap) => terminal.say(gapText(gap)))
    const announced = slices
      .filter(({ state }) => state === 'announced')
      .map((slice) => terminal.say(shortcomingText({ kind: 'announced', slice: announcedSlice(slice) }, 'cli')))
    const listed = missed.length === 0 ? [] : ['', terminal.say(coverageTexts('nobodySaw')), ...missed]
    await terminal.result(
      document,
      rows.length === 0 ? none : [table(headings, rows), ...announced, ...listed].join('\n'),
    )
    return EXIT.done
  },
}
