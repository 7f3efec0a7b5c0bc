import type { SyncContext } from '../core/sync/target.ts'
import type { Options } from './command.ts'
import type { CommandContext } from './context.ts'
import { pullTexts } from './texts/pulls.ts'

/** The option of commands that ask servers: without the team, where that cannot be reached. */
export const withoutTeamOption = { type: 'boolean', ...pullTexts('withoutTeam') } as const

/**
 * What a command fetches with, as its options say: with the team, or without it.
 *
 * @throws AppError `managed` where the computer's administrator does not let them
 */
export async function fetchingOf(context: CommandContext, options: Options): Promise<SyncContext> {
  const sync = await context.sync()
  if (!options.has('without-team')) return sync
  const { teamOrAlone } = await import('../core/sync/withoutTeam.ts')
  return teamOrAlone(sync, true)
}
