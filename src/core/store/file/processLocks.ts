import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { makePrivateFile, makePrivateFolder } from './privateFiles.ts'
import { sqliteCode, storeError } from './sqliteErrors.ts'

/**
 * Locks between the processes of one computer, by name.
 *
 * Each is a transaction that could write, on an empty SQLite file of its own. SQLite lets only one such transaction be
 * open, and the operating system lets go of it when its process ends, however it ends, on every platform that SQLite
 * runs on.
 */
export class ProcessLocks {
  readonly #folder: string
  readonly #held = new Map<string, Database.Database>()

  /** @param storeFile the store that the locks belong to: they lie in a folder beside it */
  constructor(storeFile: string) {
    this.#folder = join(dirname(storeFile), 'locks')
  }

  /**
   * Takes all of the locks, or none where another holder has one; never waits.
   *
   * @throws AppError `store-read-only` where their files may not be written (as another user's are), `disk-full`
   */
  tryAcquire(names: readonly string[]): boolean {
    const taken: string[] = []
    try {
      for (const name of names.toSorted()) {
        if (this.#held.has(name) || !this.#take(name)) {
          this.release(taken)
          return false
        }
        taken.push(name)
      }
      return true
    } catch (cause) {
      this.release(taken)
      throw cause
    }
  }

  /** Whether this holder has the lock now: it had it already, or nobody else does. Never waits. */
  hold(name: string): boolean {
    return this.#held.has(name) || this.tryAcquire([name])
  }

  release(names: readonly string[]): void {
    for (const name of names) {
      this.#held.get(name)?.close()
      this.#held.delete(name)
    }
  }

  releaseAll(): void {
    this.release([...this.#held.keys()])
  }

  #take(name: string): boolean {
    const file = join(this.#folder, `${name}.lock`)
    let database: Database.Database | undefined
    try {
      makePrivateFolder(this.#folder)
      makePrivateFile(file)
      database = new Database(file, { timeout: 0 })
      // Not EXCLUSIVE: two that try for it at the same moment both hold SHARED, and neither gets past the other
      // (https://sqlite.org/lockingv3.html). Of those that try for RESERVED one always gets it.
      database.exec('BEGIN IMMEDIATE')
      this.#held.set(name, database)
      return true
    } catch (cause) {
      database?.close()
      if (sqliteCode(cause)?.startsWith('SQLITE_BUSY') === true) return false
      throw storeError(cause, file)
    }
  }
}
