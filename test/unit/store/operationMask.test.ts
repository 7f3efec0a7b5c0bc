import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { customers } from '../../../src/core/store/operations/customers.ts'
import { results } from '../../../src/core/store/operations/results.ts'
import { countRows } from '../../../src/core/store/query/counts.ts'
import { listValues } from '../../../src/core/store/query/valueList.ts'
import { ColumnCache } from '../../../src/core/store/query/columns/columnCache.ts'
import { summarizeRows } from '../../../src/core/store/query/summaries/summarize.ts'
import { listConnections, maskConnection, updateConnection } from '../../../src/core/store/tables/connections.ts'
import { labelledText } from '../../../src/shared/masking/sealedValues.ts'
import { MASKS, type Mask } from '../../../src/shared/masks.ts'
import type { Question } from '../../../src/shared/query.ts'
import { lineIdOf } from '../../../src/shared/summaries/types.ts'
import { PLAIN_SUMMARY, readSummary } from '../../../src/shared/summaries/writtenSummary.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { defineReport, field } from '../../support/reports.ts'
import { span } from '../../support/times.ts'
import { ALONE } from '../../support/threadParts.ts'

// What an operation hides is hidden in every answer, whatever is asked for: the stricter of both holds.

const calls = defineReport({
  id: 'masked_calls',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('date', 'dateTime'), field('telephone', 'telephone'), field('text', 'text')],
})
const DAY = span('2025-03-10')
const TELEPHONES = ['573004445566', '573017778899', '576015551234']
/** How strict each is, from what shows everything to what shows nothing. */
const STRICTNESS: readonly (Mask | null)[] = [null, 'partial', 'pseudonym', 'hidden']
const LOOKS: Readonly<Record<Mask | 'whole', RegExp>> = {
  whole: /^57\d{10}$/,
  partial: /^•+\d{4}$/,
  pseudonym: /^C-[A-Z2-7]{12}$/,
  hidden: /^•••$/,
}
const level = fc.constantFrom(...STRICTNESS)

let database: WritableDatabase

beforeEach(() => {
  database = openMemoryStore([calls])
  const rows = TELEPHONES.map((telephone, row) => ({
    date: `2025-03-10 10:00:0${row}`,
    telephone,
    text: `Llamar al ${telephone}`,
  }))
  storeBody(database, calls, bodyOf(rows), DAY)
})

afterEach(() => database.close())

function asked(mask: Mask | null): Question {
  return { ...question(calls, { range: DAY }), ...(mask === null ? {} : { mask }) }
}

/** Telephones as each kind of answer tells them. */
function told(mask: Mask | null): Readonly<Record<string, readonly (string | null)[]>> {
  const own = asked(mask)
  const grid = results({ database, ...ALONE })
  const context = { throwIfCancelled: () => undefined, progress: () => undefined } as never
  const view = { first: 0, last: 0, blockRows: 10 }
  const opened = grid.ask({ report: calls, question: own, view }, context)
  const { resultId, fields, blocks } = opened
  const place = fields.indexOf('telephone')
  const summary = readSummary(
    { ...PLAIN_SUMMARY, by: ['telephone'], measures: ['count'] },
    { report: calls, reports: [calls], language: 'en', range: DAY, own: [], paidStates: null },
  )
  const { sort: _sort, ...rows } = own
  const input = { report: calls, question: { rows, summary }, now: DAY.to }
  const answer = summarizeRows(database, new ColumnCache(), input, () => undefined)
  const groups = answer.groups.filter(({ key }) => key.length === 1)
  // What looks alike is three groups all the same.
  expect(new Set(groups.map(lineIdOf)).size).toBe(TELEPHONES.length)
  return {
    blocks: blocks.flatMap((block) => block.rows.map((row) => row[place] ?? null)),
    previews: grid.previews({ resultId, offset: 0, limit: 10 }).map((row) => row[place] ?? null),
    row: TELEPHONES.map((_each, at) => grid.row({ resultId, place: at })[place] ?? null),
    values: listValues(database, {
      report: calls,
      question: own,
      field: 'telephone',
      search: '',
      limit: 10,
    }).values.map(({ value }) => labelledText(value)),
    counts: countRows(database, {
      report: calls,
      question: own,
      counting: { bucket: null, by: ['telephone'] },
    }).entries.map(({ values: [value] }) => value ?? null),
    summary: groups.map(({ key }) => key[0] ?? null),
  }
}

describe('an operation that hides personal data', () => {
  test('is told under its own mask or the one that is asked for, whichever is stricter', () => {
    fc.assert(
      fc.property(level, level, (ofOperation, wished) => {
        maskConnection(database, 1, ofOperation)
        const strictest = Math.max(STRICTNESS.indexOf(ofOperation), STRICTNESS.indexOf(wished))
        const looks = LOOKS[STRICTNESS[strictest] ?? 'whole']
        for (const [answer, values] of Object.entries(told(wished))) {
          expect(values, answer).toHaveLength(TELEPHONES.length)
          for (const value of values) expect(value, answer).toMatch(looks)
        }
      }),
      { numRuns: 32 },
    )
  })

  test('of rows that are looked at more may be hidden, never less', () => {
    const grid = results({ database, ...ALONE })
    const context = { throwIfCancelled: () => undefined, progress: () => undefined } as never
    for (const mask of MASKS) {
      maskConnection(database, 1, 'pseudonym')
      const { resultId, fields } = grid.ask({ report: calls, question: asked(null) }, context)
      const place = fields.indexOf('telephone')
      const looks = LOOKS[mask === 'hidden' ? 'hidden' : 'pseudonym']
      expect(grid.row({ resultId, place: 0, mask })[place]).toMatch(looks)
      expect(grid.previews({ resultId, offset: 0, limit: 1, mask })[0]?.[place]).toMatch(looks)
      grid.close(resultId)
    }
  })

  test('hides it in the story of a customer, who is found by the true value', () => {
    const [customer = ''] = TELEPHONES
    const context = { throwIfCancelled: () => undefined, progress: () => undefined } as never
    const asking = customers({ database })
    const wish = { customer, connectionId: null, range: null, withMentions: false }
    for (const mask of [null, ...MASKS]) {
      maskConnection(database, 1, mask)
      const { items, telephones } = asking.story({ reports: [calls], wish }, context)
      expect(items).toHaveLength(1)
      const [whole, preview] = [asking.texts({ reports: [calls], items }), asking.previews({ reports: [calls], items })]
      const told = JSON.stringify([telephones, whole, preview])
      expect(told.includes(customer.slice(2)), mask ?? 'whole').toBe(mask === null)
      expect(whole[0]?.values[whole[0].fields.indexOf('telephone')]).toMatch(LOOKS[mask ?? 'whole'])
    }
  })

  test('keeps its switch, also at another server, and one that only a newer version knows hides everything', () => {
    maskConnection(database, 1, 'partial')
    const [before] = listConnections(database)
    if (before === undefined) throw new Error('no operation')
    expect(before.mask).toBe('partial')
    const { mask: _mask, ...facts } = before
    // There are rows of the server before: the operation goes on under another id.
    const moved = updateConnection(database, { ...facts, server: '0099' })
    expect(moved.id).not.toBe(before.id)
    expect(listConnections(database)).toEqual([{ ...moved, mask: 'partial' }])
    database.prepare(`UPDATE connections SET mask = 'of tomorrow'`).run()
    expect(listConnections(database)[0]?.mask).toBe('hidden')
    maskConnection(database, moved.id, null)
    expect(listConnections(database)[0]).not.toHaveProperty('mask')
    expect(() => maskConnection(database, 4711, 'hidden')).toThrow(
      expect.objectContaining({ code: 'unknown-connection' }),
    )
  })
})
