import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../../shared/errors.ts'
import { NO_POLICY, type Policy } from '../../../shared/policy/policy.ts'
import { giveMaskKey } from '../query/masks/masker.ts'
import { giveSealKey } from '../query/masks/seals.ts'
import { registerFunctions } from '../sql/functions.ts'
import type { ReadableDatabase, WritableDatabase } from './databaseTypes.ts'
import { assertNotNewer, migrate, STORE_VERSION, versionOf } from '../tables/migrations.ts'
import { closeToOthers, makePrivateFile, makePrivateFolder } from './privateFiles.ts'
import { ProcessLocks } from './processLocks.ts'
import { storeError } from './sqliteErrors.ts'
import { givePolicy } from './storePolicy.ts'
import { assertNotBeingRebuilt } from './rebuildLock.ts'
import { assertNotGone, keyMarkFile } from './storeGone.ts'

export interface StoreLocation {
  /** The store's file; its folder is made when the store is first opened. */
  readonly file: string
  /** 64 hex digits: the key of the whole file. */
  readonly key: string
  /** What the computer's administrator set; by default nothing. */
  readonly policy?: Policy
  /** How long to wait for another process that writes, in milliseconds. */
  readonly busyTimeoutMs?: number
  /** The most pages the file may have: lets a test fill a disk. */
  readonly maxPages?: number
}

const KEY = /^[0-9a-f]{64}$/i
const DEFAULT_BUSY_TIMEOUT_MS = 10_000

/**
 * Page cache of a connection that scans, in KiB: the pages that a block of rows anywhere goes through. Rows themselves
 * are read again each time: the system holds the file, decrypting a page costs little, and a cache that holds a million
 * rows makes scans slower, not faster.
 */
const SCAN_CACHE_KIB = 16 * 1024
const PAGE_BYTES = 16 * 1024
/** The log is folded in at the latest when it has so many pages (64 MB). */
const LOG_PAGES = 4_000
const WRITE_CACHE_KIB = 16 * 1024
const EXPORT_CACHE_KIB = 4 * 1024

export type ReaderUse = 'grid' | 'export' | 'summary' | 'columns' | 'checks' | 'customers' | 'stretches'

/**
 * A mark of the key, to tell a wrong key from a damaged file. The key is 32 random bytes, so its hash gives nothing
 * away.
 */
function keyMark(key: string): string {
  return createHash('sha256').update(`atalaya store ${key.toLowerCase()}`).digest('hex').slice(0, 32)
}

function rememberKey(location: StoreLocation): void {
  const file = keyMarkFile(location.file)
  if (storedMark(location) === keyMark(location.key)) return
  const temporary = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, keyMark(location.key), { mode: 0o600, flush: true })
    renameSync(temporary, file)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw new AppError('store-read-only', { file: location.file }, { cause })
  }
}

function storedMark(location: StoreLocation): string | undefined {
  try {
    return readFileSync(keyMarkFile(location.file), 'utf8').trim()
  } catch {
    return undefined
  }
}

function isOtherKey(location: StoreLocation): boolean {
  const mark = storedMark(location)
  return mark !== undefined && mark !== keyMark(location.key)
}

function checkKey(key: string): void {
  if (!KEY.test(key)) throw new AppError('store-bad-key')
}

/**
 * Gives a connection the key. AEGIS-256 is authenticated (a changed page is an error, not garbage) and uses the
 * processor's AES instructions: scanning a file that the page cache does not hold costs a third of what ChaCha20 costs.
 * https://utelle.github.io/SQLite3MultipleCiphers/docs/ciphers/cipher_aegis/
 */
function unlock(database: Database.Database, key: string): void {
  database.pragma(`cipher = 'aegis'`)
  database.pragma(`key = "x'${key}'"`)
}

interface Opening extends Database.Options {
  /** Takes the whole file, for as long as it is open: nobody else has it open then. */
  readonly isAlone?: true
}

function open(
  location: StoreLocation,
  { isAlone, ...options }: Opening,
  prepare: (database: Database.Database) => void,
) {
  checkKey(location.key)
  let database: Database.Database | undefined
  try {
    database = new Database(location.file, { timeout: location.busyTimeoutMs ?? DEFAULT_BUSY_TIMEOUT_MS, ...options })
    unlock(database, location.key)
    // In this mode the first access takes the whole file. https://www.sqlite.org/pragma.html#pragma_locking_mode
    if (isAlone === true) database.pragma('locking_mode = EXCLUSIVE')
    database.prepare('SELECT count(*) FROM sqlite_master').get()
    // Temporary tables hold rows of customers; in memory they never reach the disk unencrypted.
    database.pragma('temp_store = MEMORY')
    registerFunctions(database)
    giveMaskKey(database, location.key)
    givePolicy(database, location.policy ?? NO_POLICY)
    giveSealKey(database, location.key)
    prepare(database)
    return database
  } catch (cause) {
    database?.close()
    const error = storeError(cause, location.file)
    if (error.code !== 'store-damaged' || !isOtherKey(location)) throw error
    throw new AppError('store-wrong-key', { file: location.file }, { cause })
  }
}

/**
 * Opens the store for writing; makes it where there never was one, and brings an older one up to date.
 *
 * @param version what a new one is made as; one that is there has at least this version then
 * @throws AppError `store-gone` where there was one; `store-wrong-key`, `store-damaged`, `store-too-new`,
 * `store-read-only`, `store-busy`, `store-not-updated` where another process keeps an older one from being brought up
 * to date, `disk-full`
 */
export function openWriter(location: StoreLocation, version = STORE_VERSION): WritableDatabase {
  checkKey(location.key)
  try {
    makePrivateFolder(dirname(location.file))
    closeToOthers(location.file)
  } catch (cause) {
    throw new AppError('store-read-only', { file: location.file }, { cause })
  }
  const database = whileCreating(location, () => {
    assertNotGone(location.file)
    assertNotBeingRebuilt(location.file)
    return openAndMigrate(location, version)
  })
  rememberKey(location)
  return database
}

/** How long a process waits for another that makes the store, in steps of 20 ms. */
const CREATION_STEPS = 250
const sleeper = new Int32Array(new SharedArrayBuffer(4))

/**
 * Runs the first opening of a store alone: two processes that key an empty file at once would each write a salt of
 * their own into it.
 */
function whileCreating<T>(location: StoreLocation, work: () => T): T {
  if ((statSync(location.file, { throwIfNoEntry: false })?.size ?? 0) > 0) return work()
  const locks = new ProcessLocks(location.file)
  for (let step = 0; !locks.tryAcquire(['store-creation']); step++) {
    if (step === CREATION_STEPS) throw new AppError('store-busy', { file: location.file })
    Atomics.wait(sleeper, 0, 0, 20)
  }
  try {
    return work()
  } finally {
    locks.releaseAll()
  }
}

function makePrivateFileOf({ file }: StoreLocation): void {
  try {
    makePrivateFile(file)
  } catch (cause) {
    // What may only be read is opened all the same, and says so itself.
    if (!existsSync(file)) throw new AppError('store-read-only', { file }, { cause })
  }
}

/** How often it is tried to have an older store for oneself. */
const MIGRATION_PAUSE_MS = 100

/**
 * Opens the store, and brings an older one up to date before: while nobody else has it open. A process of an older
 * version would meet tables that it does not know; one that comes later is told that the store is too new for it.
 */
function openAndMigrate(location: StoreLocation, version: number): WritableDatabase {
  makePrivateFileOf(location)
  const patienceMs = location.busyTimeoutMs ?? DEFAULT_BUSY_TIMEOUT_MS
  for (let waitedMs = 0; ; waitedMs += MIGRATION_PAUSE_MS) {
    const database = openUnmigrated(location, (connection) => {
      const found = versionOf(connection)
      // A new one is nobody else's: see `whileCreating`.
      if (found === 0 || found >= version) migrate(connection, location.file, version)
    })
    if (versionOf(database) >= version) return database
    database.close()
    if (!migrateAlone(location, version)) {
      // Whoever has it open may be bringing it up to date, or be a command that is about to end.
      if (waitedMs >= patienceMs) throw new AppError('store-not-updated', { file: location.file })
      Atomics.wait(sleeper, 0, 0, MIGRATION_PAUSE_MS)
    }
  }
}

/** Brings an older store up to date. @returns whether it could: somebody else may have it open */
function migrateAlone(location: StoreLocation, version: number): boolean {
  try {
    open(location, { isAlone: true, fileMustExist: true, timeout: 0 }, (connection) => {
      prepareWriter(connection, location)
      migrate(connection as WritableDatabase, location.file, version)
    }).close()
    return true
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'store-busy') return false
    throw cause
  }
}

function prepareWriter(connection: Database.Database, { maxPages }: StoreLocation): void {
  connection.pragma(`wal_autocheckpoint = ${LOG_PAGES}`)
  connection.pragma('synchronous = NORMAL')
  connection.pragma('foreign_keys = ON')
  // Rows that go are overwritten where their page is written anyway.
  connection.pragma('secure_delete = FAST')
  connection.pragma(`cache_size = -${WRITE_CACHE_KIB}`)
  if (maxPages !== undefined) connection.pragma(`max_page_count = ${maxPages}`)
}

function openUnmigrated(location: StoreLocation, prepare: (database: WritableDatabase) => void): WritableDatabase {
  const database = open(location, {}, (connection) => {
    // What follows writes into a file that has no log: one of a newer program stays as it is.
    assertNotNewer(connection as WritableDatabase, location.file)
    // Large pages, and a log that is folded into the file when the writer rests: storing an answer writes a third less.
    connection.pragma(`page_size = ${PAGE_BYTES}`)
    // Of a new store, before its first table: what is erased can leave the file step by step (see compaction.ts). Said
    // of one that exists, this would write into it.
    if (connection.pragma('page_count', { simple: true }) === 0) connection.pragma('auto_vacuum = INCREMENTAL')
    connection.pragma('journal_mode = WAL')
    prepareWriter(connection, location)
    prepare(connection as WritableDatabase)
  })
  return database as WritableDatabase
}

/**
 * Makes sure that nobody else has the store open: not this program in another process, not another thread.
 *
 * @throws AppError `store-busy` where somebody has. A store too damaged to tell passes: nobody can be using it.
 */
export function assertUnused(location: StoreLocation): void {
  try {
    open(location, { isAlone: true, fileMustExist: true, timeout: 0 }, () => undefined).close()
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'store-busy') throw cause
  }
}

/** Folds the log into the file as far as no reader needs it: work for a moment in which nothing else waits. */
export function foldLog(database: WritableDatabase): void {
  database.pragma('wal_checkpoint(PASSIVE)')
}

/**
 * Opens the store for questions. The store must exist at this program's version: a writer opens it first.
 *
 * @throws AppError as {@link openWriter}
 */
export function openReader(location: StoreLocation, use: ReaderUse): ReadableDatabase {
  assertNotGone(location.file)
  const cacheKib = use === 'grid' ? SCAN_CACHE_KIB : EXPORT_CACHE_KIB
  const database = open(location, { readonly: true, fileMustExist: true }, (connection) => {
    connection.pragma(`cache_size = -${cacheKib}`)
  })
  return database as ReadableDatabase
}
