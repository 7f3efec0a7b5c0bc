import { startSampleOperation, type SampleOperation, type SampleOptions } from '../../src/core/sample/operation.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../src/shared/time.ts'
import { epochMs, serverDate, ZONE } from './times.ts'
import { testReports } from './reports.ts'

/** Something that happened at a server. */
export interface Happening {
  readonly at: number
  readonly text: string
  readonly integer: string
  /** What the row calls its date, where that is not when the server files it. */
  readonly shown?: string
}

export type ServerRow = Record<string, unknown>

export function inRange(happenings: readonly Happening[], range: TimeRange): Happening[] {
  return happenings.filter(({ at }) => at >= range.from && at <= range.to).toSorted((a, b) => a.at - b.at)
}

function grouped(happenings: readonly Happening[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const { text, integer } of happenings) groups.set(text, [...(groups.get(text) ?? []), Number(integer)])
  return groups
}

/** What a report says of happenings: a row each, or sums, or averages by text. */
export function rowsOf(report: ReportDefinition, happenings: readonly Happening[]): ServerRow[] {
  if (report.kind !== 'aggregate') {
    return happenings.map(({ at, text, integer, shown }) => ({ date: shown ?? serverDate(at), text, integer }))
  }
  return [...grouped(happenings)].map(([text, numbers]) => {
    const total = numbers.reduce((sum, each) => sum + each, 0)
    const count = String(numbers.length)
    if (report.fields.some((field) => field.role === undefined)) {
      return { text, count, average: (total / numbers.length).toFixed(2) }
    }
    const talk = `00:${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
    return { text, count, weight: (total / 4).toFixed(2), talk }
  })
}

export interface Clock {
  now: WallSeconds
}

export interface FakeServer {
  readonly operation: SampleOperation
  happenings: readonly Happening[]
}

/** A server whose truth the test holds in its hand; nothing later than the clock exists. */
export async function startServer(clock: Clock, options: Partial<SampleOptions> = {}): Promise<FakeServer> {
  const server = { happenings: [] as readonly Happening[] }
  const operation = await startSampleOperation({
    reports: testReports,
    timeZone: ZONE,
    now: () => epochMs(clock.now),
    rows: (report, { from, to }) => {
      const until = { from, to: Math.min(to, clock.now) as WallSeconds }
      return rowsOf(report, inRange(server.happenings, until))
    },
    ...options,
  })
  return Object.assign(server, { operation })
}
