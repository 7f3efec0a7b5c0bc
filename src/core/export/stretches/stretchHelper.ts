import type { MessagePort } from 'node:worker_threads'
import { AppError } from '../../../shared/errors.ts'
import { giveDefinitions } from '../../store/customers/namingReports.ts'
import type { ReadableDatabase } from '../../store/file/databaseTypes.ts'
import { closeResult, openResult } from '../../store/query/results.ts'
import { atOneMoment } from '../../store/query/wanted.ts'
import type { Reading, ThreadParts } from '../../store/threads/subject.ts'
import { blockReading } from '../rowBlocks.ts'
import { momentOf, Stretches, type StretchJob } from './stretches.ts'

/** Reads stretches until nobody has one left. */
function read(database: ReadableDatabase, job: StretchJob, stretches: Stretches, throwIfOver: () => void): void {
  const result = openResult(database, job.report, job.question)
  try {
    if (result.total !== job.total || result.mask !== job.mask) return
    const reading = blockReading(database, result, job.names, undefined)
    if (reading === undefined) return
    while (!stretches.areTaken) {
      throwIfOver()
      const stretch = stretches.claim()
      if (stretch === undefined) stretches.waitForRoom()
      else stretches.fill(stretch, reading, throwIfOver)
    }
  } finally {
    closeResult(database, result)
  }
}

function help(database: ReadableDatabase, job: StretchJob): void {
  const stretches = new Stretches(job.shared)
  const throwIfOver = (): void => {
    stretches.tick()
    if (stretches.isOver) throw new AppError('cancelled')
  }
  giveDefinitions(database, () => job.namingReports)
  try {
    atOneMoment(database, { throwIfCancelled: throwIfOver }, () => {
      if (momentOf(database) === job.moment) read(database, job, stretches, throwIfOver)
    })
  } catch {
    // Whoever writes reads what nobody has read, and hears what is wrong with the store.
  }
}

/** What a thread does that reads rows of a file beside the one that writes it. */
export const stretches = ({ database, onClose }: Reading & ThreadParts) => ({
  /** Serves whoever has the port's other end, until the thread closes. */
  serve: ({ port }: { readonly port: MessagePort }): void => {
    port.on('message', (job: StretchJob) => {
      help(database, job)
    })
    onClose(() => {
      port.close()
    })
  },
})
