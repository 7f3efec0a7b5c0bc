import { expect, test } from 'vitest'
import { NO_POLICY } from '../../../src/shared/policy/policy.ts'
import type { SyncContext } from '../../../src/core/sync/target.ts'
import { teamOrAlone } from '../../../src/core/sync/withoutTeam.ts'

/** A context in which only what is read of it is there. */
function contextOf(mayFetchWithoutTeam: boolean, hasTeam: boolean): SyncContext {
  const policy = { ...NO_POLICY, mayFetchWithoutTeam }
  const team = { name: 'team', alone: () => ({ name: 'alone' }) }
  return { store: { policy }, ...(hasTeam ? { team } : {}) } as unknown as SyncContext
}

test('whoever says so fetches without the team, unless the administrator does not let them', () => {
  expect(teamOrAlone(contextOf(true, true), false).team).toMatchObject({ name: 'team' })
  expect(teamOrAlone(contextOf(true, true), true).team).toMatchObject({ name: 'alone' })
  expect(() => teamOrAlone(contextOf(false, true), true)).toThrow(
    expect.objectContaining({ code: 'managed', detail: { setting: 'FetchWithoutTeam' } }),
  )
})

test('without a team nobody fetches without it', () => {
  const context = contextOf(false, false)
  expect(teamOrAlone(context, true)).toBe(context)
})
