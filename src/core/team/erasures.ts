import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { TeamDatabase } from './database.ts'
import type { TeamKey } from './teamKey.ts'
import type { TeamIdentity } from './identity.ts'

const wishSchema = z.strictObject({ customer: z.string(), withMentions: z.boolean() })

/** Whom the team forgets. */
export type SharedWish = z.infer<typeof wishSchema>

/** An erasure that every desk obeys. */
export interface SharedErasure {
  readonly operation: string
  readonly erasure: string
  readonly wish: SharedWish
}

/** Customers that are to be forgotten everywhere: rows that stay, so that who was away for a year obeys too. */
export class Erasures {
  readonly #database: TeamDatabase
  readonly #key: TeamKey
  readonly #identity: TeamIdentity

  constructor(database: TeamDatabase, key: TeamKey, identity: TeamIdentity) {
    this.#database = database
    this.#key = key
    this.#identity = identity
  }

  /** Asks every desk to forget a customer in an operation. @returns the erasure's id */
  async ask(operation: string, wish: SharedWish): Promise<string> {
    const erasure = randomUUID()
    await this.#database.changed(
      'INSERT INTO atalaya.erasures (operation, erasure, member, customer) VALUES ($1, $2, $3, $4)',
      [
        operation,
        erasure,
        this.#identity.member,
        this.#key.sealText(JSON.stringify(wish), this.#seal(operation, erasure)),
      ],
    )
    return erasure
  }

  /** What was asked for in some operations, the oldest first. @throws AppError `team-tampered` */
  async of(operations: readonly string[]): Promise<readonly SharedErasure[]> {
    if (operations.length === 0) return []
    const rows = await this.#database.rows<{ operation: string; erasure: string; customer: Buffer }>(
      `SELECT operation, erasure::text AS erasure, customer FROM atalaya.erasures
        WHERE operation = ANY($1) ORDER BY erased_at, erasure`,
      [operations],
    )
    return rows.map(({ operation, erasure, customer }) => {
      const wish: unknown = JSON.parse(this.#key.openText(customer, this.#seal(operation, erasure)))
      const parsed = wishSchema.safeParse(wish)
      if (!parsed.success) throw new AppError('team-tampered')
      return { operation, erasure, wish: parsed.data }
    })
  }

  #seal(operation: string, erasure: string): readonly string[] {
    return ['erasure', this.#identity.team, operation, erasure]
  }
}
