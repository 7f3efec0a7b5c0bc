import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { findCustomer, type CustomerWish, type SearchProgress } from '../erasing/customerRows.ts'
import type { CallContext } from '../threads/protocol.ts'
import type { Reading } from '../threads/subject.ts'

/** Whom rows are about. */
export const customers = ({ database }: Reading) => ({
  find: (
    { reports, wish }: { reports: readonly ReportDefinition[]; wish: CustomerWish },
    context: CallContext<SearchProgress>,
  ) =>
    findCustomer(database, reports, wish, (progress) => {
      context.throwIfCancelled()
      context.progress(progress)
    }),
})
