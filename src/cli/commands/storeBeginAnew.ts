import { deletedOn } from '../../shared/asideCopies.ts'
import { AppError, toAppError } from '../../shared/errors.ts'
import { remediesOf } from '../../shared/remedies.ts'
import type { Command } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'

/** Why the store does not open. @throws AppError `usage` where it does, and the error itself where a new store would be no help */
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
  es: 'Empieza un almacén nuevo donde el que había no está o no abre; lo que queda de él se conserva',
  en: 'Begins a new store where the one there was is gone or does not open; what is left of it is kept',
  options: { yes: { type: 'boolean', es: 'lo confirma', en: 'confirms it' } },
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
    const [kept, keptEs] =
      oldFile === null
        ? ['', '']
        : [
            ` The old file: ${oldFile} (it is deleted by itself on ${oldFileDeletedOn})`,
            ` El archivo viejo: ${oldFile} (se elimina solo el ${oldFileDeletedOn})`,
          ]
    const text = terminal.say({
      en: `A new store was begun; add the operations again with "atalaya connection add".${kept}`,
      es: `Se empezó un almacén nuevo; agregue de nuevo las operaciones con "atalaya connection add".${keptEs}`,
    })
    await terminal.result({ reason: reason.code, oldFile, oldFileDeletedOn }, text)
    return EXIT.done
  },
}
