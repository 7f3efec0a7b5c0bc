import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draftOf, levelOf, readThresholds } from '../../../src/renderer/features/live/thresholds.ts'
import { sourceOf } from '../../../src/renderer/features/live/useServiceLevel.ts'
import { measureOf } from '../../../src/shared/measures/kpis.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'

const tenths = fc.integer({ min: 0, max: 1_000 })

describe('thresholds', () => {
  test('are kept as they are typed, in percent of the language', () => {
    fc.assert(
      fc.property(tenths, tenths, fc.boolean(), fc.constantFrom('es', 'en'), (one, other, isMoreBetter, language) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        const [good, fair] = isMoreBetter ? [high, low] : [low, high]
        const text = (tenth: number): string => String(tenth / 10).replace('.', language === 'es' ? ',' : '.')
        const read = readThresholds({ good: text(good), fair: `${text(fair)} %` }, isMoreBetter, language)
        expect(read).toEqual({ kind: 'thresholds', thresholds: { good: good / 1_000, fair: fair / 1_000 } })
        if (read.kind === 'thresholds') {
          expect(draftOf(read.thresholds, language)).toEqual({ good: text(good), fair: text(fair) })
        }
      }),
    )
  })

  test.each([
    [
      { good: '', fair: ' ' },
      { kind: 'thresholds', thresholds: null },
    ],
    [
      { good: '80', fair: '' },
      { kind: 'problem', problem: 'both' },
    ],
    [
      { good: '80', fair: 'x' },
      { kind: 'problem', problem: 'percent' },
    ],
    [
      { good: '101', fair: '80' },
      { kind: 'problem', problem: 'percent' },
    ],
    [
      { good: '80', fair: '-1' },
      { kind: 'problem', problem: 'percent' },
    ],
    [
      { good: '70', fair: '80' },
      { kind: 'problem', problem: 'order' },
    ],
  ])('%j reads as %j', (draft, reading) => {
    expect(readThresholds(draft, true, 'es')).toEqual(reading)
  })

  test('a level goes by the number that is shown, and what is not known has none', () => {
    const aim = { good: 0.8, fair: 0.7 }
    expect([0.8, 0.79951, 0.7994, 0.7, 0.6994, 0, 1].map((value) => levelOf(value, aim, true))).toEqual([
      'good',
      'good',
      'fair',
      'fair',
      'poor',
      'poor',
      'good',
    ])
    const cap = { good: 0.05, fair: 0.1 }
    expect([0, 0.05, 0.0504, 0.0506, 0.1, 0.11].map((value) => levelOf(value, cap, false))).toEqual([
      'good',
      'good',
      'good',
      'fair',
      'fair',
      'poor',
    ])
    expect([levelOf(null, aim, true), levelOf(0.9, null, true)]).toEqual([null, null])
  })
})

test('the service level comes out of the report with the most ways to work it out, which the server has', () => {
  const level = measureOf('service-level')
  if (level === undefined) throw new Error('no service level')
  const best = sourceOf(level, catalogue.reports, new Set())
  expect(best?.roles?.abandonedWait).toBeDefined()
  // What it has not, or cannot be asked for without a choice, is not taken.
  const next = sourceOf(level, catalogue.reports, new Set([best?.key ?? '']))
  expect(next?.parameters.some(({ required }) => required) ?? false).toBe(false)
  expect(next?.key).not.toBe(best?.key)
  expect(sourceOf(level, [], new Set())).toBeUndefined()
})
