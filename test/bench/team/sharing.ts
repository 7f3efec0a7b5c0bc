import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { PostgresServer, whyNoPostgres } from '../../support/postgres.ts'
import { runProcess, startProcess } from '../measure.ts'
import type { SharingFigures } from './sharingProcess.ts'

/** What `add` of ../table.ts takes. */
type TeamLine = readonly [work: string, ours: number, baseline: number | undefined, goal: string]

/** One record less than the servers' limit: at the limit an answer counts as cut, and is asked for in halves. */
const RECORDS = 59_999
const ROUNDS = 7

/**
 * A slice taken from a team against the same from a server, what giving it to the team costs, and asking for a year of
 * all reports, with a PostgreSQL of its own. Without one there is no line.
 *
 * @param report one whose answers may have 60,000 records
 */
export async function teamLines(report: ReportDefinition): Promise<readonly TeamLine[]> {
  const absent = whyNoPostgres()
  if (absent !== undefined) {
    process.stderr.write(`The team is not measured here: ${absent}.\n`)
    return []
  }
  const postgres = await PostgresServer.start()
  const server = await startProcess(new URL('../answerServer.ts', import.meta.url), [report.key, String(RECORDS), '2'])
  try {
    const { port, database, superuser } = postgres
    const access = JSON.stringify({ host: '127.0.0.1', port, database, ...superuser })
    const args = [server.firstLine, report.key, String(ROUNDS), access]
    const figures = await runProcess<SharingFigures>(new URL('sharingProcess.ts', import.meta.url), args)
    const { reports, months, askedMs } = figures.coverage
    return [
      ['60,000 records from the team into the store, against the server', figures.takingMs, figures.aloneMs, '≤ 0.8 ×'],
      ['the work of the processor for that, all threads', figures.takingWorkMs, figures.aloneWorkMs, '–'],
      [
        'the work of the processor for fetching and giving to the team, against fetching alone',
        figures.givingWorkMs,
        figures.aloneWorkMs,
        '≤ 1.15 ×',
      ],
      [`${reports} reports × ${months} months asked of the team in one question`, askedMs, undefined, '≤ 200 ms'],
    ]
  } finally {
    server.child.kill()
    await postgres.close()
  }
}
