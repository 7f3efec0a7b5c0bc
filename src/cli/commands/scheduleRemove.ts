import { AppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { scheduleTexts } from '../texts/schedules.ts'

/** The number of a schedule. @throws AppError `usage` where it is none */
export function scheduleIdOf(text: string): number {
  const id = Number(text)
  if (Number.isInteger(id) && id > 0) return id
  throw noSchedule(text)
}

export function noSchedule(text: string): AppError {
  return new AppError('usage', { problem: 'unknown-schedule', given: text })
}

export const scheduleRemove: Command = {
  usage: 'schedule remove ID',
  ...scheduleTexts('remove'),
  options: {},
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const text = options.positionals[0] ?? ''
    const id = scheduleIdOf(text)
    const store = await context.store()
    if (!(await store.schedules.remove(id))) throw noSchedule(text)
    await terminal.result({ removed: id }, terminal.say(scheduleTexts('removed', { id })))
    return EXIT.done
  },
}
