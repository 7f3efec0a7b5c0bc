import { exportFile } from '../../src/core/export/exportFile.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { Question } from '../../src/shared/query.ts'
import { wall } from '../../src/shared/time.ts'
import { openBenchStore } from './benchStore.ts'
import { memoryAboveIdle, timeMs } from './measure.ts'

// `node exportProcess.ts FOLDER REPORT FILE ROUNDS [FORMAT [FROM TO]]`: exports the rows of the store in the folder,
// all or those of a stretch of wall seconds. Prints times and memory above idle.

const [folder = '', reportKey = '', file = '', rounds = '1', format = 'csv', from, to] = process.argv.slice(2)
const report = catalogue.find(reportKey)
const { store } = openBenchStore(folder)
await store.open()
const question: Question = {
  connectionId: 1,
  reportKey: report.key,
  parameters: {},
  range: null,
  filters: [],
  search: '',
  sort: [],
}
const gapColumn = { language: 'en', comes: 'if-any' } as const
const plain = {
  format: format === 'xlsx' ? 'xlsx' : 'csv',
  safe: false,
  columns: null,
  headings: null,
  onBusy: 'fail',
  gapColumn,
} as const
const range = from === undefined ? null : { from: wall(Number(from)), to: wall(Number(to)) }
// Idle is the program with its threads started: the first export of nothing starts them.
await exportFile(store, {
  report,
  question: { ...question, connectionId: 0 },
  file,
  ...plain,
})
const times: number[] = []
const memoryMb = await memoryAboveIdle(async () => {
  for (let round = 0; round < Number(rounds); round++) {
    times.push(await timeMs(() => exportFile(store, { report, question: { ...question, range }, file, ...plain })))
  }
})
await store.close()
process.stdout.write(`${JSON.stringify({ times, memoryMb })}\n`)
process.exit()
