import { threadsOf } from '../../src/core/store/threads/threadsOf.ts'
import { createStore } from '../../src/core/store/store.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { KEY, WORKER_URL } from './connectedStore.ts'
import { testReports } from './reports.ts'

/** What a test asks of a process of its own. */
export interface EraseWish {
  readonly file: string
  readonly customer: string
  /** After how many answers of the writer's thread it stops where it is, and waits to be killed. */
  readonly moment: number
}

/** Erases a customer, prints `there` at the moment and stays there. */
async function run({ file, customer, moment }: EraseWish): Promise<void> {
  const store = createStore({ file, key: KEY, workerUrl: WORKER_URL })
  await store.open()
  const writer = threadsOf(store).client('writer')
  const call = writer.call.bind(writer)
  let answers = 0
  Object.defineProperty(writer, 'call', {
    value: async (...words: Parameters<typeof call>) => {
      const answer = await call(...words)
      answers++
      if (answers === moment) {
        process.stdout.write('there\n')
        await new Promise(() => undefined)
      }
      return answer
    },
  })
  const reports = [...testReports, ...catalogue.reports]
  await store.erasing.eraseCustomer(reports, { customer, connectionId: null, withMentions: false })
  throw new Error('The erasure ended before the moment')
}

await run(JSON.parse(process.argv[2] ?? '') as EraseWish)
