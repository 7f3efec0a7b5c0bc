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
    const connections = await context.connections()
    const document = await Promise.all(
      connections.map(async (connection) => ({
        name: connection.name,
        server: connection.server,
        baseUrl: connection.baseUrl,
        hasToken: (await context.storedToken(connection)) !== null,
      })),
    )
    const headings = terminal.say({
      en: 'name|server|address|time zone|token',
      es: 'nombre|servidor|dirección|zona horaria|token',
    })
    const yes = terminal.say({ en: 'stored', es: 'guardado' })
    const rows = document.map((each, index) => [
      each.name,
      each.server,
      each.baseUrl,
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
