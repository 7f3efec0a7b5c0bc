import { deletedOn } from '../../shared/asideCopies.ts'
import { AppError, toAppError } from '../../shared/errors.ts'
import { joinedTexts } from '../../shared/localized.ts'
import { remediesOf } from '../../shared/remedies.ts'
import type { Command } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { storeTexts } from '../texts/store.ts'

/**
 * Why the store does not open.
 *
 * @throws AppError `usage` where it does, and the error itself where a new store would be no help
 */
async function reasonToBeginAnew(context: CommandContext): Promise<AppError> {
  try {
    await context.store()
  } catch (cause) {
    const error = toAppError(cause)
    if (remediesOf(error.code).canStartAnew) return error
    throw error
  }
  throw new AppError('usage', { problem: 'store-opens' })
}

export const storeBeginAnew: Command = {
  usage: 'store begin-anew',
  ...storeTexts('beginAnew'),
  options: { yes: { type: 'boolean', ...storeTexts('confirm') } },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal, environment } = context
    if (!options.has('yes')) {
      throw new AppError('usage', { problem: 'new-store-unconfirmed' })
    }
    const reason = await reasonToBeginAnew(context)
    const { makeWayForNewStore } = await import('../../core/store/file/beginAnew.ts')
    const madeAtMs = Date.now()
    const { asideMark } = await import('../../core/store/file/setAside.ts')
    const mark = asideMark(madeAtMs)
    const oldFile = await makeWayForNewStore(await context.profile(), environment, await context.secrets(), mark)
    await context.openStoreAgain()
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
    const oldFileDeletedOn = oldFile === null ? null : deletedOn({ madeAtMs }, zone)
    const old = oldFileDeletedOn === null ? [] : [storeTexts('oldFile', { file: oldFile ?? '', day: oldFileDeletedOn })]
    const text = terminal.say(joinedTexts([storeTexts('begun'), ...old], ' '))
    await terminal.result({ reason: reason.code, oldFile, oldFileDeletedOn }, text)
    return EXIT.done
  },
}
