import { randomBytes } from 'node:crypto'
import { existsSync, lstatSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import type { ProcessLocks } from '../file/processLocks.ts'

// An export writes under a temporary name, with rows as they are. A process that is killed leaves that file behind, in
// whatever folder it was begun. So each is remembered before it is made, with a lock that its process holds until it
// ends: a file whose lock is free is nobody's any more, and goes. Files that are not remembered are not touched,
// whatever they are called.

/** A file on its way. */
export interface UnfinishedFile {
  readonly id: number
  /** Where its bytes go until it is finished. */
  readonly temporary: string
}

interface FileRow {
  readonly id: number
  readonly slot: number
  readonly path: string
  readonly begun_at_ms: number
}

/** A file whose folder is not there (a stick, a share) is looked for that long. */
const MOST_PATIENCE_MS = 90 * 86_400_000

function lockName(slot: number): string {
  return `unfinished-file-${slot}`
}

function folderOf(file: string): string {
  try {
    // A link to a file means the file: what is written lies beside that.
    return dirname(realpathSync(file))
  } catch {
    return dirname(resolve(file))
  }
}

/** Deletes what a dead process left, and forgets it. What cannot be deleted now is left for the next time. */
function discard(database: WritableDatabase, { id, path, begun_at_ms: begunAtMs }: FileRow, nowMs: number): void {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === true) rmSync(path, { force: true })
    if (!existsSync(dirname(path)) && nowMs - begunAtMs < MOST_PATIENCE_MS) return
  } catch {
    return
  }
  database.prepare('DELETE FROM unfinished_files WHERE id = ?').run(id)
}

function filesOf(database: ReadableDatabase, slot: number): readonly FileRow[] {
  return database.prepare('SELECT * FROM unfinished_files WHERE slot = ?').all(slot) as FileRow[]
}

/** Deletes the unfinished files of processes that died, wherever they lie. */
export function sweepFiles(database: WritableDatabase, locks: ProcessLocks, nowMs: number): void {
  const slots = database.prepare('SELECT DISTINCT slot FROM unfinished_files').pluck().all() as number[]
  for (const slot of slots) {
    if (!locks.tryAcquire([lockName(slot)])) continue
    try {
      for (const file of filesOf(database, slot)) discard(database, file, nowMs)
    } finally {
      locks.release([lockName(slot)])
    }
  }
}

/**
 * Remembers a file before its first byte is written, until {@link endFile} or a sweep. Those that dead processes left
 * go first.
 *
 * @param file the path that it will have when it is finished
 */
export function beginFile(
  database: WritableDatabase,
  locks: ProcessLocks,
  file: string,
  nowMs: number,
): UnfinishedFile {
  sweepFiles(database, locks, nowMs)
  let slot = 0
  while (!locks.tryAcquire([lockName(slot)])) slot++
  try {
    const temporary = join(folderOf(file), `.atalaya-${randomBytes(8).toString('hex')}.part`)
    // On the disk before the file is: a computer that loses its power must not forget it.
    database.pragma('synchronous = FULL')
    const { lastInsertRowid } = database
      .prepare('INSERT INTO unfinished_files (slot, path, begun_at_ms) VALUES (?, ?, ?)')
      .run(slot, temporary, nowMs)
    return { id: Number(lastInsertRowid), temporary }
  } catch (cause) {
    locks.release([lockName(slot)])
    throw cause
  } finally {
    database.pragma('synchronous = NORMAL')
  }
}

/** Forgets a file that was finished or given up; what its thread left of it, where it was lost, goes. */
export function endFile(database: WritableDatabase, locks: ProcessLocks, id: number, nowMs: number): void {
  const file = database.prepare('SELECT * FROM unfinished_files WHERE id = ?').get(id) as FileRow | undefined
  if (file === undefined) return
  discard(database, file, nowMs)
  locks.release([lockName(file.slot)])
}
