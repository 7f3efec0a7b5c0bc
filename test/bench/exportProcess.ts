import { catalogue } from '../../src/shared/reports/index.ts'
import type { Question } from '../../src/shared/query.ts'
import { openBenchStore } from './benchStore.ts'
import { memoryAboveIdle, timeMs } from './measure.ts'

// `node exportProcess.ts FOLDER REPORT FILE ROUNDS`: exports every row of the store in the folder. Prints times and memory above idle.

const [folder = '', reportKey = '', file = '', rounds = '1'] = process.argv.slice(2)
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
const plain = { format: 'csv', safe: false, columns: null, headings: null, onBusy: 'fail', gapColumn } as const
// Idle is the program with its threads started: the first export of nothing starts them.
await store.exportFile({
  report,
  question: { ...question, connectionId: 0 },
  file,
  ...plain,
})
const times: number[] = []
const memoryMb = await memoryAboveIdle(async () => {
  for (let round = 0; round < Number(rounds); round++) {
    times.push(
      await timeMs(() =>
        store.exportFile({
          report,
          question,
          file,
          format: 'csv',
          safe: false,
          columns: null,
          headings: null,
          onBusy: 'fail',
          gapColumn,
        }),
      ),
    )
  }
})
await store.close()
process.stdout.write(`${JSON.stringify({ times, memoryMb })}\n`)
process.exit()
