import type { MessagePort } from 'node:worker_threads'
import { serveColumns } from '../query/columns/columnHelper.ts'
import type { Reading, ThreadParts } from '../threads/subject.ts'

/** Helps the thread of summaries to read rows: see `columnHelper.ts`. */
export const columns = ({ database, onClose }: Reading & ThreadParts) => ({
  /** Serves whoever has the port's other end, until the thread closes. */
  serve: ({ port }: { readonly port: MessagePort }): void => {
    serveColumns(database, port)
    onClose(() => {
      port.close()
    })
  },
})
