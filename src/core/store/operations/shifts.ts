import type { NewShiftSheet } from '../../../shared/shifts/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { listShiftSheets, putShiftSheet, removeShiftSheet, shiftsWithin } from '../tables/shifts.ts'
import type { Writing } from '../threads/subject.ts'

/** Sheets of agents' shifts. */
export const shifts = ({ database }: Writing) => ({
  sheets: (connectionId: number) => listShiftSheets(database, connectionId),
  put: (sheet: NewShiftSheet) => putShiftSheet(database, sheet),
  remove: (id: number) => {
    removeShiftSheet(database, id)
  },
  within: (input: { connectionId: number; range: TimeRange }) => shiftsWithin(database, input),
})
