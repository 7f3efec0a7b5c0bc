import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { withGiven } from '../../../src/shared/viewGiven.ts'
import { lacksOf, viewContentSchema, type View, type ViewFilter } from '../../../src/shared/views.ts'
import { anonymousView } from '../../../src/shared/viewWithout.ts'
import { EMPTY_VIEW } from '../../support/views.ts'

const report = catalogue.find('customer/skills_detail')
const NOTHING = { filters: {}, parameters: {}, search: '' }

describe('what a view lacks', () => {
  test('is asked for no more once it was given, or left out', () => {
    const filter = fc.record({
      field: fc.constantFrom('ani', 'skill_result', 'wait_time'),
      operator: fc.constantFrom('=' as const, 'contains' as const, 'one-of' as const),
      value: fc.constantFrom(null, 'x'),
    })
    const given = fc.dictionary(fc.constantFrom('0', '1', '2'), fc.constantFrom('', ' ', '300', ' 300 '))
    fc.assert(
      fc.property(fc.array(filter, { maxLength: 3 }), given, (filters: ViewFilter[], typed) => {
        const content = { ...EMPTY_VIEW, filters, search: null, incompleteParameters: ['a'] }
        const whole = withGiven(
          { parameters: {}, content },
          { filters: typed, parameters: { a: ' 7 ' }, search: ' y ' },
        )
        expect(lacksOf(whole.content)).toEqual([])
        expect(viewContentSchema.parse(whole.content)).toEqual(whole.content)
        expect(whole).toMatchObject({ parameters: { a: '7' }, content: { search: 'y' } })
        // Nothing is asked that nobody said, and all that somebody did.
        const said = filters.flatMap(({ field, operator, value }, place) => {
          const now = value ?? typed[place]?.trim() ?? ''
          if (now === '') return []
          const written = value === null && operator === 'one-of' ? JSON.stringify([now]) : now
          return [{ field, operator, value: written }]
        })
        expect(whole.content.filters).toEqual(said)
      }),
    )
  })

  test('of its measures goes with them, and the order by their places', () => {
    const summary = {
      by: ['skill_id'],
      across: null,
      measures: ['count', 'Suyas = count(ani = 3004445566)'],
      compare: null,
      order: '2:desc',
      limit: null,
      hasTotals: true,
    }
    const view: View = {
      name: 'v',
      connection: 'ops',
      reportKey: report.key,
      parameters: {},
      content: { ...EMPTY_VIEW, summary },
    }
    const less = anonymousView(view, report)
    expect(lacksOf(less.content)).toHaveLength(1)
    expect(withGiven(less, NOTHING).content.summary).toEqual({ ...summary, measures: ['count'], order: null })
    expect(withGiven(view, NOTHING)).toMatchObject({ parameters: {}, content: { summary } })
  })
})
