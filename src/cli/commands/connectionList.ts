import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'

export const connectionList: Command = {
  usage: 'connection list',
  es: 'Lista las operaciones agregadas',
  en: 'Lists the operations that were added',
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
      })),
    )
    const headings = terminal.say({
      en: 'name|server|address|time zone|token',
      es: 'nombre|servidor|dirección|zona horaria|token',
    })
    const sample = terminal.say({ en: 'sample data, invented', es: 'datos de ejemplo, inventados' })
    const yes = terminal.say({ en: 'stored', es: 'guardado' })
    const rows = document.map((each, index) => [
      each.name,
      each.server,
      isSampleConnection(each) ? sample : each.baseUrl,
      connections[index]?.timeZone ?? '',
      each.hasToken ? yes : '–',
    ])
    const none = terminal.say({
      en: 'No connections yet. Add one with "atalaya connection add".',
      es: 'Aún no hay conexiones. Agregue una con "atalaya connection add".',
    })
    await terminal.result(document, rows.length === 0 ? none : table(headings.split('|'), rows))
    return EXIT.done
  },
}
