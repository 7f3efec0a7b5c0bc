import { beginRemoval, begunRemovals, endRemoval, type BegunRemoval } from '../tables/connectionRemovals.ts'
import {
  addConnection,
  anyConnection,
  listConnections,
  maskConnection,
  removeConnection,
  setCountry,
  updateConnection,
} from '../tables/connections.ts'
import type { Mask } from '../../../shared/masks.ts'
import type { Country } from '../../../shared/countries.ts'
import type { ChangedConnection, NewConnection } from '../records/connections.ts'
import type { Writing } from '../threads/subject.ts'

/** The operations that the user set up. */
export const connections = ({ database }: Writing) => ({
  list: () => listConnections(database),
  add: (connection: NewConnection) => addConnection(database, connection),
  update: (connection: ChangedConnection) => updateConnection(database, connection),
  /** Hides an operation's personal data from now on; null: no more. @throws AppError `unknown-connection`, `managed` */
  mask: ({ connectionId, mask }: { readonly connectionId: number; readonly mask: Mask | null }) => {
    maskConnection(database, connectionId, mask)
  },
  /** Says of which country an operation's telephones are. @throws AppError `unknown-connection` */
  setCountry: ({ connectionId, country }: { readonly connectionId: number; readonly country: Country }) => {
    setCountry(database, connectionId, country)
  },
  /** Removes a connection and everything that belongs to it. */
  remove: (connectionId: number) => {
    removeConnection(database, connectionId)
  },
  /** Remembers that a connection is being removed, until `endRemoval`. */
  beginRemoval: (removal: BegunRemoval) => {
    beginRemoval(database, removal)
  },
  endRemoval: (connectionId: number) => {
    endRemoval(database, connectionId)
  },
  /** The connections of which a removal was begun and not ended, and whether their rows go too. */
  removals: () =>
    begunRemovals(database).flatMap(({ connectionId, withRows }) => {
      const connection = anyConnection(database, connectionId)
      return connection === undefined ? [] : [{ connection, withRows }]
    }),
})
