import type { WallSeconds } from '../../../shared/time.ts'
import { serves, teamSince, type PlannedSlice } from '../plan.ts'
import { scopeOf, type SyncContext, type Target } from '../target.ts'
import { NOTHING_TAKEN, type Taken } from './teamSide.ts'

/** What of a request decides what of the team serves: the rules by which slices of the store do. */
export interface TeamRequest extends Target {
  readonly refreshSinceMs: number | null
  readonly notBefore?: WallSeconds | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Puts into the store what the team has of planned slices. Runs in the connection's turn on this computer. Of what is
 * not settled, what was fetched a moment ago serves.
 *
 * @param startedMs when the work began that asks: what was fetched since serves too
 */
export async function takeFromTeam(
  { store, team, nowMs }: Pick<SyncContext, 'store' | 'team' | 'nowMs'>,
  request: TeamRequest,
  missing: readonly PlannedSlice[],
  startedMs: number,
): Promise<Taken> {
  if (team === undefined) return NOTHING_TAKEN
  const { refreshSinceMs, notBefore, signal } = request
  const teamSinceMs = Math.min(startedMs, teamSince(nowMs()))
  return team.take(request, {
    missing,
    stored: await store.slices.of(scopeOf(request)),
    serves: (slice) => serves(slice, refreshSinceMs, teamSinceMs),
    notBefore,
    signal,
  })
}
