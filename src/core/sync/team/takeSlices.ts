import { AppError, throwIfAborted } from '../../../shared/errors.ts'
import { overlaps, sameRange, subtract } from '../../../shared/ranges.ts'
import type { TimeRange } from '../../../shared/time.ts'
import type { SliceState, StoredSlice } from '../../store/records/slices.ts'
import type { StoreApi } from '../../store/storeApi.ts'
import { isTeamFault } from '../../team/faults.ts'
import { unpack } from '../../team/packing.ts'
import type { SharedSlice } from '../../team/sharedSlices.ts'
import type { Team } from '../../team/team.ts'
import { BatchSender } from '../batchSender.ts'
import type { SharedTarget, Taken, TeamWish } from './teamSide.ts'

const STATES: readonly string[] = ['complete', 'provisional', 'announced', 'partial'] satisfies readonly SliceState[]

function isState(state: string): state is SliceState {
  return STATES.includes(state)
}

/** Whether a slice of the team may take the place of what the store holds: it must not put older rows there. */
function isNewer(shared: SharedSlice, stored: readonly StoredSlice[], isAggregate: boolean): boolean {
  return stored.every(
    (own) =>
      !overlaps(own.range, shared.range) ||
      (isAggregate && !sameRange(own.piece, shared.piece)) ||
      own.fetchedAtMs <= shared.fetchedAtMs,
  )
}

/** What of the team's slices fills what is missing, the newest first, and none for what another fills already. */
function choose(shared: readonly SharedSlice[], target: SharedTarget, wish: TeamWish): readonly SharedSlice[] {
  const isAggregate = target.report.kind === 'aggregate'
  let missing = wish.missing
  const chosen: SharedSlice[] = []
  for (const slice of shared) {
    const { range, piece, state, fetchedAtMs, member } = slice
    if (!isState(state) || !wish.serves({ state, fetchedAtMs, fetchedBy: member })) continue
    if (wish.notBefore !== undefined && range.from < wish.notBefore) continue
    if (!isNewer(slice, wish.stored, isAggregate)) continue
    const fills = (each: TeamWish['missing'][number]): boolean =>
      overlaps(each.range, range) && (!isAggregate || sameRange(each.piece, piece))
    const isMet = (other: SharedSlice): boolean =>
      overlaps(other.range, range) && (!isAggregate || sameRange(other.piece, piece))
    // An older one would put its rows in the place of a newer one's.
    if (!missing.some(fills) || chosen.some(isMet)) continue
    chosen.push(slice)
    missing = missing.flatMap((each) =>
      fills(each) ? subtract(each.range, [range]).map((rest) => ({ range: rest, piece: each.piece })) : [each],
    )
  }
  return chosen
}

/** Sends a slice's records to the store, still unseen. @throws AppError `team-tampered`, `result-gone`, … */
export async function stageShared(
  store: StoreApi,
  team: Team,
  target: SharedTarget,
  slice: SharedSlice,
  signal?: AbortSignal,
): Promise<number> {
  const { report, connection, parameters } = target
  const scope = { connectionId: connection.id, reportKey: report.key, parameters }
  await store.incoming.discardAll({ report, connectionId: connection.id })
  const sliceId = await store.incoming.begin({ report, scope, range: slice.range, piece: slice.piece })
  try {
    const sender = new BatchSender((buffer, length, isPlain) =>
      store.incoming.write({ sliceId, buffer, length, isPlain }, { transfer: [buffer] }),
    )
    for await (const { records, isPlain } of unpack(team.slices.parts(slice), slice.format)) {
      throwIfAborted(signal)
      sender.add(records, isPlain)
      await sender.settle()
    }
    await sender.settle(0)
    if ((await store.incoming.rows(sliceId)) !== slice.records) throw new AppError('team-tampered')
    const { besides, order } = slice.facts
    if (besides !== null && slice.records > 0) {
      await store.incoming.addToRows({ sliceId, fields: JSON.stringify(besides) })
    }
    if (order !== null && slice.records > 0) await store.incoming.reorder({ sliceId, order })
    return sliceId
  } catch (cause) {
    await store.incoming.discard({ report, sliceId }).catch(() => undefined)
    throw cause
  }
}

async function takeOne(
  store: StoreApi,
  team: Team,
  target: SharedTarget,
  slice: SharedSlice,
  from: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { report, connection, parameters } = target
  const { range, piece, state, fetchedAtMs, facts } = slice
  if (!isState(state)) throw new AppError('team-tampered')
  const sliceId = await stageShared(store, team, target, slice, signal)
  try {
    // What was replaced meanwhile may be without a customer by now.
    if (!(await team.slices.isThere(slice))) throw new AppError('result-gone')
    const scope = { connectionId: connection.id, reportKey: report.key, parameters }
    const { warnings } = facts
    const commit = { sliceId, scope, range, piece, state, fetchedAtMs, warnings, fetchedBy: from }
    await store.incoming.commit({ report, commit })
  } catch (cause) {
    await store.incoming.discard({ report, sliceId }).catch(() => undefined)
    throw cause
  }
}

/**
 * Puts slices of the team into the store that fill what is missing, by the verbs by which a server's answer goes in.
 * What the team cannot give now is left to the servers.
 *
 * @param operation its mark
 * @param scope the mark of the report with its parameters
 * @throws AppError what the store raised, and `cancelled`
 */
export async function takeSlices(
  store: StoreApi,
  team: Team,
  target: SharedTarget,
  { operation, scope }: { readonly operation: string; readonly scope: string },
  wish: TeamWish,
): Promise<Taken> {
  const ranges: TimeRange[] = []
  let trouble: AppError | undefined
  const onTampered = (error: AppError): void => {
    trouble ??= error
  }
  const wishes = wish.missing.map(({ range }) => ({ scope, range }))
  const shared = await team.slices.find(operation, wishes, onTampered)
  const chosen = choose(shared, target, wish)
  if (chosen.length > 0) {
    const members = await team.members()
    for (const slice of chosen) {
      throwIfAborted(wish.signal)
      try {
        const from = members.get(slice.member)?.name ?? '–'
        await takeOne(store, team, target, slice, from, wish.signal)
        ranges.push(slice.range)
      } catch (cause) {
        if (!isTeamFault(cause) && !(cause instanceof AppError && cause.code === 'result-gone')) throw cause
        if (isTeamFault(cause)) trouble ??= cause
        // Without a network the next one would only wait as long.
        if (isTeamFault(cause) && cause.code === 'team-away') break
      }
    }
  }
  return { ranges, trouble }
}
