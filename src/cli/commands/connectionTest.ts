import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import { AppError, toAppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { EXIT, exitStatusOf } from '../exitStatus.ts'
import { connectionOption } from '../target.ts'
import { connectionTexts } from '../texts/connections.ts'

export const connectionTest: Command = {
  usage: 'connection test',
  ...connectionTexts('test'),
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
      const accepted = connectionTexts('accepted')
      const told =
        dayLimit === null
          ? [accepted]
          : [accepted, connectionTexts('dayLimit', { requests: amountTexts.counted('requests', dayLimit) })]
      await terminal.result({ ok: true }, told.map((text) => terminal.say(text)).join(' '))
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
