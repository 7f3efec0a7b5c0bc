import { setTimeout as sleep } from 'node:timers/promises'
import { throwIfAborted } from '../../../shared/errors.ts'
import type { Leases, TokenMarks } from '../../team/leases.ts'

const FIRST_WAIT_MS = 50
const LONGEST_WAIT_MS = 1_000
/** How long a lease is kept after a turn for the next one of this program, unless another desk waits. */
const IDLE_MS = 1_500

/**
 * A turn passed to another desk before anything was sent in it: this program was stopped for longer than its lease.
 * What the team has is to be looked at again in a turn of its own, since the other one may have fetched the same.
 */
export class TurnLost extends Error {
  constructor() {
    super('the turn at a token passed to another desk')
    this.name = 'TurnLost'
  }
}

/**
 * Waits until the others can see what was fetched, as far as that can be had.
 *
 * @param withinMs how long a team that cannot be reached is tried again
 */
export type Settle = (withinMs: number) => Promise<void>

/** A lease as this program holds it. */
class HeldLease {
  readonly #leases: Leases
  readonly #marks: TokenMarks
  readonly #settle: Settle
  #isHeld = false
  #renewing: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined
  #giving: Promise<void> = Promise.resolve()

  constructor(leases: Leases, marks: TokenMarks, settle: Settle) {
    this.#leases = leases
    this.#marks = marks
    this.#settle = settle
  }

  /** Waits until this program has the lease. */
  async take(signal: AbortSignal | undefined): Promise<void> {
    clearTimeout(this.#idle)
    await this.#giving
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 1.5)) {
      throwIfAborted(signal)
      if (await this.#leases.take(this.#marks)) break
      // Scattered, so that desks that wait for one another do not always come in the same order.
      await sleep(waitMs * (0.5 + Math.random()))
    }
    this.#isHeld = true
    this.#renewing ??= setInterval(() => {
      this.#leases.renew(this.#marks).catch(() => undefined)
    }, this.#leases.leaseMs / 3).unref()
  }

  /** Makes sure, right before a request, that the lease did not pass to another desk meanwhile. @throws TurnLost */
  async keep(): Promise<void> {
    const { isHeld } = await this.#leases.renew(this.#marks)
    if (!isHeld) throw new TurnLost()
  }

  /** After a turn: another desk that waits has the next one, once it can see what this one fetched. */
  async passOn(): Promise<void> {
    try {
      // Others wait for what a bad network holds back as long as they would for a desk that was killed.
      const { leaseMs } = this.#leases
      if ((await this.#leases.renew(this.#marks)).isWanted) await this.giveBack(leaseMs)
      else this.#idle = setTimeout(() => void this.giveBack(leaseMs).catch(() => undefined), IDLE_MS).unref()
    } catch {
      // The database went: the lease ends by itself.
      this.#stop()
    }
  }

  /** @param withinMs see {@link Settle} */
  giveBack(withinMs: number): Promise<void> {
    clearTimeout(this.#idle)
    this.#giving = this.#giveBackAfter(this.#giving, withinMs)
    return this.#giving
  }

  async #giveBackAfter(before: Promise<void>, withinMs: number): Promise<void> {
    await before
    if (!this.#isHeld) return
    this.#isHeld = false
    try {
      await this.#settle(withinMs)
      await this.#leases.giveBack(this.#marks)
    } catch {
      // It ends by itself.
    } finally {
      this.#stop()
    }
  }

  #stop(): void {
    clearInterval(this.#renewing)
    this.#renewing = undefined
    clearTimeout(this.#idle)
  }
}

/** Turns at tokens among the desks of a team. Within this computer somebody else lets one at a time ask. */
export class TeamTurns {
  readonly #leases: Leases
  readonly #settle: Settle
  readonly #held = new Map<string, HeldLease>()

  constructor(leases: Leases, settle: Settle) {
    this.#leases = leases
    this.#settle = settle
  }

  /**
   * Runs work while this program holds the token's lease.
   *
   * @param work looks in the team before it asks a server. It is done anew, from its beginning, in a turn that was got
   * anew: where {@link keep} found that the first one had passed to another desk
   */
  async run<T>(marks: TokenMarks, work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const lease = this.#leaseOf(marks)
    for (;;) {
      await lease.take(signal)
      try {
        return await work()
      } catch (cause) {
        if (!(cause instanceof TurnLost)) throw cause
      } finally {
        await lease.passOn()
      }
    }
  }

  /** Makes sure that the lease is still this program's: the computer may have slept. @throws TurnLost */
  keep(marks: TokenMarks): Promise<void> {
    return this.#leaseOf(marks).keep()
  }

  async close(): Promise<void> {
    await Promise.all([...this.#held.values()].map((lease) => lease.giveBack(0)))
  }

  #leaseOf(marks: TokenMarks): HeldLease {
    const name = `${marks.operation} ${marks.token}`
    let lease = this.#held.get(name)
    if (lease === undefined) {
      lease = new HeldLease(this.#leases, marks, this.#settle)
      this.#held.set(name, lease)
    }
    return lease
  }
}
