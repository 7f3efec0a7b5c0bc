import { toAppError } from '../shared/errors.ts'
import type { LocalizedText } from '../shared/language.ts'
import type { UnfinishedWork } from '../shared/unfinishedWork.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { Tokens } from '../desk/tokens.ts'
import type { CommandContext } from './context.ts'
import { connectionTexts } from './texts/connections.ts'
import { erasingTexts } from './texts/erasing.ts'

const SAID: Readonly<Record<UnfinishedWork, () => LocalizedText>> = {
  erasure: () => erasingTexts('finishedFirst'),
  removal: () => connectionTexts('removalFinishedFirst'),
}

/**
 * Goes on with what somebody asked for and a crash cut short (erasures of customers, removals of connections), before a
 * command shows, writes or fetches anything. That it cannot be done now is said, and is no reason for the command to
 * fail.
 *
 * @param store the context's own, which is only being opened
 * @param tokens asked for only where a removal goes on
 * @throws AppError `cancelled`
 */
export async function finishUnfinished(
  context: CommandContext,
  store: StoreApi,
  tokens: () => Promise<Tokens>,
): Promise<void> {
  const { terminal, signal } = context
  const reports = async (): Promise<readonly ReportDefinition[]> => {
    const { ownDefinitionsOf, withOwn } = await import('../desk/ownCatalogue.ts')
    return withOwn(await context.catalogue(), await ownDefinitionsOf(store)).reports
  }
  const onBegin = (work: UnfinishedWork): void => {
    terminal.message(SAID[work]())
  }
  const orSay = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (cause) {
      if (signal.aborted) throw cause
      terminal.explainError(toAppError(cause))
    }
  }
  if ((await store.connections.removals()).length > 0) {
    const { finishRemovals } = await import('../desk/removeConnection.ts')
    await orSay(() => finishRemovals({ store, reports, tokens, signal, onBegin }))
  }
  const { finishErasures } = await import('../desk/unfinishedWork.ts')
  await orSay(async () => {
    if (await finishErasures({ store, reports, signal, onBegin })) await store.compacting.doOwed({ signal })
  })
}
