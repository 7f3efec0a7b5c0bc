import { parentPort } from 'node:worker_threads'
import { TeamLink } from '../../src/core/sync/team/teamLink.ts'
import { pull } from '../../src/core/sync/pull.ts'
import type { TeamAccess } from '../../src/core/team/database.ts'
import { Team } from '../../src/core/team/team.ts'
import type { StoredTeam } from '../../src/core/store/records/team.ts'
import type { WallSeconds } from '../../src/shared/time.ts'
import { ConnectedStore, QUICK_RETRY } from './connectedStore.ts'
import { events, testReports } from './reports.ts'
import { NO_PARAMETERS, range } from './times.ts'

/** What a test asks of a desk in a process of its own. */
export interface TeamChildWish {
  readonly file: string
  readonly baseUrl: string
  readonly token: string
  readonly from: number
  readonly to: number
  readonly now: number
  readonly leaseMs: number
  readonly access: TeamAccess
  readonly stored: StoredTeam
}

/** Takes part in the team, pulls a period, and prints the outcome as JSON. */
async function run(wish: TeamChildWish): Promise<void> {
  const { file, baseUrl, token, from, to, now, leaseMs, access, stored } = wish
  const desk = new ConnectedStore({ file, baseUrl, token, retry: QUICK_RETRY, now: () => now as WallSeconds })
  const connection = await desk.connection()
  await desk.store.team.enter(stored)
  const team = new TeamLink({
    store: desk.store,
    open: (entered) => Team.open(access, entered, { leaseMs }),
    reports: () => Promise.resolve(testReports),
    alone: ({ id }, work) => desk.context.queue.run({ connectionId: id, token: '', priority: 'automatic' }, work),
  })
  process.stdout.write('ready\n')
  const { failed, requests, fromTeam, teamTrouble } = await pull(
    { ...desk.context, team },
    {
      connection,
      token,
      report: events,
      parameters: NO_PARAMETERS,
      range: range(from, to),
      refreshSinceMs: null,
      priority: 'user',
    },
  )
  await team.close()
  const rows = await desk.rows(events, { range: range(from, to) })
  await desk.close()
  const faults = failed.map(({ error }) => error.code)
  const told = { faults, requests, fromTeam, trouble: teamTrouble?.code ?? null, rows }
  process.stdout.write(`${JSON.stringify(told)}\n`)
}

const wish = process.argv[2]
if (parentPort === null && wish !== undefined) await run(JSON.parse(wish) as TeamChildWish)
