import { AppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { fullCatalogue } from '../ownReports.ts'

export const connectionRemove: Command = {
  usage: 'connection remove',
  es: 'Quita una operación y su token',
  en: 'Removes an operation and its token',
  options: {
    name: { type: 'string', value: 'NAME', es: 'cuál', en: 'which' },
    'with-data': { type: 'boolean', es: 'borra también sus filas guardadas', en: 'deletes its cached rows too' },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const name = options.text('name')
    if (name === undefined) throw new AppError('usage', { problem: 'option-missing', option: 'name' })
    const connection = await context.connection(name)
    const store = await context.store()
    const { profileId } = await import('../../core/vault/profile.ts')
    const { tokenAccount } = await import('../../core/vault/secretStore.ts')
    const { isSampleConnection } = await import('../../core/wolkvox/address.ts')
    const account = tokenAccount(connection.id, profileId(await context.profile()))
    try {
      if (!isSampleConnection(connection)) await (await context.secrets()).remove(account)
    } catch (cause) {
      // Where there is no keychain there is no token to delete.
      if (!(cause instanceof AppError) || cause.code !== 'no-keychain') throw cause
    }
    const erase = async (): Promise<void> => {
      if (!options.has('with-data')) return
      const { reports } = await fullCatalogue(context)
      await store.erasing.erase(reports, { connectionId: connection.id, reportKey: null, before: null })
    }
    const remove = (): Promise<unknown> => store.connections.remove(connection.id)
    const { despiteSpace } = await import('../../core/store/file/spaceProblem.ts')
    // Again after it: what another process still brought in between.
    await despiteSpace([erase, remove, erase])
    const kept = options.has('with-data')
      ? { en: '', es: '' }
      : {
          en: ' Its cached rows stay, and are there again when it is added under the same name and server.',
          es: ' Sus filas guardadas quedan, y vuelven si se agrega con el mismo nombre y servidor.',
        }
    const done = terminal.say({ en: `Removed ${connection.name}.`, es: `Eliminada ${connection.name}.` })
    await terminal.result({ removed: connection.name }, done + terminal.say(kept))
    return EXIT.done
  },
}
