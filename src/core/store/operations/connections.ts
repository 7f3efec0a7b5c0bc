import { addConnection, listConnections, removeConnection, updateConnection } from '../tables/connections.ts'
import type { Connection, NewConnection } from '../records/connections.ts'
import type { Writing } from '../threads/subject.ts'

/** The operations that the user set up. */
export const connections = ({ database }: Writing) => ({
  list: () => listConnections(database),
  add: (connection: NewConnection) => addConnection(database, connection),
  update: (connection: Connection) => updateConnection(database, connection),
  /** Removes a connection and everything that belongs to it. */
  remove: (connectionId: number) => {
    removeConnection(database, connectionId)
  },
})
