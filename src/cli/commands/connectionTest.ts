import { AppError, toAppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { EXIT, exitStatusOf } from '../exitStatus.ts'
import { connectionOption } from '../target.ts'

export const connectionTest: Command = {
  usage: 'connection test',
  es: 'Prueba una operación con una sola solicitud',
  en: 'Tries an operation with a single request',
  options: { connection: connectionOption },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal, signal } = context
    const connection = await context.connection(options.text('connection'))
    const token = await context.token(connection)
    const sync = await context.sync()
    const { testConnection } = await import('../../core/sync/testConnection.ts')
    try {
      const { dayLimit } = await testConnection(sync, { connection, token }, signal)
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
