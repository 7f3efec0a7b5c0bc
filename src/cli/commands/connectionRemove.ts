import { AppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { fullCatalogue } from '../ownReports.ts'
import { connectionTexts } from '../texts/connections.ts'

export const connectionRemove: Command = {
  usage: 'connection remove',
  ...connectionTexts('remove'),
  options: {
    name: { type: 'string', value: 'NAME', ...connectionTexts('removeName') },
    'with-data': { type: 'boolean', ...connectionTexts('withData') },
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
    const done = connectionTexts('removed', { name: connection.name })
    const told = options.has('with-data') ? [done] : [done, connectionTexts('rowsStay')]
    await terminal.result({ removed: connection.name }, told.map((text) => terminal.say(text)).join(' '))
    return EXIT.done
  },
}
