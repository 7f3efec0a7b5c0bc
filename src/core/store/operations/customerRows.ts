import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { SearchProgress } from '../customers/find.ts'
import { forgetNames } from '../customers/knownNames.ts'
import { findCustomer, type CustomerWish } from '../erasing/customerRows.ts'
import type { CallContext } from '../threads/protocol.ts'
import type { Reading } from '../threads/subject.ts'

/** Which rows an erasure of a customer is to take. */
export const customerRows = ({ database }: Reading) => ({
  find: (
    { reports, wish }: { reports: readonly ReportDefinition[]; wish: CustomerWish },
    context: CallContext<SearchProgress>,
  ) =>
    findCustomer(database, reports, wish, (progress) => {
      context.throwIfCancelled()
      context.progress(progress)
    }),
  /** Gives back what is kept of rows in the memory of the thread that writes files. */
  forget: (): void => {
    forgetNames(database)
  },
})
