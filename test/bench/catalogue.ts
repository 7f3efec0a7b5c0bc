import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Question } from '../../src/shared/query.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { openBenchStore } from './benchStore.ts'
import { median, timeMs } from './measure.ts'

// What it costs that there are so many reports.

const ROUNDS = 9
const FEW = 5

export interface CatalogueFigures {
  /** From nothing to the first answer of a store that has a table for each of a few reports, in milliseconds. */
  readonly fewTablesMs: number
  /** The same for a store that has a table for every report of the catalogue. */
  readonly allTablesMs: number
}

function questionAbout(report: ReportDefinition): Question {
  return { connectionId: 1, reportKey: report.key, parameters: {}, range: null, filters: [], search: '', sort: [] }
}

/** How long a store takes from nothing to its first answer, by the tables that it has. */
async function startOf(reports: readonly ReportDefinition[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-tables-'))
  try {
    const { store } = openBenchStore(folder)
    await store.connections.add({ name: 'b', server: '0', baseUrl: 'http://127.0.0.1', timeZone: 'UTC' })
    for (const report of reports) await store.tables.ensure(report)
    await store.close()
    const [first] = reports
    if (first === undefined) return Number.NaN
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const { store: opened } = openBenchStore(folder)
      times.push(
        await timeMs(async () => {
          await opened.open()
          await opened.results.ask({ report: first, question: questionAbout(first) })
        }),
      )
      await opened.close()
    }
    return median(times)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Measures what a table for every report of the catalogue costs at the start. */
export async function benchCatalogue(): Promise<CatalogueFigures> {
  const fewTablesMs = await startOf(catalogue.reports.slice(0, FEW))
  return { fewTablesMs, allTablesMs: await startOf(catalogue.reports) }
}
