import { describe, expect, test } from 'vitest'
import { storeError } from '../../../src/core/store/file/sqliteErrors.ts'
import { AppError, faultName, toAppError } from '../../../src/shared/errors.ts'

const CUSTOMER = 'Ana Pérez 3001234567'

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (cause) {
    return cause
  }
  throw new Error('nothing was thrown')
}

class SqliteError extends Error {
  readonly code: string

  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

describe('what falls through', () => {
  test.each<[string, unknown, string]>([
    ["a parser's complaint, which quotes what it read", thrownBy(() => JSON.parse(CUSTOMER)), 'SyntaxError'],
    ['a text', CUSTOMER, 'string'],
    ['an error with a text for a code', Object.assign(new Error('x'), { code: CUSTOMER }), 'Error'],
    ['an error with a text for a name', Object.assign(new Error('x'), { name: CUSTOMER }), 'Error'],
    [
      "a system's error",
      Object.assign(new Error(`ENOSPC: no space, open '/home/${CUSTOMER}'`), { code: 'ENOSPC' }),
      'ENOSPC',
    ],
    [
      "SQLite's",
      new SqliteError(`UNIQUE constraint failed: ${CUSTOMER}`, 'SQLITE_CONSTRAINT_UNIQUE'),
      'SQLITE_CONSTRAINT_UNIQUE',
    ],
    ['nothing', undefined, 'undefined'],
  ])('%s tells its kind, and keeps the rest for a trace', (_what, cause, reason) => {
    for (const error of [toAppError(cause), storeError(cause, 'atalaya.db')]) {
      expect(error.toData()).toEqual({ code: 'internal', detail: { reason } })
      expect(`${error.message} ${JSON.stringify(error.toData())}`).not.toContain('Ana')
      expect(error.cause).toBe(cause)
    }
    expect(faultName(cause)).toBe(reason)
  })

  test('is not what is ours, or was stopped', () => {
    const ours = new AppError('disk-full', { file: 'a' })
    expect(toAppError(ours)).toBe(ours)
    expect(toAppError(new DOMException('', 'AbortError')).code).toBe('cancelled')
  })

  test('is not a connection that was removed meanwhile', () => {
    const cause = new SqliteError('FOREIGN KEY constraint failed', 'SQLITE_CONSTRAINT_FOREIGNKEY')
    expect(storeError(cause, 'atalaya.db').toData()).toEqual({
      code: 'unknown-connection',
      detail: { connection: '–', known: '–' },
    })
  })
})
