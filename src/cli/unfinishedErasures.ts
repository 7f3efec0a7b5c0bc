import { toAppError } from '../shared/errors.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { CommandContext } from './context.ts'
import { erasingTexts } from './texts/erasing.ts'

/**
 * Goes on with erasures of customers that a crash cut short, before a command shows, writes or fetches anything:
 * somebody confirmed them. That it cannot be done now is said, and is no reason for the command to fail.
 *
 * @param store the context's own, which is only being opened
 * @throws AppError `cancelled`
 */
export async function finishErasures(context: CommandContext, store: StoreApi): Promise<void> {
  const { terminal, signal } = context
  if (!(await store.erasing.isCutShort())) return
  terminal.message(erasingTexts('finishedFirst'))
  try {
    const { ownDefinitionsOf, withOwn } = await import('../desk/ownCatalogue.ts')
    const { reports } = withOwn(await context.catalogue(), await ownDefinitionsOf(store))
    await store.erasing.finish(reports, { signal })
    await store.compacting.doOwed({ signal })
  } catch (cause) {
    if (signal.aborted) throw cause
    terminal.explainError(toAppError(cause))
  }
}
