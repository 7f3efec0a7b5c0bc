import { randomUUID } from 'node:crypto'
import { Membership } from '../../../src/core/sync/team/membership.ts'
import { FORMAT } from '../../../src/core/team/compression.ts'
import { sealSlice } from '../../../src/core/team/sharedSlices.ts'
import type { Team } from '../../../src/core/team/team.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { parseDate, wall, type TimeRange } from '../../../src/shared/time.ts'
import { median, timeMs } from '../measure.ts'

/** What asking for a year of all reports took. */
export interface CoverageFigures {
  readonly reports: number
  readonly months: number
  readonly askedMs: number
}

const YEAR = 2025
const MONTHS = 12

function monthRange(month: number): TimeRange {
  const firstOf = (place: number): number => Date.UTC(YEAR, place, 1) / 1000
  return { from: wall(firstOf(month)), to: wall(firstOf(month + 1) - 1) }
}

/**
 * Fills a team with a slice for each month of a year and each report, and asks for all of them in one question: what it
 * takes until they are found, opened and read.
 */
export async function askForCoverage(team: Team, rounds: number): Promise<CoverageFigures> {
  const { identity, key, slices } = team
  const membership = new Membership({ ...identity, url: '', certificates: null })
  const operation = membership.operation({ server: '0000', baseUrl: 'https://bench.example' })
  if (operation === null) throw new Error('the operation is not shared')
  const wishes = catalogue.reports.flatMap((report) =>
    Array.from({ length: MONTHS }, (_each, month) => ({
      report,
      scope: membership.scope(report, {}),
      range: monthRange(month),
    })),
  )
  const fetchedAtMs = (parseDate(`${YEAR + 1}-01-02`)?.at ?? wall(0)) * 1000
  for (const { report, scope, range } of wishes) {
    const facts = { report: report.key, parameters: {}, warnings: [], besides: null, order: null }
    const slice = { operation, scope, range, piece: range, fetchedAtMs, state: 'complete', records: 0, facts }
    await slices.publish(
      sealSlice(key, identity.team, { ...slice, member: randomUUID() }, { format: FORMAT, parts: [] }),
    )
  }
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    times.push(
      await timeMs(async () => {
        const found = await slices.find(operation, wishes, (error) => {
          throw error
        })
        if (found.length !== wishes.length) throw new Error(`${found.length} of ${wishes.length} slices`)
      }),
    )
  }
  return { reports: catalogue.reports.length, months: MONTHS, askedMs: median(times) }
}
