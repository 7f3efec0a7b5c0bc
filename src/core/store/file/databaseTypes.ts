import type Database from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol
/** A connection that may read; functions say by this type what they need. */
export type ReadableDatabase = Database.Database & { readonly [readable]: true }
/** A connection that may also write. */
export type WritableDatabase = ReadableDatabase & { readonly [writable]: true }
