import { NO_NOTES } from '../../../src/shared/answerNotes.ts'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import type { CallContext } from '../../../src/core/store/threads/protocol.ts'
import { files } from '../../../src/core/export/files.ts'
import { questions } from '../../../src/core/store/operations/questions.ts'
import { results } from '../../../src/core/store/operations/results.ts'
import { AppError } from '../../../src/shared/errors.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { events } from '../../support/reports.ts'
import { serverDate, span } from '../../support/times.ts'
import { said } from '../../support/texts.ts'
import { ALONE } from '../../support/threadParts.ts'

const DAY = span('2025-03-10')
const ROWS = 20_000

let database: WritableDatabase
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atalaya-test-'))
  database = openMemoryStore([events])
  const row = (place: number): object => ({ date: serverDate(DAY.from + place), text: `=${place}`, integer: '1' })
  storeBody(database, events, bodyOf(Array.from({ length: ROWS }, (_each, place) => row(place))), DAY)
})

afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

/** A caller that gives up when it is asked for the n-th time whether it still wants the outcome, from 0. */
function wantedUntil(times: number): CallContext & { asked: number } {
  const context = {
    asked: 0,
    throwIfCancelled: (): void => {
      if (context.asked++ >= times) throw new AppError('cancelled')
    },
    progress: () => undefined,
    transfer: () => undefined,
  }
  return context
}

function temporaryTables(): unknown {
  return database.prepare('SELECT count(*) FROM sqlite_temp_master').pluck().get()
}

const asked = question(events, { filters: [{ field: 'text', operator: 'contains', value: '9' }] })
const gapColumn = { language: 'en', comes: 'if-any' } as const
const plain = { format: 'csv', safe: false, columns: null, headings: null, onBusy: 'fail', gapColumn } as const

describe('a scan', () => {
  const scans: Readonly<Record<string, (context: CallContext) => unknown>> = {
    'of a question': (context) => results({ database, ...ALONE }).ask({ report: events, question: asked }, context),
    'of values': (context) =>
      questions({ database, ...ALONE }).values(
        { report: events, question: asked, field: 'text', search: '', limit: 5 },
        context,
      ),
    'of an export': (context) =>
      files({ database }).write({ report: events, question: asked, file: join(folder, 'a.csv'), ...plain }, context),
  }

  test.each(Object.entries(scans))('%s ends as soon as nobody wants its outcome any more', (_name, scan) => {
    const before = temporaryTables()
    for (const times of [0, 1, 3]) {
      const context = wantedUntil(times)
      expect(() => scan(context)).toThrow(expect.objectContaining({ code: 'cancelled' }))
      expect(context.asked).toBe(times + 1)
      expect(temporaryTables()).toBe(before)
      expect(database.inTransaction).toBe(false)
      expect(readdirSync(folder)).toEqual([])
    }
  })
})

describe('a result', () => {
  test('counts what fits, and what there is without filters', () => {
    const { ask, close, previews, row } = results({ database, ...ALONE })
    const context = wantedUntil(Infinity)
    const { resultId, total, unfilteredTotal, fields } = ask({ report: events, question: asked }, context)
    const expected = Array.from({ length: ROWS }, (_each, place) => String(place)).filter((text) => text.includes('9'))
    expect([total, unfilteredTotal, fields]).toEqual([expected.length, ROWS, ['date', 'text', 'integer']])
    expect(previews({ resultId, offset: 1, limit: 2 }).map((each) => each[1])).toEqual(['=19', '=29'])
    expect(row({ resultId, place: 2 })).toEqual([serverDate(DAY.from + 29), '=29', '1'])
    const open = temporaryTables()
    close(resultId)
    close(resultId)
    expect(temporaryTables()).toBeLessThan(open as number)
    const gone = expect.objectContaining({ code: 'result-gone' }) as Error
    expect(() => previews({ resultId, offset: 0, limit: 1 })).toThrow(gone)
    expect(() => row({ resultId, place: 0 })).toThrow(gone)
  })
})

describe('an export', () => {
  test('calls its columns what it is told, and says which file it wrote', () => {
    const file = join(folder, 'b.csv')
    const titles = new Map([
      ['date', 'Fecha; hora'],
      ['text', '=Texto'],
    ])
    const titled = events.fields.map((field) => {
      const title = titles.get(field.name) ?? field.name
      return { ...field, title: said(title, 'x') }
    })
    const report = { ...events, fields: titled }
    const one = question(events, { filters: [{ field: 'text', operator: '=', value: '=7' }] })
    const input = { report, question: one, file, ...plain, headings: 'es', format: 'csv-excel-es' } as const
    const { write } = files({ database })
    const outcome = write({ ...input, columns: ['text', 'date', 'integer'] }, wantedUntil(Infinity))
    const text = readFileSync(file, 'utf8')
    expect(text).toBe(`\uFEFF'=Texto;"Fecha; hora";integer\r\n'=7;2025-03-10 00:00:07;1\r\n`)
    expect(outcome).toEqual({ rows: 1, bytes: Buffer.byteLength(text), file, cutTexts: 0, notes: NO_NOTES })
  })
})
