import { AppError } from '../../shared/errors.ts'
import { readTeamAddress, writeTeamAddress } from '../../shared/team.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exitStatus.ts'
import { askTeamPassword } from '../teamPassword.ts'
import { teamTexts } from '../texts/team.ts'

export const teamCreate: Command = {
  usage: 'team create',
  ...teamTexts('create'),
  options: {
    url: { type: 'string', value: 'postgres://USER@HOST/DATABASE', ...teamTexts('url') },
    out: { type: 'string', value: 'FILE', ...teamTexts('out') },
  },
  positionals: { least: 0, most: 0 },
  async run(context, options) {
    const { terminal } = context
    const url = options.text('url')
    if (url === undefined) throw new AppError('usage', { problem: 'option-missing', option: 'url' })
    const address = readTeamAddress(url)
    if (address === undefined) throw new AppError('bad-team-address', { url: url.trim().slice(0, 200) })
    const { claimFile } = await import('../newFile.ts')
    const file = options.text('out')
    // Before the team is made: its invitation must have a place.
    const write = file === undefined ? undefined : claimFile(file)
    const team = await context.team()
    let invitation: string
    try {
      invitation = await team.create({ url, password: await askTeamPassword(context, address.user) })
    } catch (cause) {
      write?.(null)
      throw cause
    }
    write?.(invitation)
    const told = terminal.say(teamTexts('created', { url: writeTeamAddress(address) }))
    if (file !== undefined) {
      const saved = terminal.say(teamTexts('saved', { file }))
      await terminal.result({ url: writeTeamAddress(address), invitation: file }, `${told}\n${saved}`)
      return EXIT.done
    }
    await terminal.result(
      { url: writeTeamAddress(address), invitation: JSON.parse(invitation) as object },
      `${told}\n\n${invitation.trimEnd()}`,
    )
    return EXIT.done
  },
}
