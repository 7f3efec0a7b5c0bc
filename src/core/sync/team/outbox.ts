import { z } from 'zod'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import { wall } from '../../../shared/time.ts'
import type { OutboxSlice } from '../../store/records/team.ts'
import type { StoreApi } from '../../store/storeApi.ts'
import type { SealedSlice } from '../../team/sharedSlices.ts'
import type { Team } from '../../team/team.ts'

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
  bytes: z.number(),
  member: z.uuid(),
})

/** How long after a fault the team is tried again by itself. */
const AGAIN_MS = 60_000

/** What will not pass by itself: the slice is given up, since nobody could ever take it. */
const HOPELESS = new Set<AppError['code']>(['team-no-rights', 'team-fault'])

/** Slices that were fetched, on their way to the team: they lie in the store until the team has them. */
export class Outbox {
  readonly #store: StoreApi
  readonly #team: () => Promise<Team | null>
  #draining: Promise<void> | undefined
  #again: NodeJS.Timeout | undefined

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

  /** Hands over what waits. Never throws: what could not be handed over waits on. */
  drain(): Promise<void> {
    this.#draining ??= this.#drain()
      .catch(() => {
        clearTimeout(this.#again)
        this.#again = setTimeout(() => void this.drain(), AGAIN_MS).unref()
      })
      .finally(() => {
        this.#draining = undefined
      })
    return this.#draining
  }

  stop(): void {
    clearTimeout(this.#again)
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
