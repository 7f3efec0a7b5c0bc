import { AppError, toAppError, type PlainErrorCode } from '../../../shared/errors.ts'

/** The code of an error that SQLite raised (`SQLITE_FULL`, …), or undefined for any other. */
export function sqliteCode(cause: unknown): string | undefined {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined
}

/** What the system says of a file or a folder of the store. */
const SYSTEM_CODES: Readonly<Partial<Record<string, PlainErrorCode>>> = {
  EACCES: 'store-read-only',
  EPERM: 'store-read-only',
  EROFS: 'store-read-only',
  // Something else stands where it is to lie.
  EISDIR: 'store-read-only',
  ENOTDIR: 'store-read-only',
  EEXIST: 'store-read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
}

function systemCode(cause: unknown): PlainErrorCode | undefined {
  const code = cause instanceof Error && 'syscall' in cause && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? SYSTEM_CODES[code] : undefined
}

/**
 * What SQLite, or the system, raised as an AppError that says what to do. https://www.sqlite.org/rescode.html
 *
 * @param file the store's file, named in the sentence
 */
export function storeError(cause: unknown, file: string): AppError {
  const fail = (errorCode: PlainErrorCode): AppError => new AppError(errorCode, { file }, { cause })
  const code = sqliteCode(cause)
  if (code === undefined) {
    const ofSystem = systemCode(cause)
    return ofSystem === undefined ? toAppError(cause) : fail(ofSystem)
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return fail('store-busy')
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_SHMSIZE')
    return fail('disk-full')
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return fail('store-read-only')
  }
  // With authenticated encryption a page that was changed on the disk fails to decrypt, which SQLite reports as an I/O
  // error.
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) {
    return fail('store-damaged')
  }
  // Every foreign key of the store leads to a connection: one that was removed meanwhile, or never was.
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return new AppError('unknown-connection', { connection: '–', known: '–' }, { cause })
  return toAppError(cause)
}
