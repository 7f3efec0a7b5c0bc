import { AppError } from '../shared/errors.ts'
import type { CommandContext } from './context.ts'
import { readSecret } from './secretPrompt.ts'
import { teamTexts } from './texts/team.ts'

/**
 * The password of a user of the team's database: from `PGPASSWORD`, else asked for.
 *
 * @throws AppError `team-no-password` where nothing was typed; `no-keychain`, `keychain-locked` before anybody types in
 * vain; `cancelled`
 */
export async function askTeamPassword(context: CommandContext, user: string): Promise<string> {
  const password = await context.teamPassword()
  if (password.ofRun !== null) return password.ofRun
  await password.check()
  const typed = await readSecret(context.terminal.say(teamTexts('password', { user })), context.signal)
  if (typed === '') throw new AppError('team-no-password', { user })
  context.terminal.hide(typed)
  return typed
}
