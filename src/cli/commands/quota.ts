import { endOfDay, formatDay, formatInstant, wall, wallClock } from '../../shared/time.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { connectionOption } from '../target.ts'

export const quota: Command = {
  usage: 'quota',
  es: 'Solicitudes enviadas hoy, y el límite si se conoce',
  en: 'Requests sent today, and the limit if known',
  options: { connection: connectionOption },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const connection = await context.connection(options.text('connection'))
    const store = await context.store()
    const now = wallClock(Date.now(), connection.timeZone)
    const today = await store.writer.call('requestsOn', { connectionId: connection.id, day: formatDay(now) })
    const limit = await store.writer.call('dayLimit', { connectionId: connection.id })
    const resetsAt = formatInstant(wall(endOfDay(now) + 1))
    const of = limit === null ? { en: '', es: '' } : { en: ` of ${limit}`, es: ` de ${limit}` }
    const text = terminal.say({
      en: `${today}${of.en} requests today from this computer; the count starts anew at ${resetsAt}.`,
      es: `${today}${of.es} solicitudes hoy desde este computador; la cuenta empieza de nuevo a las ${resetsAt}.`,
    })
    await terminal.result({ today, limit, resetsAt }, text)
    return EXIT.done
  },
}
