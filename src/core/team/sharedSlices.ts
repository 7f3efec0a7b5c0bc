import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { wall, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import type { TeamDatabase, TeamQueries } from './database.ts'
import type { Packed } from './packing.ts'
import type { Identity, TeamKey } from './teamKey.ts'

/** A slice as the team has it, without its records. */
export interface SharedSlice {
  /** The mark of the operation that it is of. */
  readonly operation: string
  readonly slice: string
  /** The mark of the report with its parameters. */
  readonly scope: string
  readonly range: TimeRange
  readonly piece: TimeRange
  readonly fetchedAtMs: number
  readonly state: string
  readonly records: number
  readonly parts: number
  /** How its records are compressed (compression.ts). Part of what is sealed: another way does not open. */
  readonly format: number
  /** Bytes of the parts, sealed. */
  readonly bytes: number
  /** Who fetched it. */
  readonly member: string
  readonly facts: SliceFacts
}

const instant = z.number().int().transform(wall)
const stretch = z.strictObject({ from: instant, to: instant })

/** What a poll of a live report saw, beside its rows: what another desk's log needs to go on with it. */
const pollSchema = z.strictObject({
  /** When it was sent, and when the answer was there: see `PollCommit` in src/core/store/rows/liveLog.ts. */
  sentAtMs: z.number(),
  at: instant,
  answeredAt: instant,
  seen: z.array(stretch),
  doubt: z.enum(['partial', 'announced']).nullable(),
  /** Why nobody saw what lies before it. */
  gaps: z.array(z.strictObject({ range: stretch, reason: z.string() })),
})

/** As {@link pollSchema} has it. */
export type SharedPoll = z.infer<typeof pollSchema>

const factsSchema = z.strictObject({
  report: z.string(),
  parameters: z.record(z.string(), z.string()),
  warnings: z.array(z.string()),
  besides: z.record(z.string(), z.json()).nullable(),
  order: z.array(z.number()).nullable(),
  /** Absent: a stretch that was fetched. */
  poll: pollSchema.optional(),
})

/** What is told of a slice only to who has the key. */
export type SliceFacts = z.infer<typeof factsSchema>

/** A slice to be shared, sealed already: what waits in a desk's outbox. */
export interface SealedSlice extends Omit<SharedSlice, 'facts'> {
  readonly sealedFacts: Buffer
  readonly sealedParts: readonly Buffer[]
}

/** Where a slice is looked for: the mark of a report with its parameters, and when. */
export interface SliceWish {
  readonly scope: string
  readonly range: TimeRange
}

interface SliceRow {
  readonly operation: string
  readonly slice: string
  readonly scope: string
  readonly range_from: string
  readonly range_to: string
  readonly piece_from: string
  readonly piece_to: string
  readonly fetched_at_ms: string
  readonly state: string
  // CockroachDB's integers are eight bytes, which come as text.
  readonly records: number | string
  readonly parts: number | string
  readonly format: number | string
  readonly bytes: string
  readonly member: string
  readonly facts: Buffer
}

const COLUMNS = `operation, slice::text AS slice, scope, range_from, range_to, piece_from, piece_to, fetched_at_ms, state, records,
  parts, format, bytes, member::text AS member, facts`

type Head = Omit<SharedSlice, 'facts' | 'bytes'>

/** What a part is, to the letter; facts are the part before the first. */
function identityOf(team: string, head: Head, part: number): Identity {
  const { operation, slice, scope, range, piece, fetchedAtMs, state, records, parts, format, member } = head
  const where = [range.from, range.to, piece.from, piece.to]
  return ['slice', format, team, operation, slice, scope, ...where, fetchedAtMs, state, records, parts, member, part]
}

const FACTS = -1

/** How many old slices are taken away in one transaction. */
const MOST_REMOVED = 200

/** Seals a slice under a new id. @param slice without what follows from its parts */
export function sealSlice(
  key: TeamKey,
  team: string,
  slice: Omit<SharedSlice, 'slice' | 'parts' | 'format' | 'bytes'>,
  { format, parts }: Packed,
): SealedSlice {
  const { facts, ...rest } = slice
  const head: Head = { ...rest, slice: randomUUID(), parts: parts.length, format }
  const sealedParts = parts.map((part, place) => key.seal(part, identityOf(team, head, place)))
  return {
    ...head,
    bytes: sealedParts.reduce((sum, { length }) => sum + length, 0),
    sealedFacts: key.sealText(JSON.stringify(facts), identityOf(team, head, FACTS)),
    sealedParts,
  }
}

/** The slices that a team shares. */
export class SharedSlices {
  readonly #database: TeamDatabase
  readonly #key: TeamKey
  readonly #team: string

  constructor(database: TeamDatabase, key: TeamKey, team: string) {
    this.#database = database
    this.#key = key
    this.#team = team
  }

  /**
   * Slices of one operation that lie in what is wished for, the newest first; all wishes in one question. What was
   * tampered with is left out.
   *
   * @param onTampered hears of each of those
   */
  async find(
    operation: string,
    wishes: readonly SliceWish[],
    onTampered: (error: AppError) => void,
  ): Promise<readonly SharedSlice[]> {
    if (wishes.length === 0) return []
    const rangesOf = Map.groupBy(wishes, ({ scope }) => scope)
    const rows = await this.#database.rows<SliceRow>(
      `SELECT ${COLUMNS} FROM atalaya.slices
        WHERE operation = $1 AND scope = ANY($2) AND range_from <= $3 AND range_to >= $4
        ORDER BY fetched_at_ms DESC, slice`,
      [
        operation,
        [...rangesOf.keys()],
        Math.max(...wishes.map(({ range }) => range.to)),
        Math.min(...wishes.map(({ range }) => range.from)),
      ],
    )
    const fits = (row: SliceRow): boolean =>
      rangesOf
        .get(row.scope)
        ?.some(({ range }) => Number(row.range_from) <= range.to && Number(row.range_to) >= range.from) === true
    return this.#readable(rows.filter(fits), onTampered)
  }

  /**
   * What polls of a live report saw of a stretch, the oldest first, at most so many. What was tampered with is left
   * out.
   *
   * @param longestSeconds how long a stretch is at the most that one poll sees
   */
  async polls(
    operation: string,
    { scope, range }: SliceWish,
    longestSeconds: number,
    most: number,
  ): Promise<readonly SharedSlice[]> {
    const rows = await this.#database.rows<SliceRow>(
      `SELECT ${COLUMNS} FROM atalaya.slices
        WHERE operation = $1 AND scope = $2 AND range_from >= $3 AND range_from <= $4 AND range_to >= $5
        ORDER BY range_from, fetched_at_ms, slice LIMIT $6`,
      [operation, scope, range.from - longestSeconds, range.to, range.from, most],
    )
    return this.#readable(rows, () => undefined)
  }

  #readable(rows: readonly SliceRow[], onTampered: (error: AppError) => void): readonly SharedSlice[] {
    return rows.flatMap((row) => {
      try {
        return [this.#opened(row)]
      } catch (cause) {
        if (!(cause instanceof AppError)) throw cause
        onTampered(cause)
        return []
      }
    })
  }

  #opened(row: SliceRow): SharedSlice {
    const head: Head = {
      operation: row.operation,
      slice: row.slice,
      scope: row.scope,
      range: { from: wall(Number(row.range_from)), to: wall(Number(row.range_to)) },
      piece: { from: wall(Number(row.piece_from)), to: wall(Number(row.piece_to)) },
      fetchedAtMs: Number(row.fetched_at_ms),
      state: row.state,
      records: Number(row.records),
      parts: Number(row.parts),
      format: Number(row.format),
      member: row.member,
    }
    const text = this.#key.openText(row.facts, identityOf(this.#team, head, FACTS))
    return { ...head, bytes: Number(row.bytes), facts: factsSchema.parse(JSON.parse(text)) }
  }

  /**
   * The packed parts of a slice, one after another.
   *
   * @throws AppError `team-tampered`; `result-gone` where it was replaced meanwhile
   */
  async *parts(slice: SharedSlice): AsyncGenerator<Buffer> {
    for (let part = 0; part < slice.parts; part++) {
      // In the hexadecimal text of bytea: pg reads what comes in binary format as UTF-8, which bytes do not survive.
      const [row] = await this.#database.rows<{ readonly sealed: Buffer }>(
        'SELECT sealed FROM atalaya.parts WHERE operation = $1 AND slice = $2 AND part = $3',
        [slice.operation, slice.slice, part],
      )
      if (row === undefined) throw new AppError('result-gone')
      yield this.#key.open(row.sealed, identityOf(this.#team, slice, part))
    }
  }

  /** Whether a slice is still what the team has. */
  async isThere({ operation, slice }: Pick<SharedSlice, 'operation' | 'slice'>): Promise<boolean> {
    const rows = await this.#database.rows(
      'SELECT 1 AS there FROM atalaya.slices WHERE operation = $1 AND slice = $2',
      [operation, slice],
    )
    return rows.length > 0
  }

  /**
   * Shares a slice, whole or not at all, in the place of the older ones that it takes in. One that is there already, or
   * that a newer one takes in, is not shared again.
   */
  publish(sealed: SealedSlice): Promise<void> {
    return this.#database.transaction(async (queries) => {
      if (!(await this.#isNews(queries, sealed))) return
      await this.#put(queries, sealed)
      const { operation, slice, scope, range, piece, fetchedAtMs } = sealed
      const older = await queries.rows<{ readonly slice: string }>(
        `SELECT slice::text AS slice FROM atalaya.slices WHERE operation = $1 AND scope = $2 AND slice <> $3
          AND fetched_at_ms <= $4 AND range_from >= $5 AND range_to <= $6
          AND ((piece_from = $7 AND piece_to = $8) OR (piece_from = range_from AND piece_to = range_to))`,
        [operation, scope, slice, fetchedAtMs, range.from, range.to, piece.from, piece.to],
      )
      for (const each of older) await this.#remove(queries, operation, each.slice)
    })
  }

  /** Puts a slice in the place of one that it is without some of its records. */
  replace(old: SharedSlice, sealed: SealedSlice): Promise<void> {
    return this.#database.transaction(async (queries) => {
      // Another desk may have replaced it, or fetched it anew: then this one is of what was before.
      if ((await this.#remove(queries, old.operation, old.slice)) > 0) await this.#put(queries, sealed)
    })
  }

  /** Takes a slice back. */
  async remove({ operation, slice }: Pick<SharedSlice, 'operation' | 'slice'>): Promise<void> {
    await this.#database.transaction((queries) => this.#remove(queries, operation, slice))
  }

  /** Takes away what lies wholly before an instant of a report with its parameters. */
  async removeBefore(operation: string, scope: string, before: WallSeconds): Promise<void> {
    for (;;) {
      const old = await this.#database.rows<{ readonly slice: string }>(
        `SELECT slice::text AS slice FROM atalaya.slices
          WHERE operation = $1 AND scope = $2 AND range_from < $3 AND range_to < $3 LIMIT $4`,
        [operation, scope, before, MOST_REMOVED],
      )
      if (old.length === 0) return
      await this.#database.transaction(async (queries) => {
        for (const { slice } of old) await this.#remove(queries, operation, slice)
      })
    }
  }

  /** Every slice of an operation, the newest first, a few at a time. */
  async *all(operation: string, onTampered: (error: AppError) => void): AsyncGenerator<SharedSlice> {
    const ids = await this.#database.rows<{ readonly slice: string }>(
      'SELECT slice::text AS slice FROM atalaya.slices WHERE operation = $1 ORDER BY fetched_at_ms DESC',
      [operation],
    )
    for (const { slice } of ids) {
      const [row] = await this.#database.rows<SliceRow>(
        `SELECT ${COLUMNS} FROM atalaya.slices WHERE operation = $1 AND slice = $2`,
        [operation, slice],
      )
      if (row === undefined) continue
      try {
        yield this.#opened(row)
      } catch (cause) {
        if (!(cause instanceof AppError) || cause.code !== 'team-tampered') throw cause
        onTampered(cause)
      }
    }
  }

  /** How many slices there are, and their bytes. */
  async sizes(): Promise<{ readonly slices: number; readonly bytes: number }> {
    const [row] = await this.#database.rows<{ readonly slices: string; readonly bytes: string }>(
      'SELECT count(*)::text AS slices, coalesce(sum(bytes), 0)::text AS bytes FROM atalaya.slices',
    )
    return { slices: Number(row?.slices ?? 0), bytes: Number(row?.bytes ?? 0) }
  }

  async #isNews(queries: TeamQueries, sealed: SealedSlice): Promise<boolean> {
    const { operation, slice, scope, range, piece, fetchedAtMs } = sealed
    const newer = await queries.rows(
      `SELECT 1 AS newer FROM atalaya.slices WHERE operation = $1 AND scope = $2
        AND (slice = $3 OR (fetched_at_ms > $4 AND range_from <= $5 AND range_to >= $6 AND piece_from = $7 AND piece_to = $8))
        LIMIT 1`,
      [operation, scope, slice, fetchedAtMs, range.from, range.to, piece.from, piece.to],
    )
    return newer.length === 0
  }

  async #put(queries: TeamQueries, sealed: SealedSlice): Promise<void> {
    const { operation, slice, scope, range, piece, fetchedAtMs, state, records, parts, format, bytes, member } = sealed
    await queries.changed(
      `INSERT INTO atalaya.slices (operation, slice, scope, range_from, range_to, piece_from, piece_to, fetched_at_ms,
          state, records, parts, format, bytes, member, facts)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        operation,
        slice,
        scope,
        range.from,
        range.to,
        piece.from,
        piece.to,
        fetchedAtMs,
        state,
        records,
        parts,
        format,
        bytes,
        member,
        sealed.sealedFacts,
      ],
    )
    for (const [part, each] of sealed.sealedParts.entries()) {
      await queries.changed('INSERT INTO atalaya.parts (operation, slice, part, sealed) VALUES ($1, $2, $3, $4)', [
        operation,
        slice,
        part,
        each,
      ])
    }
  }

  async #remove(queries: TeamQueries, operation: string, slice: string): Promise<number> {
    await queries.changed('DELETE FROM atalaya.parts WHERE operation = $1 AND slice = $2', [operation, slice])
    return queries.changed('DELETE FROM atalaya.slices WHERE operation = $1 AND slice = $2', [operation, slice])
  }
}
