import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pull, type PullResult } from '../../../src/core/sync/pull.ts'
import { TeamLink } from '../../../src/core/sync/team/teamLink.ts'
import type { TeamAccess } from '../../../src/core/team/database.ts'
import { createTeam, Team } from '../../../src/core/team/team.ts'
import { newTeamKey } from '../../../src/core/team/teamKey.ts'
import { writeTeamAddress } from '../../../src/shared/team.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { formatCompact, parseDate, wall, type TimeRange } from '../../../src/shared/time.ts'
import { openBenchStore } from '../benchStore.ts'
import { median, processorWork, timeMs } from '../measure.ts'
import { askForCoverage, type CoverageFigures } from './coverage.ts'

// `node sharingProcess.ts PORT REPORT ROUNDS ACCESS`: each round, a desk that is in no team and one of a team fetch the
// same period of the server on that port, and a third desk takes it from the team, in the database that ACCESS (JSON)
// leads to. Then a year of all reports is asked of the team. Prints what the parts took, the middle of the rounds.

/** What was measured, in milliseconds. */
export interface SharingFigures {
  /** Until the rows are in the store: from the server, by a desk in no team; from the team. */
  readonly aloneMs: number
  readonly takingMs: number
  /** What the processor worked for fetching alone; for fetching and giving to the team; for taking from it. */
  readonly aloneWorkMs: number
  readonly givingWorkMs: number
  readonly takingWorkMs: number
  readonly coverage: CoverageFigures
}

interface BenchDesk {
  readonly pull: (range: TimeRange) => Promise<PullResult>
  /** Waits until the team has what was fetched. */
  readonly handOver: () => Promise<void>
  readonly close: () => Promise<void>
}

const [port = '', reportKey = '', roundsText = '1', accessText = '{}'] = process.argv.slice(2)
const report = catalogue.find(reportKey)
const access = JSON.parse(accessText) as TeamAccess
const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-'))
const baseUrl = `http://127.0.0.1:${port}`
const DAYS = 31
const firstDay = parseDate('2024-06-01')?.at ?? wall(0)
const identity = { team: randomUUID(), key: newTeamKey() }

async function openDesk(name: string, isInTeam: boolean): Promise<BenchDesk> {
  const { store, sync } = openBenchStore(mkdtempSync(join(folder, `${name}-`)))
  const connection = await store.connections.add({ name: 'bench', server: '0000', baseUrl, timeZone: 'UTC' })
  const link = new TeamLink({
    store,
    open: (entered) => Team.open(access, entered),
    reports: () => Promise.resolve(catalogue.reports),
    alone: ({ id }, work) => sync.queue.run({ connectionId: id, token: '', priority: 'automatic' }, work),
  })
  if (isInTeam) {
    const url = writeTeamAddress(access)
    await store.team.enter({ ...identity, url, certificates: null, member: randomUUID(), name })
  }
  const target = { connection, token: 't', report, parameters: {}, refreshSinceMs: null, priority: 'user' } as const
  return {
    pull: (range) => pull({ ...sync, team: link }, { ...target, range }),
    handOver: () => link.handOver(),
    close: async () => {
      await link.close()
      await store.close()
    },
  }
}

/** What a round of one desk took. A pull that did not go the way that is measured says so. */
async function measured(
  work: () => Promise<PullResult>,
  way: Pick<PullResult, 'requests' | 'fromTeam'>,
  after: () => Promise<void> = () => Promise.resolve(),
): Promise<{ readonly ms: number; readonly workMs: number }> {
  let ms = 0
  globalThis.gc?.()
  const { allMs } = await processorWork(async () => {
    ms = await timeMs(async () => {
      const { failed, requests, fromTeam, teamTrouble } = await work()
      if (failed[0] !== undefined) throw failed[0].error
      if (teamTrouble !== undefined) throw teamTrouble
      if (requests !== way.requests || fromTeam !== way.fromTeam) throw new Error(`${requests} ${fromTeam}`)
    })
    await after()
  })
  return { ms, workMs: allMs }
}

try {
  await createTeam(access, { ...identity, member: randomUUID(), name: 'bench' })
  const [alone, giver, taker] = [
    await openDesk('alone', false),
    await openDesk('giver', true),
    await openDesk('taker', true),
  ]
  const rounds: Record<'alone' | 'giving' | 'taking', { readonly ms: number; readonly workMs: number }>[] = []
  // The first round is for warming up: connections, code, tables.
  for (let round = 0; round <= Number(roundsText); round++) {
    const from = firstDay + round * DAYS * 86_400
    const range = { from: wall(from), to: wall(from + DAYS * 86_400 - 1) }
    const dates = `date_ini=${formatCompact(range.from)}&date_end=${formatCompact(range.to)}`
    await fetch(`${baseUrl}/?prepare&${dates}`).then((response) => response.text())
    const ofServer = { requests: 1, fromTeam: 0 }
    const ofAlone = () => measured(() => alone.pull(range), ofServer)
    const ofGiver = () =>
      measured(
        () => giver.pull(range),
        ofServer,
        () => giver.handOver(),
      )
    // By turns first and second, since what comes second may find the machine warmer.
    const [first, second] = round % 2 === 0 ? [await ofAlone(), await ofGiver()] : [await ofGiver(), await ofAlone()]
    const taking = await measured(() => taker.pull(range), { requests: 0, fromTeam: 1 })
    const [one, other] = round % 2 === 0 ? [first, second] : [second, first]
    if (round > 0) rounds.push({ alone: one, giving: other, taking })
  }
  for (const desk of [alone, giver, taker]) await desk.close()
  const middle = (of: 'alone' | 'giving' | 'taking', what: 'ms' | 'workMs'): number =>
    median(rounds.map((each) => each[of][what]))
  const team = await Team.open(access, { ...identity, member: randomUUID(), name: 'bench' })
  const figures: SharingFigures = {
    aloneMs: middle('alone', 'ms'),
    takingMs: middle('taking', 'ms'),
    aloneWorkMs: middle('alone', 'workMs'),
    givingWorkMs: middle('giving', 'workMs'),
    takingWorkMs: middle('taking', 'workMs'),
    coverage: await askForCoverage(team, Number(roundsText)),
  }
  await team.close()
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit()
