import type { TeamDatabase } from './database.ts'

/** What was sent, or spared, on an operation's day. */
export interface LedgerLine {
  readonly operation: string
  readonly member: string
  readonly sent: number
  readonly spared: number
}

/** The requests of all desks, by operation and its day: counted before they are sent, so that no crash hides one. */
export class Ledger {
  readonly #database: TeamDatabase
  readonly #member: string

  constructor(database: TeamDatabase, member: string) {
    this.#database = database
    this.#member = member
  }

  /**
   * Counts requests of this desk, or takes them back.
   *
   * @param day `YYYY-MM-DD` of the operation's calendar
   */
  async count(
    operation: string,
    day: string,
    change: { readonly sent?: number; readonly spared?: number },
  ): Promise<void> {
    const { sent = 0, spared = 0 } = change
    await this.#database.changed(
      `INSERT INTO atalaya.requests AS known (operation, day, member, sent, spared) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (operation, day, member)
        DO UPDATE SET sent = known.sent + excluded.sent, spared = known.spared + excluded.spared`,
      [operation, day, this.#member, sent, spared],
    )
  }

  /** What all desks sent for some operations on their days. */
  async on(days: readonly (readonly [operation: string, day: string])[]): Promise<readonly LedgerLine[]> {
    const lines: LedgerLine[] = []
    for (const [operation, day] of days) {
      const rows = await this.#database.rows<Record<keyof LedgerLine, string>>(
        `SELECT operation, member::text AS member, sent::text AS sent, spared::text AS spared FROM atalaya.requests
          WHERE operation = $1 AND day = $2`,
        [operation, day],
      )
      lines.push(...rows.map((row) => ({ ...row, sent: Number(row.sent), spared: Number(row.spared) })))
    }
    return lines
  }
}
