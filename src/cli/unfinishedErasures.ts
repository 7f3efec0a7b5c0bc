import { toAppError } from '../shared/errors.ts'
import type { Store } from '../core/store/store.ts'
import type { CommandContext } from './context.ts'
import { ownReportsIn } from './ownReports.ts'

/**
 * Goes on with erasures of customers that a crash cut short, before a command shows, writes or fetches anything: somebody confirmed them.
 * That it cannot be done now is said, and is no reason for the command to fail.
 *
 * @param store the context's own, which is only being opened
 * @throws AppError `cancelled`
 */
export async function finishErasures(context: CommandContext, store: Store): Promise<void> {
  const { terminal, signal } = context
  if (!(await store.writer.call('isErasureCutShort', undefined))) return
  terminal.message({
    en: 'The erasure of a customer was cut short: it is finished first.',
    es: 'El borrado de un cliente quedó a medias: primero se termina.',
  })
  try {
    const reports = [...(await context.catalogue()).reports, ...(await ownReportsIn(store))]
    await store.finishErasures(reports, { signal })
    await store.compactWhatIsOwed({ signal })
  } catch (cause) {
    if (signal.aborted) throw cause
    terminal.explainError(toAppError(cause))
  }
}
