import { readFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { readInvitation, readTeamAddress } from '../../shared/team.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { askTeamPassword } from '../teamPassword.ts'
import { teamTexts } from '../texts/team.ts'

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AppError('usage', { problem: 'invitation-unreadable', file }, { cause })
  }
}

export const teamJoin: Command = {
  usage: 'team join FILE',
  ...teamTexts('join'),
  options: { user: { type: 'string', value: 'NAME', ...teamTexts('user') } },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const [file = ''] = options.positionals
    const user = options.text('user')
    const invitation = textOf(file)
    const read = readInvitation(invitation)
    if (read === undefined) throw new AppError('bad-invitation')
    const team = await context.team()
    const password = await askTeamPassword(context, user ?? readTeamAddress(read.url)?.user ?? '')
    await team.join({ invitation, user, password })
    const joined = await team.membership()
    if (joined.kind === 'none') throw new AppError('not-in-team')
    const { url, member } = joined
    await terminal.result({ url, member }, terminal.say(teamTexts('joined', { url, member })))
    return EXIT.done
  },
}
