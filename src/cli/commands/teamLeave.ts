import { AppError } from '../../shared/errors.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { teamTexts } from '../texts/team.ts'

export const teamLeave: Command = {
  usage: 'team leave',
  ...teamTexts('leave'),
  options: {},
  positionals: { least: 0, most: 0 },
  async run(context) {
    const { terminal } = context
    const team = await context.team()
    const joined = await team.membership()
    if (joined.kind === 'none') throw new AppError('not-in-team')
    await team.leave()
    const { url } = joined
    await terminal.result({ url }, terminal.say(teamTexts('left', { url })))
    return EXIT.done
  },
}
