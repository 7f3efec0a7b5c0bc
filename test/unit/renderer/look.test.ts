import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withByDay } from '../../../src/renderer/pages/look/byDay.ts'
import { changedParts, FRESH_LOOK, lookSchema, type Look } from '../../../src/renderer/pages/look/look.ts'
import { LookHistory } from '../../../src/renderer/pages/look/lookHistory.ts'
import { byDayReportOf } from '../../../src/shared/reports/catalogueDays.ts'
import { defineReport, field } from '../../support/reports.ts'

function searching(search: string, look: Look = FRESH_LOOK): Look {
  return { ...look, grid: { ...look.grid, search } }
}

describe('the changes of a look', () => {
  test('are taken back one by one and brought again, as a list of all that it was says', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('change' as const), text: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const history = new LookHistory()
        // The model: every search that there was, and the place of the one that counts.
        let [all, at] = [[''], 0]
        let now = FRESH_LOOK
        for (const each of steps) {
          if (each.kind === 'change') {
            const next = searching(each.text)
            history.record(now, next, null)
            if (each.text !== all[at]) {
              all = [...all.slice(0, at + 1), each.text]
              at += 1
            }
            now = next
          } else {
            const taken = history[each.kind](now)
            const to = at + (each.kind === 'undo' ? -1 : 1)
            if (to >= 0 && to < all.length) {
              at = to
              expect(taken?.parts).toEqual(['search'])
              now = taken?.look ?? now
            } else expect(taken).toBeUndefined()
          }
          expect(now.grid.search).toBe(all[at])
        }
      }),
    )
  })

  test('that come of one typing are one where they are of the same part; what comes to nothing is none', () => {
    const history = new LookHistory()
    const typed = ['', 'a', 'an', 'ana'].map((search) => searching(search))
    for (let at = 1; at < typed.length; at++) history.record(typed[at - 1] as Look, typed[at] as Look, 1)
    const sorted: Look = {
      ...searching('ana'),
      grid: { ...searching('ana').grid, sort: [{ field: 'a', descending: true }] },
    }
    history.record(searching('ana'), sorted, 1)
    expect(history.undo(sorted)).toEqual({ look: searching('ana'), parts: ['order'] })
    expect(history.undo(searching('ana'))).toEqual({ look: FRESH_LOOK, parts: ['search'] })
    expect(history.undo(FRESH_LOOK)).toBeUndefined()

    const cleared = new LookHistory()
    cleared.record(FRESH_LOOK, searching('x'), 2)
    cleared.record(searching('x'), FRESH_LOOK, 2)
    expect(cleared.undo(FRESH_LOOK)).toBeUndefined()
  })

  test('name what of the look they were about', () => {
    const other: Look = { ...searching('x'), byDay: true, face: 'summary', period: { kind: 'preset', preset: 'today' } }
    expect(changedParts(FRESH_LOOK, other)).toEqual(['period', 'byDay', 'face', 'search'])
    expect(changedParts(other, structuredClone(other))).toEqual([])
  })
})

describe('sums seen as a whole again', () => {
  const report = defineReport({
    id: 'sums',
    kind: 'aggregate',
    dateField: null,
    fields: [field('agent', 'text'), field('calls', 'integer')],
  })
  const day = byDayReportOf(report).dateField ?? ''
  const grid: Look['grid'] = {
    columns: [],
    search: 'x',
    sort: [day, 'calls'].map((name) => ({ field: name, descending: true })),
    filters: [day, 'agent'].map((name) => ({ field: name, conditions: [], values: ['1'] })),
  }
  const summary = {
    by: [],
    across: null,
    measures: ['count'],
    compare: null,
    order: null,
    limit: null,
    hasTotals: true,
  }
  const look = (asked: Partial<NonNullable<Look['summary']>['summary']>): Look => ({
    ...FRESH_LOOK,
    byDay: true,
    grid,
    summary: { version: 1, chart: 'none', summary: { ...summary, ...asked } },
  })

  test('lose what asked for the day, and nothing else', () => {
    const whole = withByDay(
      look({ by: [`${day}:week`, 'agent'], across: day, measures: [`max(${day})`, 'sum(calls)'] }),
      false,
      report,
    )
    expect(whole.byDay).toBe(false)
    expect(whole.grid).toEqual({ ...grid, sort: [grid.sort[1]], filters: [grid.filters[1]] })
    expect(whole.summary?.summary).toEqual({ ...summary, by: ['agent'], measures: ['sum(calls)'] })
    expect(withByDay(look({ by: ['agent'] }), false, report).summary?.summary.by).toEqual(['agent'])
  })

  test('begin anew where nothing of the summary is left', () => {
    expect(withByDay(look({ by: [`${day}:day`] }), false, report).summary).toBeNull()
  })
})

test('a look is kept as it is, and another version counts as none', () => {
  const look: Look = { ...searching('x'), parameters: { agent: '1' }, summary: null }
  expect(lookSchema.parse(JSON.parse(JSON.stringify(look)))).toEqual(look)
  expect(lookSchema.safeParse({ ...look, version: 2 }).success).toBe(false)
})
