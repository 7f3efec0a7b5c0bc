import { describe, expect, test } from 'vitest'
import { betterOf, cardSummary, fittingForm, formsOf, shapeOf } from '../../../../src/shared/home/cardSummary.ts'
import { PLAIN_SUMMARY, type WrittenSummary } from '../../../../src/shared/summaries/writtenSummary.ts'
import { detail } from '../../../support/mainDesk.ts'

const MOST = 5
const date = detail.dateField ?? ''
const text = detail.fields.find(({ type }) => type === 'text')?.name ?? ''
const asked = (change: Partial<WrittenSummary>): WrittenSummary => ({ ...PLAIN_SUMMARY, ...change })

test('the shape of a summary is that of its outermost groups', () => {
  expect(shapeOf(asked({}), detail)).toBe('total')
  expect(shapeOf(asked({ by: [`${date}:day`, text] }), detail)).toBe('steps')
  expect(shapeOf(asked({ by: [`${date}:hour-of-day`] }), detail)).toBe('steps')
  expect(shapeOf(asked({ by: [text, `${date}:day`] }), detail)).toBe('groups')
})

describe('a card asks for', () => {
  test('the total alone', () => {
    const small = cardSummary(asked({ measures: ['count'], hasTotals: false }), 'total', MOST)
    expect(small).toEqual(asked({ measures: ['count'], hasTotals: true }))
  })

  test('all steps of the time, in their order', () => {
    const written = asked({ by: [`${date}:day`, text], across: text })
    expect(cardSummary(written, 'steps', MOST)).toEqual(asked({ by: [`${date}:day`] }))
  })

  test('the largest groups and all others as one', () => {
    const written = asked({ by: [text, `${date}:day`], across: `${date}:hour-of-day` })
    expect(cardSummary(written, 'groups', MOST)).toEqual(asked({ by: [text], order: '1', limit: '5' }))
  })

  test('the groups that the view puts first, no more of them than the view has', () => {
    const written = asked({ by: [text], order: 'label', limit: '3' })
    expect(cardSummary(written, 'groups', MOST)).toEqual(written)
    expect(cardSummary({ ...written, limit: '20' }, 'groups', MOST).limit).toBe('5')
  })

  test('the columns, where a number is a part of its row', () => {
    const written = asked({ by: [text], across: `${date}:day`, measures: ['share-of-row(count)'] })
    expect(cardSummary(written, 'groups', MOST).across).toBe(`${date}:day`)
  })
})

test('more is better where the measure of the catalogue says so, and unknown of all else', () => {
  const measures = ['kpi:service-level', 'kpi:abandon-rate', 'count', 'sum(x)', 'no measure (']
  expect(betterOf(asked({ measures }))).toEqual([true, false, null, null, null])
  expect(betterOf(asked({}))).toEqual([null])
})

test('what fits a shape is among the forms that it can have', () => {
  for (const shape of ['total', 'steps', 'groups', 'rows'] as const) {
    expect(formsOf(shape)).toContain(fittingForm(shape))
  }
})
