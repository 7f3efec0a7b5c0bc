import { parentPort } from 'node:worker_threads'
import { ConnectedStore, QUICK_RETRY } from './connectedStore.ts'
import { testReports } from './reports.ts'
import { range } from './times.ts'
import type { WallSeconds } from '../../src/shared/time.ts'

/** What a test asks of a process of its own. */
export interface ChildWish {
  readonly file: string
  readonly baseUrl: string
  readonly token: string
  readonly reportKey: string
  readonly from: number
  readonly to: number
  readonly now: number
}

/** Pulls one period and prints the outcome as JSON; begins as soon as it is told, so that several begin together. */
async function run(wish: ChildWish): Promise<void> {
  const { file, baseUrl, token, reportKey, from, to, now } = wish
  const report = testReports.find((each) => each.key === reportKey)
  if (report === undefined) throw new Error('no such report')
  const retry = { ...QUICK_RETRY, tooManyWaitsMs: [5, 10, 20, 40, 80] }
  const desk = new ConnectedStore({ file, baseUrl, token, retry, now: () => now as WallSeconds })
  await desk.connection()
  process.stdout.write('ready\n')
  const { failed, requests, fromCache } = await desk.pull(report, range(from, to))
  await desk.close()
  process.stdout.write(`${JSON.stringify({ failed: failed.map(({ error }) => error.code), requests, fromCache })}\n`)
}

const wish = process.argv[2]
if (parentPort === null && wish !== undefined) await run(JSON.parse(wish) as ChildWish)
