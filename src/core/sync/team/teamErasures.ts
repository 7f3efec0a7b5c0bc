import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { Connection } from '../../store/records/connections.ts'
import type { TeamErasure } from '../../store/records/team.ts'
import type { StoreApi } from '../../store/storeApi.ts'
import type { SharedWish } from '../../team/erasures.ts'
import { Packer, unpack, type Packed } from '../../team/packing.ts'
import { sealSlice, type SharedSlice } from '../../team/sharedSlices.ts'
import type { Team } from '../../team/team.ts'
import type { Membership } from './membership.ts'
import { stageShared } from './takeSlices.ts'

/** What forgetting works with. */
export interface ForgettingParts {
  readonly store: StoreApi
  readonly team: Team
  readonly membership: Membership
  readonly reports: readonly ReportDefinition[]
  /** Runs work while nothing else writes slices of a connection. */
  readonly alone: <T>(connection: Connection, work: () => Promise<T>) => Promise<T>
  /** Hears whom the store forgot because the team asked for it. */
  readonly onForgotten: (wish: SharedWish) => void
}

/** The connections of an operation's mark. */
async function connectionsOf(
  { store, membership }: ForgettingParts,
  operation: string,
): Promise<readonly Connection[]> {
  return (await store.connections.list()).filter((each) => membership.operation(each) === operation)
}

/**
 * Forgets whomever the team asked to forget and this store does not know of yet.
 *
 * @param again erasures that are obeyed although they were before: rows may have come meanwhile
 * @returns the ids of all erasures of these operations
 */
export async function obeyErasures(
  parts: ForgettingParts,
  operations: readonly string[],
  again: (erasure: string) => boolean = () => false,
): Promise<ReadonlySet<string>> {
  const { store, team, reports, onForgotten } = parts
  const asked = await team.erasures.of(operations)
  const unobeyed = new Set(await store.team.unobeyed(asked.map(({ erasure }) => erasure)))
  for (const { operation, erasure, wish } of asked) {
    if (!unobeyed.has(erasure) && !again(erasure)) continue
    for (const { id } of await connectionsOf(parts, operation)) {
      await store.erasing.eraseCustomer(
        reports,
        { ...wish, connectionId: id },
        { onForgotten: () => onForgotten(wish) },
      )
    }
    await store.team.rememberObeyed(erasure)
  }
  return new Set(asked.map(({ erasure }) => erasure))
}

/** Packs a slice's records anew, without those at some places. */
async function packWithout(team: Team, slice: SharedSlice, places: ReadonlySet<number>): Promise<Packed> {
  const packer = new Packer()
  let place = 0
  for await (const { records, isPlain } of unpack(team.slices.parts(slice), slice.format)) {
    const list = JSON.parse(`[${records.toString('utf8')}]`) as unknown[]
    const kept = list.filter(() => !places.has(place++))
    if (kept.length === list.length) packer.add(records, isPlain)
    else if (kept.length > 0) packer.add(Buffer.from(JSON.stringify(kept).slice(1, -1)), isPlain)
    await packer.settle()
  }
  return packer.end()
}

/** What an order of places becomes where some of them go. */
function orderWithout(order: readonly number[], gone: ReadonlySet<number>): number[] {
  const kept = order.filter((place) => !gone.has(place))
  const moved = new Map(kept.toSorted((one, other) => one - other).map((place, now) => [place, now]))
  return kept.map((place) => moved.get(place) ?? place)
}

/** Takes a customer out of one slice of the team. */
async function forgetIn(
  parts: ForgettingParts,
  slice: SharedSlice,
  connection: Connection,
  wish: SharedWish,
): Promise<void> {
  const { store, team, membership, reports } = parts
  const { facts } = slice
  const report = reports.find((each) => each.key === facts.report)
  // What this desk cannot read it cannot vouch for: whoever needs it fetches it anew.
  if (report === undefined) return team.slices.remove(slice)
  const target = { connection, report, parameters: facts.parameters }
  const scope = { connectionId: connection.id, reportKey: report.key, parameters: facts.parameters }
  const about = await parts.alone(connection, async () => {
    await store.tables.ensure(report)
    const sliceId = await stageShared(store, team, target, { ...slice, facts: { ...facts, order: null } })
    try {
      return await store.incoming.placesAbout({ report, sliceId, scope, customer: wish.customer })
    } finally {
      await store.incoming.discard({ report, sliceId })
    }
  })
  const gone = new Set([...about.named, ...(wish.withMentions ? about.mentioned : [])])
  if (gone.size === 0) return
  const packed = await packWithout(team, slice, gone)
  const { slice: _id, parts: _parts, format: _format, bytes: _bytes, ...head } = slice
  const order = facts.order === null ? null : orderWithout(facts.order, gone)
  const sealed = sealSlice(
    membership.key,
    membership.stored.team,
    { ...head, records: slice.records - gone.size, facts: { ...facts, order } },
    packed,
  )
  await team.slices.replace(slice, sealed)
}

/**
 * Has the team forget a customer: every desk is asked to, and slices are replaced by ones without them.
 *
 * @param onTampered hears of slices that cannot be opened, which nobody takes
 */
export async function forgetInTeam(parts: ForgettingParts, erasure: TeamErasure): Promise<void> {
  const { store, team, membership } = parts
  const { customer, connectionId, withMentions } = erasure
  const wish = { customer, withMentions }
  for (const connection of await store.connections.list()) {
    const operation = membership.operation(connection)
    if (operation === null || (connectionId !== null && connection.id !== connectionId)) continue
    await store.team.rememberObeyed(await team.erasures.ask(operation, wish))
    const tampered: string[] = []
    for await (const slice of team.slices.all(operation, () => undefined)) {
      try {
        await forgetIn(parts, slice, connection, wish)
      } catch (cause) {
        // One that was altered opens for nobody: it is taken away, since it may hold the customer.
        if (!(cause instanceof Error && 'code' in cause && cause.code === 'team-tampered')) throw cause
        tampered.push(slice.slice)
      }
    }
    for (const slice of tampered) await team.slices.remove({ operation, slice })
  }
  await store.team.endErasure(erasure.id)
}
