import { AppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { connectionOption } from '../target.ts'
import { shiftCommandTexts } from '../texts/shifts.ts'

export const shiftsRemove: Command = {
  usage: 'shifts remove NAME',
  ...shiftCommandTexts('remove'),
  options: { connection: connectionOption },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const name = options.positionals[0]?.trim() ?? ''
    const { id: connectionId } = await context.connection(options.text('connection'))
    const store = await context.store()
    const sheet = (await store.shifts.sheets(connectionId)).find((each) => each.name === name)
    if (sheet === undefined) throw new AppError('usage', { problem: 'unknown-shift-sheet', given: name })
    await store.shifts.remove(sheet.id)
    await terminal.result({ removed: name }, terminal.say(shiftCommandTexts('removed', { name })))
    return EXIT.done
  },
}
