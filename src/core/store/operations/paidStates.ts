import { paidStatesOf, putPaidStates } from '../tables/paidStates.ts'
import type { Writing } from '../threads/subject.ts'

/** Which auxiliary states of an operation are paid. */
export const paidStates = ({ database }: Writing) => ({
  /** Null where nobody has said yet. */
  of: (connectionId: number) => paidStatesOf(database, connectionId),
  put: (input: { connectionId: number; states: readonly string[] | null }) => {
    putPaidStates(database, input.connectionId, input.states)
  },
})
