import { namedCustomer } from '../../../shared/customers.ts'
import { USUAL_PLAN } from '../../../shared/telephoneCountries.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import {
  beginErasure,
  endErasure,
  putOffErasure,
  takeUpErasure,
  type CustomerErasure,
} from '../erasing/customerErasures.ts'
import { deleteRows, forgetParameters, type CustomerWish } from '../erasing/customerRows.ts'
import { countRows, discardAllOrphans, eraseRows } from '../erasing/erase.ts'
import type { Erasure } from '../erasing/erasure.ts'
import type { Writing } from '../threads/subject.ts'

/** The steps of erasing: see `erasing/erasing.ts`. */
export const erasureSteps = ({ database, locks }: Writing) => ({
  /** How many rows `erase` would delete now. */
  count: (input: { reports: readonly ReportDefinition[]; erasure: Erasure }) =>
    countRows(database, input.reports, input.erasure),
  /** Deletes rows; their space is given back by compacting. */
  erase: (input: { reports: readonly ReportDefinition[]; erasure: Erasure }) =>
    eraseRows(database, locks, input.reports, input.erasure),
  deleteRows: (input: { report: ReportDefinition | Pick<ReportDefinition, 'key'>; rowIds: readonly number[] }) =>
    deleteRows(database, input.report, input.rowIds),
  /** What dead processes left of slices they had begun, of one connection or of all. */
  discardOrphans: (connectionId: number | null) => {
    discardAllOrphans(database, locks, connectionId)
  },
  forgetParameters: (wish: CustomerWish) => {
    forgetParameters(database, wish)
  },
  /**
   * Remembers a customer's erasure until it ends: see `customerErasures.ts`.
   *
   * @throws AppError `usage` for a text that names nobody
   */
  begin: (wish: CustomerErasure) => {
    namedCustomer(wish.customer, USUAL_PLAN)
    return beginErasure(database, locks, wish)
  },
  takeUp: () => takeUpErasure(database, locks),
  putOff: (id: number) => {
    putOffErasure(locks, id)
  },
  end: (id: number) => {
    endErasure(database, locks, id)
  },
})
