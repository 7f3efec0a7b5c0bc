import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reckon } from '../../../../src/core/store/query/checks/reckoners.ts'
import { giveMaskKey } from '../../../../src/core/store/query/masks/masker.ts'
import { CheckMemory } from '../../../../src/core/store/query/checks/memory.ts'
import { reckonUnanswered } from '../../../../src/core/store/query/checks/unanswered.ts'
import { closeResult, openResult } from '../../../../src/core/store/query/results.ts'
import { rowsThat, sumOf } from '../../../../src/shared/reports/roles.ts'
import { bodyOf, openMemoryStore, question, scope, storeBody } from '../../../support/memoryStore.ts'
import { defineReport, field } from '../../../support/reports.ts'
import { at, range as rangeOf, serverDate, span } from '../../../support/times.ts'
import { runs } from '../../../support/runs.ts'

// Telephones that do not answer, against a plain count of what was dialled.

const machines = defineReport({
  id: 'machines',
  kind: 'aggregate',
  maxDays: 31,
  fields: [field('telephone', 'telephone', { role: 'key' }), field('met', 'integer', { role: 'sum' })],
  dialled: { telephone: 'telephone', unanswered: sumOf('met'), answered: null },
})
const results = defineReport({
  id: 'results',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('date', 'dateTime'), field('telephone', 'telephone'), field('result', 'text')],
  dialled: {
    telephone: 'telephone',
    unanswered: rowsThat('result', 'busy', 'no-answer'),
    answered: rowsThat('result', 'answer'),
  },
})

const DAY = 86_400
const FIRST = at('2025-03-10')
const DAYS = 4
const PERIOD = rangeOf(FIRST, FIRST + DAYS * DAY - 1)

/** The same number as devices write it. */
const SPELLINGS = [
  (digits: string) => digits,
  (digits: string) => `57${digits}`,
  (digits: string) => `+57 ${digits.slice(0, 3)} ${digits.slice(3)}`,
  (digits: string) => `957${digits}`,
]

const dialled = fc.record({
  day: fc.nat({ max: DAYS - 1 }),
  telephone: fc.nat({ max: 4 }),
  spelling: fc.nat({ max: SPELLINGS.length - 1 }),
  times: fc.integer({ min: 1, max: 4 }),
})
const answered = fc.record({ telephone: fc.nat({ max: 6 }), spelling: fc.nat({ max: SPELLINGS.length - 1 }) })

function digitsOf(telephone: number): string {
  return `300123456${telephone}`
}

function spelled(telephone: number, spelling: number): string {
  return SPELLINGS[spelling]?.(digitsOf(telephone)) ?? ''
}

test('lists who was called often enough on enough days and never spoke, whatever the spelling', () => {
  const settings = fc.record({
    attempts: fc.integer({ min: 1, max: 12 }),
    days: fc.integer({ min: 1, max: DAYS }),
    form: fc.constantFrom('international' as const, 'national' as const),
  })
  const cases = [fc.array(dialled, { maxLength: 25 }), fc.array(answered, { maxLength: 3 }), settings] as const
  fc.assert(
    fc.property(...cases, (attempts, spoken, wanted) => {
      const database = openMemoryStore([machines, results])
      for (let day = 0; day < DAYS; day++) {
        const rows = attempts
          .filter((each) => each.day === day)
          .map(({ telephone, spelling, times }) => ({ telephone: spelled(telephone, spelling), met: String(times) }))
        storeBody(database, machines, bodyOf(rows), rangeOf(FIRST + day * DAY, FIRST + (day + 1) * DAY - 1))
      }
      const rows = spoken.map(({ telephone, spelling }, place) => ({
        date: serverDate(FIRST + place),
        telephone: spelled(telephone, spelling),
        result: 'ANSWER',
      }))
      // Of whatever parameters it was fetched.
      storeBody(database, results, bodyOf(rows), PERIOD, { scope: scope(results, { campaign: '7' }) })
      const { sort: _sort, ...asked } = question(machines, { range: PERIOD })
      const work = { database, memory: new CheckMemory(), throwIfCancelled: () => undefined }
      const input = { report: machines, rows: asked, settings: wanted, reports: [results], now: at('2025-05-01') }
      const found = reckonUnanswered(work, input)

      const model = [0, 1, 2, 3, 4].flatMap((telephone) => {
        const own = attempts.filter((each) => each.telephone === telephone)
        const times = own.reduce((sum, each) => sum + each.times, 0)
        const days = [...new Set(own.map(({ day }) => day))].toSorted((one, other) => one - other)
        const hasSpoken = spoken.some((each) => each.telephone === telephone)
        if (times < wanted.attempts || days.length < wanted.days || hasSpoken) return []
        const written = `${wanted.form === 'international' ? '+57' : ''}${digitsOf(telephone)}`
        const [first = 0, last = first] = [days[0], days.at(-1)]
        return [[written, times, days.length, FIRST + first * DAY, FIRST + last * DAY] as const]
      })
      const findings = found.block(0, 100)
      const inOrder = (lines: readonly (readonly unknown[])[]) => lines.map((line) => JSON.stringify(line)).toSorted()
      expect(found.total).toBe(model.length)
      expect(inOrder(findings.map(({ cells }) => cells))).toEqual(inOrder(model))
      const sizes = findings.map(({ cells }) => Number(cells[1]))
      expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
      for (const { cells, rows: filters } of findings) {
        const wish = { range: PERIOD, byDay: true, filters: filters ?? [] }
        const result = openResult(database, machines, question(machines, wish))
        closeResult(database, result)
        const telephone = Number(String(cells[0]).at(-1))
        const own = attempts.filter((each) => each.telephone === telephone)
        // The rows of a day are one for each spelling.
        expect(result.total).toBe(own.length)
      }
      database.close()
    }),
    { numRuns: runs(60) },
  )
})

test('reads its own answered rows whatever is filtered, and says what it could not look at', () => {
  const database = openMemoryStore([machines, results])
  const row = (telephone: number, result: string) => ({
    date: serverDate(FIRST),
    telephone: digitsOf(telephone),
    result,
  })
  storeBody(database, results, bodyOf([row(1, 'busy'), row(2, 'busy'), row(1, 'answer')]), span('2025-03-10'))
  const filters = [{ field: 'result', operator: '=', value: 'busy' }] as const
  const { sort: _sort, ...asked } = question(results, { range: PERIOD, filters })
  const work = { database, memory: new CheckMemory(), throwIfCancelled: () => undefined }
  const settings = { attempts: 1, days: 1, form: 'national' } as const
  const input = { report: results, rows: asked, settings, now: at('2025-05-01') }
  const crossed = reckonUnanswered(work, { ...input, reports: [results] })
  expect(crossed.block(0, 9).map(({ cells }) => cells[0])).toEqual([digitsOf(2)])
  expect(crossed.caveats.map(({ en }) => en)).toEqual(['Whoever answered was left out, by: results.'])
  const alone = reckonUnanswered(work, { ...input, reports: [] })
  expect(alone.total).toBe(2)
  expect(alone.facts.find(({ name }) => name === 'answered')?.value).toBeNull()
  expect(alone.caveats[0]?.en).toMatch(/^No answered calls of this period are here/)
  database.close()
})

test('no telephone is whole under a mask, nor is anything that finds its rows', () => {
  const database = openMemoryStore([machines])
  giveMaskKey(database, '00'.repeat(32))
  storeBody(database, machines, bodyOf([{ telephone: digitsOf(1), met: '9' }]), span('2025-03-10'))
  const { sort: _sort, ...rows } = question(machines, { range: PERIOD })
  const work = { database, memory: new CheckMemory(), throwIfCancelled: () => undefined }
  const check = { id: 'unanswered', settings: { attempts: 1, days: 1, form: 'national' } } as const
  const input = { report: machines, check, reports: [], now: at('2025-05-01') }
  for (const mask of ['partial', 'pseudonym', 'hidden'] as const) {
    const found = reckon(work, { ...input, rows: { ...rows, mask } }).block(0, 9)
    expect(found).toHaveLength(1)
    expect(JSON.stringify(found)).not.toContain(digitsOf(1))
  }
  expect(JSON.stringify(reckon(work, { ...input, rows }).block(0, 9))).toContain(digitsOf(1))
  database.close()
})
