import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import type { ReadableDatabase } from '../../../../src/core/store/file/databaseTypes.ts'
import { summaries } from '../../../../src/core/store/operations/summaries.ts'
import { ALONE } from '../../../support/threadParts.ts'

const folder = mkdtempSync(join(tmpdir(), 'atalaya-forget-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('who gives back what is kept in memory starts nobody to read more, however large the store is', () => {
  const file = join(folder, 'atalaya.db')
  writeFileSync(file, '')
  truncateSync(file, 512 * 1024 * 1024)
  const startHelper = vi.fn<typeof ALONE.startHelper>(ALONE.startHelper)
  const database = { name: file } as ReadableDatabase
  summaries({ ...ALONE, database, startHelper }).forget()
  expect(startHelper).not.toHaveBeenCalled()
})
