import { readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { deletedAtMs, type AsideCopy } from '../../../shared/asideCopies.ts'
import { AppError } from '../../../shared/errors.ts'

// What a rebuild and a new beginning put aside: `atalaya.db.damaged-2026-11-22T080102`, `atalaya.db.aside-…`, with
// their logs and key marks beside them. Their names tell when.

const MARK = /^\.(?:damaged|aside)-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)(-wal|-shm|-journal|\.key-mark)?$/
interface CopyFile {
  readonly name: string
  readonly path: string
  /** The copy's own name, which its log and its mark begin with. */
  readonly of: string
  readonly madeAtMs: number
  readonly bytes: number
}

function namesBeside(storeFile: string): readonly string[] {
  try {
    return readdirSync(dirname(storeFile))
  } catch {
    return []
  }
}

function filesOf(storeFile: string): readonly CopyFile[] {
  const store = basename(storeFile)
  return namesBeside(storeFile).flatMap((name) => {
    if (!name.startsWith(store)) return []
    const [, day, hour, minute, second, suffix = ''] = MARK.exec(name.slice(store.length)) ?? []
    const path = join(dirname(storeFile), name)
    const madeAtMs = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!Number.isFinite(madeAtMs) || stat?.isFile() !== true) return []
    return [{ name, path, of: name.slice(0, name.length - suffix.length), madeAtMs, bytes: stat.size }]
  })
}

/** The copies of a store that were put aside, the oldest first. */
export function listCopies(storeFile: string): readonly AsideCopy[] {
  const copies = new Map<string, AsideCopy>()
  for (const { of, madeAtMs, bytes } of filesOf(storeFile)) {
    copies.set(of, { name: of, madeAtMs, bytes: bytes + (copies.get(of)?.bytes ?? 0) })
  }
  return [...copies.values()].toSorted((a, b) => a.madeAtMs - b.madeAtMs)
}

/**
 * Deletes copies that were put aside.
 *
 * @returns how many there were
 * @throws AppError `store-read-only` where one cannot be deleted
 */
export function deleteCopies(
  storeFile: string,
  isMeant: (copy: Pick<AsideCopy, 'madeAtMs'>) => boolean = () => true,
): number {
  const files = filesOf(storeFile).filter(isMeant)
  try {
    for (const { path } of files) rmSync(path, { force: true })
  } catch (cause) {
    throw new AppError('store-read-only', { file: storeFile }, { cause })
  }
  return new Set(files.map(({ of }) => of)).size
}

/** Deletes the copies whose time is over. @throws AppError `store-read-only` */
export function deleteOldCopies(storeFile: string, nowMs: number): void {
  deleteCopies(storeFile, (copy) => deletedAtMs(copy) <= nowMs)
}
