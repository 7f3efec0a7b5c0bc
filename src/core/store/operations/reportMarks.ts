import { clearMarks, listMarks, noteSighting } from '../tables/reportMarks.ts'
import type { NotedSighting } from '../records/reportMarks.ts'
import type { Writing } from '../threads/subject.ts'

/** Which reports a connection's server was seen to have, or not. */
export const reportMarks = ({ database }: Writing) => ({
  of: (connectionId: number) => listMarks(database, connectionId),
  /** @returns whether that changes anything */
  note: (sighting: NotedSighting) => noteSighting(database, sighting),
  clear: (connectionId: number) => {
    clearMarks(database, connectionId)
  },
})
