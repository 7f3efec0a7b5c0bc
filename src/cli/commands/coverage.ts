import { announcedSlice } from '../../shared/announcement.ts'
import { gapText } from '../../shared/live.ts'
import { shortcomingText } from '../../shared/shortcomings.ts'
import { formatInstant, type TimeRange } from '../../shared/time.ts'
import type { StoredWindow } from '../../core/store/tables/windows.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'
import { targetOf, targetOptions } from '../target.ts'

interface Interval {
  readonly range: TimeRange
  readonly fetchedAtMs: number
  readonly rows: number
  readonly state: string
  readonly warnings: readonly string[]
}

/** The stretches that a live log saw without a break; what lies between two of them is a gap. */
function stretches(windows: readonly StoredWindow[]): readonly Interval[] {
  const joined: Interval[] = []
  for (const window of windows) {
    const last = joined.at(-1)
    if (last === undefined || last.state !== window.state || window.range.from > last.range.to + 1) {
      joined.push(window)
    } else {
      joined[joined.length - 1] = {
        range: { from: last.range.from, to: window.range.to > last.range.to ? window.range.to : last.range.to },
        fetchedAtMs: Math.max(last.fetchedAtMs, window.fetchedAtMs),
        rows: last.rows + window.rows,
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
  es: 'Dice qué tiempo está guardado',
  en: 'Says which time is cached',
  options: targetOptions,
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const { report, connection, parameters } = await targetOf(context, options)
    const store = await context.store()
    const scope = { connectionId: connection.id, reportKey: report.key, parameters }
    const windows = await store.writer.call('windows', { scope })
    const intervals = (report.kind === 'live' ? stretches(windows) : windows).map((window) => ({
      from: formatInstant(window.range.from),
      to: formatInstant(window.range.to),
      fetchedAt: new Date(window.fetchedAtMs).toISOString(),
      rows: window.rows,
      state: window.state,
      ...(window.state === 'announced' ? { announced: announcedSlice(window).announced } : {}),
    }))
    const gaps = report.kind === 'live' ? await store.writer.call('gaps', { scope, range: null }) : []
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
    const headings = terminal
      .say({ en: 'from|to|rows|state|fetched', es: 'desde|hasta|filas|estado|traído' })
      .split('|')
    const rows = intervals.map((each) => [each.from, each.to, String(each.rows), each.state, each.fetchedAt])
    const none = terminal.say({ en: 'Nothing is cached yet.', es: 'Aún no hay nada guardado.' })
    const missed = gaps.map((gap) => terminal.say(gapText(gap)))
    const announced = windows
      .filter(({ state }) => state === 'announced')
      .map((window) => terminal.say(shortcomingText({ kind: 'announced', slice: announcedSlice(window) })))
    const listed = missed.length === 0 ? [] : ['', terminal.say({ en: 'Nobody saw:', es: 'Nadie vio:' }), ...missed]
    await terminal.result(
      document,
      rows.length === 0 ? none : [table(headings, rows), ...announced, ...listed].join('\n'),
    )
    return EXIT.done
  },
}
