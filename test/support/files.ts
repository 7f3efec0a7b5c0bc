import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { KEY } from './connectedStore.ts'

/** Turns some bytes of a file into others. */
export function damage(file: string, offset: number, length: number): void {
  const bytes = Buffer.alloc(length)
  const descriptor = openSync(file, 'r+')
  readSync(descriptor, bytes, 0, length, offset)
  writeSync(
    descriptor,
    bytes.map((byte) => byte ^ 0xff),
    0,
    length,
    offset,
  )
  closeSync(descriptor)
}

export function sizeOf(file: string): number {
  return statSync(file).size
}

export function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** The bytes of every file in a folder and in the folders inside. */
export function bytesUnder(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))))
}

/** A connection to a store's file without any of the store's own code. */
export function openRaw(file: string, key = KEY): Database.Database {
  const database = new Database(file)
  database.pragma(`cipher = 'aegis'`)
  database.pragma(`key = "x'${key}'"`)
  return database
}

/** A store's pages as they are behind the key. */
export function pagesOf(file: string): Buffer {
  const raw = openRaw(file)
  const pages = raw.serialize()
  raw.close()
  return pages
}
