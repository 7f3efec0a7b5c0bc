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
    const { removeConnection } = await import('../../desk/removeConnection.ts')
    const erased = options.has('with-data') ? (await fullCatalogue(context)).reports : null
    await removeConnection(connection, { store, tokens: await context.tokens(), erased })
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
