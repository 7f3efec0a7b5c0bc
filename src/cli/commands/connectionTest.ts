import { AppError, toAppError } from '../../shared/errors.ts'
import { formatDay, wallClock } from '../../shared/time.ts'
import type { Command } from '../command.ts'
import { EXIT, exitStatusOf } from '../exitStatus.ts'

export const connectionTest: Command = {
  usage: 'connection test',
  es: 'Prueba una operación con una sola solicitud',
  en: 'Tries an operation with a single request',
  options: {
    connection: {
      type: 'string',
      value: 'NAME',
      es: 'cuál; sobra si hay una sola',
      en: 'which; needless where there is only one',
    },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal, signal } = context
    const connection = await context.connection(options.text('connection'))
    const token = await context.token(connection)
    const { store, queue, fetch, limits } = await context.sync()
    const { requestTokenInfo } = await import('../../core/wolkvox/tokenInfo.ts')
    const endpoint = { baseUrl: connection.baseUrl, server: connection.server, token }
    try {
      const { dayLimit } = await queue.run(
        { connectionId: connection.id, token, priority: 'user' },
        async () => {
          const day = formatDay(wallClock(Date.now(), connection.timeZone))
          await store.writer.call('countRequest', { connectionId: connection.id, day })
          return requestTokenInfo(fetch, endpoint, { limits, signal })
        },
        signal,
      )
      if (dayLimit !== null)
        await store.writer.call('rememberDayLimit', { connectionId: connection.id, limit: dayLimit })
      const limit =
        dayLimit === null
          ? { en: '', es: '' }
          : { en: ` ${dayLimit} requests a day.`, es: ` ${dayLimit} solicitudes por día.` }
      const accepted = terminal.say({ en: 'The server accepts the token.', es: 'El servidor acepta el token.' })
      await terminal.result({ ok: true }, accepted + terminal.say(limit))
      return EXIT.done
    } catch (cause) {
      const error = toAppError(cause)
      if (error instanceof AppError && error.code === 'cancelled') throw error
      terminal.explainError(error)
      if (terminal.json) await terminal.result({ ok: false, error: terminal.errorDocument(error) }, '')
      return exitStatusOf(error)
    }
  },
}
