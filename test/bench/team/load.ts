// What the desks of a simulated day ask of the database, added up by the second and the minute.

const DAY_SECONDS = 86_400
const MINUTE = 60

/** What one thing that a desk does costs the database, in statements. */
export const STATEMENTS = {
  /** Which slices are there, what was erased, and that this desk was here. */
  ask: 3,
  /** A slice's parts. */
  take: 1,
  /** The lease, the count of the request, and the lease's end. */
  turn: 3,
  /** Beside the parts: the slice's row, and the end of the one before. */
  publish: 4,
} as const

/** A slice as the team holds it. */
export interface SliceSize {
  /** Of the records of one day, compressed and sealed. */
  readonly bytes: number
  readonly parts: number
}

export interface LoadTold {
  readonly statements: number
  /** In the busiest minute, for each of its seconds. */
  readonly mostStatementsASecond: number
  readonly bytesRead: number
  readonly mostBytesReadASecond: number
  readonly bytesWritten: number
  /** Desks that had a connection open at the same time, at the most. */
  readonly mostConnections: number
}

function most(values: Float64Array): number {
  return values.reduce((highest, each) => Math.max(highest, each), 0)
}

/** Adds up what is asked of the database. */
export class Load {
  readonly #idleSeconds: number
  readonly #statements = new Float64Array(DAY_SECONDS / MINUTE)
  readonly #bytesRead = new Float64Array(DAY_SECONDS / MINUTE)
  /** By the second: how many connections were opened, and closed. */
  readonly #opened = new Float64Array(DAY_SECONDS + 1)
  /** Until when each desk's connection stays open. */
  readonly #openUntil = new Map<number, number>()
  #bytesWritten = 0

  constructor(idleSeconds: number) {
    this.#idleSeconds = idleSeconds
  }

  ask(desk: number, at: number): void {
    this.#count(desk, at, at, STATEMENTS.ask)
  }

  take(desk: number, at: number, { bytes }: SliceSize): void {
    this.#count(desk, at, at, STATEMENTS.take)
    const minute = Math.floor(at / MINUTE)
    this.#bytesRead[minute] = (this.#bytesRead[minute] ?? 0) + bytes
  }

  fetch(desk: number, at: number, seconds: number, { bytes, parts }: SliceSize): void {
    this.#count(desk, at, at + seconds, STATEMENTS.turn + STATEMENTS.publish + parts)
    this.#bytesWritten += bytes
  }

  #count(desk: number, from: number, to: number, statements: number): void {
    const minute = Math.floor(Math.min(to, DAY_SECONDS - 1) / MINUTE)
    this.#statements[minute] = (this.#statements[minute] ?? 0) + statements
    const until = Math.min(DAY_SECONDS, Math.ceil(to + this.#idleSeconds))
    const openUntil = this.#openUntil.get(desk) ?? -1
    if (openUntil < from) this.#change(Math.floor(from), 1)
    else this.#change(openUntil, 1)
    this.#change(Math.max(until, openUntil), -1)
    this.#openUntil.set(desk, Math.max(until, openUntil))
  }

  #change(second: number, by: number): void {
    this.#opened[second] = (this.#opened[second] ?? 0) + by
  }

  told(): LoadTold {
    let [open, mostConnections] = [0, 0]
    for (const change of this.#opened) {
      open += change
      mostConnections = Math.max(mostConnections, open)
    }
    const sum = (values: Float64Array): number => values.reduce((total, each) => total + each, 0)
    return {
      statements: sum(this.#statements),
      mostStatementsASecond: most(this.#statements) / MINUTE,
      bytesRead: sum(this.#bytesRead),
      mostBytesReadASecond: most(this.#bytesRead) / MINUTE,
      bytesWritten: this.#bytesWritten,
      mostConnections,
    }
  }
}
