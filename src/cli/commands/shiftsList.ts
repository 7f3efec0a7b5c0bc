import { formatInstant, wall } from '../../shared/time.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { table } from '../table.ts'
import { connectionOption } from '../target.ts'
import { shiftCommandTexts } from '../texts/shifts.ts'

export const shiftsList: Command = {
  usage: 'shifts list',
  ...shiftCommandTexts('list'),
  options: { connection: connectionOption },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const named = options.text('connection')
    const connections = named === undefined ? await context.connections() : [await context.connection(named)]
    const store = await context.store()
    const documents = []
    for (const { id, name: connection } of connections) {
      for (const { name, shifts, agents, from, before, importedAtMs } of await store.shifts.sheets(id)) {
        const imported = new Date(importedAtMs).toISOString()
        documents.push({
          name,
          connection,
          shifts,
          agents,
          from: formatInstant(from),
          to: formatInstant(wall(before - 1)),
          imported,
        })
      }
    }
    const headings = (['sheet', 'connection', 'shifts', 'agents', 'from', 'to'] as const).map((each) =>
      terminal.say(shiftCommandTexts(each)),
    )
    const rows = documents.map(({ name, connection, shifts, agents, from, to }) => [
      name,
      connection,
      String(shifts),
      String(agents),
      from,
      to,
    ])
    const none = terminal.say(shiftCommandTexts('none'))
    await terminal.result(documents, rows.length === 0 ? none : table(headings, rows, new Set([2, 3])))
    return EXIT.done
  },
}
