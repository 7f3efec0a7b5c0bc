import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { wall } from '../../../shared/time.ts'
import type { OutboxSlice } from '../../store/records/team.ts'
import type { StoreApi } from '../../store/storeApi.ts'
import { sealSlice, type SealedSlice, type SliceFacts } from '../../team/sharedSlices.ts'
import type { Team } from '../../team/team.ts'
import type { Membership } from './membership.ts'
import type { PackedSlice, SharedCommit, SharedSight, SharedTarget } from './teamSide.ts'

const seconds = z.number().int().transform(wall)
const stretch = z.strictObject({ from: seconds, to: seconds })

const headSchema = z.strictObject({
  operation: z.string(),
  slice: z.uuid(),
  scope: z.string(),
  range: stretch,
  piece: stretch,
  fetchedAtMs: z.number(),
  state: z.string(),
  records: z.number(),
  parts: z.number(),
  // Absent in what has waited since a version that had but one.
  format: z.number().default(1),
  bytes: z.number(),
  member: z.uuid(),
})

/** How long after a fault the team is tried again by itself. */
const AGAIN_MS = 60_000
/** The same where another desk waits for the turn, at first and at the most. */
const FIRST_AGAIN_MS = 100
const LONGEST_AGAIN_MS = 2_000

/** What will not pass by itself: the slice is given up, since nobody could ever take it. */
const HOPELESS = new Set<AppError['code']>(['team-no-rights', 'team-fault'])

function factsOf(
  report: ReportDefinition,
  parameters: SharedTarget['parameters'],
  warnings: readonly string[],
  { besides, order }: PackedSlice,
): SliceFacts {
  return {
    report: report.key,
    parameters: { ...parameters },
    warnings: [...warnings],
    besides: besides === undefined ? null : (JSON.parse(JSON.stringify(besides)) as Record<string, never>),
    order: order === undefined ? null : [...order],
  }
}

/** Slices that were fetched, on their way to the team: they lie in the store until the team has them. */
export class Outbox {
  readonly #store: StoreApi
  readonly #team: () => Promise<Team | null>
  #draining: Promise<void> | undefined
  #again: NodeJS.Timeout | undefined
  /** Why not all could be handed over when it was last tried. */
  #fault: AppError | undefined

  constructor(store: StoreApi, team: () => Promise<Team | null>) {
    this.#store = store
    this.#team = team
  }

  /**
   * Keeps a slice, and begins to hand it over. What came before is waited for: whoever is killed leaves one slice at
   * the most that the others do not see, and a slow database holds back nobody who asks a slower server.
   */
  async put({ sealedFacts, sealedParts, ...head }: SealedSlice): Promise<void> {
    await this.#draining
    await this.#store.team.put({ head: JSON.stringify(head), facts: sealedFacts, parts: sealedParts })
    void this.drain()
  }

  /** Seals a slice that was fetched, and keeps it for the team. A desk that is in none lets go of it. */
  async give(
    membership: Membership | null,
    { report, connection, parameters }: SharedTarget,
    commit: SharedCommit,
    packed: PackedSlice,
  ): Promise<void> {
    const { range, piece, state, fetchedAtMs, warnings, rows: records } = commit
    const facts = factsOf(report, parameters, warnings, packed)
    const head = { range, piece, fetchedAtMs, state, records, facts }
    await this.#seal(membership, { report, connection, parameters }, head, packed)
  }

  /** The same for what a poll saw of a live report. */
  async givePoll(
    membership: Membership | null,
    { report, connection, parameters }: SharedTarget,
    sight: SharedSight,
    packed: PackedSlice,
  ): Promise<void> {
    const { sentAtMs, at, answeredAt, doubt, fetchedAtMs, state, rows: records, warnings, seen, gaps } = sight
    const [first, last] = [seen[0], seen.at(-1)]
    // What took longer than its report reaches back shows nothing that is sure.
    if (first === undefined || last === undefined) {
      packed.packer.discard()
      return
    }
    const poll = { sentAtMs, at, answeredAt, doubt, seen: [...seen], gaps: [...gaps] }
    const facts = { ...factsOf(report, parameters, warnings, packed), poll }
    // Polls overlap, and none takes the place of another: each is a piece by itself.
    const [range, piece] = [
      { from: first.from, to: last.to },
      { from: at, to: at },
    ]
    const head = { range, piece, fetchedAtMs, state, records, facts }
    await this.#seal(membership, { report, connection, parameters }, head, packed)
  }

  async #seal(
    membership: Membership | null,
    { report, connection, parameters }: SharedTarget,
    slice: Omit<Parameters<typeof sealSlice>[2], 'operation' | 'scope' | 'member'>,
    { packer }: PackedSlice,
  ): Promise<void> {
    const operation = membership?.operation(connection) ?? null
    if (membership === null || operation === null) {
      packer.discard()
      return
    }
    const { team, member } = membership.stored
    const head = { ...slice, operation, scope: membership.scope(report, parameters), member }
    await this.put(sealSlice(membership.key, team, head, await packer.end()))
  }

  /** Hands over what waits. Never throws: what could not be handed over waits on. */
  drain(): Promise<void> {
    this.#draining ??= this.#tryToDrain().finally(() => {
      this.#draining = undefined
    })
    return this.#draining
  }

  /**
   * Waits until the team has all that was fetched. Where it cannot be reached it is tried again for a while; what it
   * does not take for another reason, nobody waits for. Never throws.
   *
   * @param withinMs how long it is tried again
   */
  async settle(withinMs: number): Promise<void> {
    const untilMs = performance.now() + withinMs
    for (let waitMs = FIRST_AGAIN_MS; ; waitMs = Math.min(LONGEST_AGAIN_MS, 2 * waitMs)) {
      await this.drain()
      if (this.#fault?.code !== 'team-away' || performance.now() + waitMs > untilMs) return
      await sleep(waitMs)
    }
  }

  stop(): void {
    clearTimeout(this.#again)
  }

  async #tryToDrain(): Promise<void> {
    try {
      await this.#drain()
      this.#fault = undefined
    } catch (cause) {
      this.#fault = toAppError(cause)
      clearTimeout(this.#again)
      this.#again = setTimeout(() => void this.drain(), AGAIN_MS).unref()
    }
  }

  async #drain(): Promise<void> {
    for (;;) {
      const next = await this.#store.team.next()
      if (next === null) return
      const team = await this.#team()
      if (team === null) return
      try {
        await this.#handOver(team, next)
      } catch (cause) {
        if (!HOPELESS.has(toAppError(cause).code)) throw cause
      }
      await this.#store.team.take(next.id)
    }
  }

  async #handOver(team: Team, { head, facts, parts }: OutboxSlice): Promise<void> {
    const slice = headSchema.parse(JSON.parse(head))
    const before = await this.#erasuresOf(team, slice.operation)
    await team.slices.publish({
      ...slice,
      sealedFacts: Buffer.from(facts),
      sealedParts: parts.map((part) => Buffer.from(part)),
    })
    // Whoever asked for an erasure meanwhile may have looked through the team's slices before this one was there.
    const after = await this.#erasuresOf(team, slice.operation)
    if (after.length > before.length) await team.slices.remove(slice)
  }

  async #erasuresOf(team: Team, operation: string): Promise<readonly string[]> {
    return (await team.erasures.of([operation])).map(({ erasure }) => erasure)
  }
}
