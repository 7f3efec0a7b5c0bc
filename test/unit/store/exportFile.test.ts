import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '../../../src/shared/errors.ts'
import type { ReadableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { files } from '../../../src/core/export/files.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { events } from '../../support/reports.ts'
import { serverDate, span } from '../../support/times.ts'

const DAY = span('2025-03-10')
const ROWS = 5000

let database: ReadableDatabase
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atalaya-test-'))
  const store = openMemoryStore([events])
  const row = (place: number): object => ({ date: serverDate(DAY.from + place), text: `${place}`, integer: '1' })
  storeBody(store, events, bodyOf(Array.from({ length: ROWS }, (_each, place) => row(place))), DAY)
  database = store
})

afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

function exportUntil(file: string, blocks: number): unknown {
  let asked = 0
  const throwIfCancelled = (): void => {
    asked++
    if (asked > blocks) throw new AppError('cancelled')
  }
  const gapColumn = { language: 'en', comes: 'if-any' } as const
  const plain = { format: 'csv', safe: false, columns: null, headings: null, onBusy: 'fail', gapColumn } as const
  const input = { report: events, question: question(events), file, ...plain }
  return files({ database }).write(input, {
    throwIfCancelled,
    progress: () => undefined,
    transfer: () => undefined,
  })
}

describe('an export that is stopped', () => {
  test.each([0, 1, 3, 5])('after %i blocks leaves the file as it was, and nothing beside it', (blocks) => {
    const file = join(folder, 'out.csv')
    writeFileSync(file, 'before')
    expect(() => exportUntil(file, blocks)).toThrow(expect.objectContaining({ code: 'cancelled' }))
    expect(readdirSync(folder)).toEqual(['out.csv'])
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(exportUntil(file, ROWS)).toMatchObject({ rows: ROWS })
    expect(readFileSync(file, 'utf8').split('\r\n')).toHaveLength(ROWS + 2)
    expect(readdirSync(folder)).toEqual(['out.csv'])
  })
})
