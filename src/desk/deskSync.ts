import type { ReportDefinition } from '../shared/reports/types.ts'
import type { StoredTeam } from '../core/store/records/team.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import { syncContextOf } from '../core/sync/syncContext.ts'
import type { Address, SyncContext } from '../core/sync/target.ts'
import { TeamLink } from '../core/sync/team/teamLink.ts'
import type { SharedWish } from '../core/team/erasures.ts'
import type { Team } from '../core/team/team.ts'
import { isSampleConnection } from '../core/wolkvox/address.ts'
import { checkServer } from '../core/wolkvox/allowedServer.ts'
import type { Fetch } from '../core/wolkvox/client.ts'

/** How a front door reaches the team that its store takes part in. */
export interface TeamWay {
  readonly open: (stored: StoredTeam) => Promise<Team>
  readonly reports: () => Promise<readonly ReportDefinition[]>
  readonly onForgotten?: (wish: SharedWish) => void
  readonly onChange?: () => void
}

export interface DeskSyncParts {
  readonly store: StoreApi
  /** The store's key. */
  readonly key: string
  readonly fetch: Fetch
  /** Starts the sample operation when it is first asked for, and says where it answers. */
  readonly sampleAddress: (address: Address) => Promise<string>
  readonly team: TeamWay
}

/** What a front door fetches with. */
export interface DeskSync {
  readonly sync: SyncContext
  readonly link: TeamLink
}

/**
 * What a front door fetches with: requests of the sample connection go to where the sample operation of this run
 * answers, no server is asked that the computer's administrator does not allow (`managed`), and what the team has comes
 * from there.
 */
export function deskSyncOf({ store, key, fetch, sampleAddress, team }: DeskSyncParts): DeskSync {
  const sync = syncContextOf(store, key, fetch, async (address) => {
    checkServer(store.policy, address)
    return isSampleConnection(address) ? sampleAddress(address) : address.baseUrl
  })
  const link = new TeamLink({
    ...team,
    store,
    // Nobody's token, but the connection's own turn: nothing else writes its slices meanwhile.
    alone: ({ id }, work) => sync.queue.run({ connectionId: id, token: '', priority: 'automatic' }, work),
  })
  return { sync: { ...sync, team: link }, link }
}
