import { checkMayFetchWithoutTeam } from '../../shared/policy/policy.ts'
import type { SyncContext } from './target.ts'

/**
 * What fetches for whoever asked: with the team, or without it where its user said so.
 *
 * @throws AppError `managed` where the computer's administrator does not let them
 */
export function teamOrAlone(context: SyncContext, withoutTeam: boolean): SyncContext {
  const { team, store } = context
  if (!withoutTeam || team === undefined) return context
  checkMayFetchWithoutTeam(store.policy)
  return { ...context, team: team.alone() }
}
