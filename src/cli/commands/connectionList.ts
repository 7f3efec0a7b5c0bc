import { maskedBy } from '../../shared/masks.ts'
import type { Command } from '../command.ts'
import { otherCountry } from '../countryOption.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'
import { connectionTexts } from '../texts/connections.ts'

export const connectionList: Command = {
  usage: 'connection list',
  ...connectionTexts('list'),
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal } = context
    const { isSampleConnection } = await import('../../core/wolkvox/address.ts')
    const connections = await context.connections()
    const tokens = await context.tokens()
    const document = await Promise.all(
      connections.map(async (connection) => ({
        name: connection.name,
        server: connection.server,
        baseUrl: connection.baseUrl,
        hasToken: (await tokens.stored(connection)) !== null,
        ...otherCountry(connection.country),
        ...maskedBy({}, connection.mask),
      })),
    )
    const headings = terminal.say(connectionTexts('headings'))
    const sample = terminal.say(connectionTexts('sample'))
    const yes = terminal.say(connectionTexts('stored'))
    const rows = document.map((each, index) => [
      each.name,
      each.server,
      isSampleConnection(each) ? sample : each.baseUrl,
      connections[index]?.timeZone ?? '',
      connections[index]?.country ?? '',
      each.hasToken ? yes : '–',
    ])
    const none = terminal.say(connectionTexts('none'))
    await terminal.result(document, rows.length === 0 ? none : table(headings.split('|'), rows))
    return EXIT.done
  },
}
