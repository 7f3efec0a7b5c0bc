import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionFilters } from '../../../src/renderer/features/grid/filterModel.ts'
import { FACES } from '../../../src/renderer/pages/look/faces.ts'
import { changedParts, FRESH_LOOK, lookSchema, type Look } from '../../../src/renderer/pages/look/look.ts'
import { fileColumnsOf } from '../../../src/renderer/pages/look/viewColumns.ts'
import { lookOf, questionOf } from '../../../src/renderer/pages/look/viewLook.ts'
import type { ChosenCheck } from '../../../src/shared/checks/checks.ts'
import { NUMBER_FORMS } from '../../../src/shared/checks/unanswered.ts'
import { seenBeginning } from '../../../src/renderer/pages/views/viewBeginning.ts'
import { LANGUAGES } from '../../../src/shared/language.ts'
import { PERIOD_PRESETS } from '../../../src/shared/periods.ts'
import { PLAIN_SUMMARY } from '../../../src/shared/summaries/writtenSummary.ts'
import { SUMMARY_CHARTS } from '../../../src/shared/summaries/types.ts'
import { MASKS } from '../../../src/shared/masks.ts'
import {
  VIEW_FACES,
  viewContentSchema,
  withMask,
  type ViewContent,
  type ViewQuestion,
} from '../../../src/shared/views.ts'
import { asked, fields, rows } from '../../support/anyRows.ts'
import { answerOf, isRefused } from '../../support/questionModel.ts'
import { everyType, list } from '../../support/reports.ts'
import { runs } from '../../support/runs.ts'
import { at } from '../../support/times.ts'
import { EMPTY_VIEW } from '../../support/views.ts'

const settings = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom(...fields),
    width: fc.option(fc.integer({ min: 40, max: 900 })),
    isHidden: fc.boolean(),
    isPinned: fc.boolean(),
  }),
  { selector: ({ field }) => field, maxLength: 8 },
)
const summary = fc.record({
  by: fc.array(fc.constantFrom(...fields), { maxLength: 2 }),
  across: fc.constant(null),
  measures: fc.constantFrom(['count'], ['count', 'Mías = count(id = 7)']),
  compare: fc.constantFrom(null, 'week'),
  order: fc.constant(null),
  limit: fc.constantFrom(null, '5'),
  hasTotals: fc.boolean(),
  writtenIn: fc.constantFrom(...LANGUAGES),
})
const period = fc.constantFrom(...PERIOD_PRESETS).map((preset) => ({ kind: 'preset', preset }) as const)
const chart = fc.constantFrom(...SUMMARY_CHARTS)

/** Checks as they were set, none of them twice. */
const checks = fc.uniqueArray(
  fc.oneof(
    fc
      .record({
        attempts: fc.integer({ min: 1, max: 99 }),
        days: fc.integer({ min: 1, max: 31 }),
        form: fc.constantFrom(...NUMBER_FORMS),
      })
      .map((settings): ChosenCheck => ({ id: 'unanswered', settings })),
    fc
      .record({ count: fc.option(fc.nat({ max: 1_000_000_000 })), pasted: fc.constantFrom('', '01/11/2026\t5') })
      .map((settings): ChosenCheck => ({ id: 'match', settings: { ...settings, language: 'es' } })),
  ),
  { selector: ({ id }) => id },
)

/** What a command can say in a view of which nothing was left out. */
const contents: fc.Arbitrary<ViewContent> = fc
  .record({
    asked,
    face: fc.constantFrom(...VIEW_FACES),
    checks,
    period,
    columns: fc.option(fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1 })),
    summary,
    limit: fc.option(fc.nat(9)),
    screen: fc.option(
      fc.record({ columns: settings, chart, face: fc.constantFrom(null, 'staffing' as const, 'shifts' as const) }),
      { nil: undefined },
    ),
  })
  .map(({ asked: { filters, search, sort }, screen, checks: chosen, ...more }) => ({
    ...EMPTY_VIEW,
    ...more,
    filters,
    search,
    sort,
    ...(screen === undefined ? {} : { screen }),
    ...(chosen.length === 0 ? {} : { checks: chosen }),
  }))

const looks: fc.Arbitrary<Look> = fc
  .record({
    asked,
    period: fc.option(period),
    face: fc.constantFrom(...FACES),
    columns: settings,
    summary: fc.option(fc.record({ version: fc.constant(1 as const), summary, chart })),
    checks,
  })
  .map(({ asked: { filters, search, sort }, period, face, columns, summary, checks: chosen }) => ({
    ...FRESH_LOOK,
    period,
    face,
    grid: { columns, sort, search, filters: lookOf(questionWith({ filters }), everyType).grid.filters },
    summary,
    checks: chosen,
  }))

function questionWith(content: Partial<ViewContent>): ViewQuestion {
  return { parameters: {}, content: { ...EMPTY_VIEW, ...content } }
}

describe('a view in the window', () => {
  test('asks for the same rows as the command line, and as it is kept again', () => {
    fc.assert(
      fc.property(contents, fc.array(rows, { maxLength: 12 }), (content, table) => {
        const look = lookOf({ parameters: {}, content }, everyType)
        const { filters, search, sort } = content as Required<ViewContent> & { filters: never[]; search: string }
        const seen = questionFilters(look.grid.filters)
        const refused = (each: typeof seen): boolean => each.some((filter) => isRefused(everyType, filter))
        expect(refused(seen)).toBe(refused(filters))
        if (!refused(filters)) {
          const inGrid = { filters: seen, search: look.grid.search, sort: look.grid.sort }
          expect(answerOf(everyType, table, inGrid)).toEqual(answerOf(everyType, table, { filters, search, sort }))
        }
        const again = questionOf(look, everyType, content, content.language).content
        expect(again.filters).toEqual(seen)
        expect({ ...again, filters: [], screen: null }).toEqual({ ...content, filters: [], screen: null })
        expect(viewContentSchema.parse(JSON.parse(JSON.stringify(again)))).toEqual(again)
      }),
      { numRuns: runs(300) },
    )
  })

  test('says of each column that is asked for something', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const { filters } = lookOf({ parameters: {}, content }, everyType).grid
        expect(filters.map(({ field }) => field).toSorted()).toEqual(
          [...new Set(content.filters.map(({ field }) => field))].toSorted(),
        )
        // One that says nothing would neither be asked nor seen.
        for (const filter of filters) expect(questionFilters([filter]).length).toBeGreaterThan(0)
      }),
      { numRuns: runs(200) },
    )
  })

  test('is the look that was given the name, and stays it', () => {
    fc.assert(
      fc.property(looks, (look) => {
        const question = questionOf(look, everyType, null, 'es')
        const named = lookOf(question, everyType)
        expect(lookSchema.safeParse(named).success).toBe(true)
        // What is usual was not chosen: it is said from now on.
        const usual = changedParts(look, named)
        expect(usual.filter((part) => part !== 'period' && part !== 'summary')).toEqual([])
        if (look.period !== null) expect(usual).not.toContain('period')
        if (look.summary !== null || look.face !== 'summary') expect(usual).not.toContain('summary')
        expect(lookOf(questionOf(named, everyType, question.content, 'es'), everyType)).toEqual(named)
        expect(questionOf(named, everyType, question.content, 'es')).toEqual(question)
      }),
      { numRuns: runs(300) },
    )
  })

  test('goes on hiding what it hides, whatever is changed of its look', () => {
    fc.assert(
      fc.property(looks, fc.constantFrom(...MASKS), (look, mask) => {
        const { content } = questionOf(look, everyType, null, 'es')
        expect(content).not.toHaveProperty('mask')
        expect(questionOf(look, everyType, withMask(content, mask), 'es').content.mask).toBe(mask)
        expect(withMask(withMask(content, mask), null)).toEqual(content)
      }),
      { numRuns: runs(50) },
    )
  })

  test('shows the columns that a command names, though the window had left others', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const { columns } = lookOf({ parameters: {}, content }, everyType).grid
        expect(fileColumnsOf(everyType, columns)).toEqual(content.columns)
      }),
      { numRuns: runs(300) },
    )
  })
})

test('a view is kept in the language that it is written in, whatever is spoken where it is opened', () => {
  // As views were kept before a summary said that itself.
  const { writtenIn: _writtenIn, ...earlier } = { ...PLAIN_SUMMARY, measures: ['count(money > 1.250)'] }
  const content = viewContentSchema.parse({ ...EMPTY_VIEW, summary: earlier, language: 'es' })
  const look = lookOf({ parameters: {}, content }, everyType)
  const again = lookSchema.parse(JSON.parse(JSON.stringify(look)))
  const kept = questionOf(again, everyType, content, 'en').content
  expect(kept).toMatchObject({ language: 'en', summary: { measures: earlier.measures, writtenIn: 'es' } })
  expect(viewContentSchema.parse(JSON.parse(JSON.stringify(kept))).summary?.writtenIn).toBe('es')
  // A look that was left open before is none that somebody changed.
  const left = { ...look, summary: look.summary === null ? null : { ...look.summary, summary: earlier } }
  expect(changedParts(left, look)).toEqual([])
})

test('a view that was changed is kept with the list within its rows that it is of, whatever else is seen', () => {
  const report = { ...everyType, lists: [list('parts', { fields: [] })] }
  const saved: ViewContent = {
    ...EMPTY_VIEW,
    list: 'parts',
    search: 'antes',
    period: { kind: 'preset', preset: 'yesterday' },
  }
  const ofReport = { reportKey: report.key, parameters: {}, content: saved }
  const view = { id: 1, name: 'Lista', connection: 'a', connectionId: 1, ...ofReport }
  const seen = lookOf(view, report)
  const changed: Look = { ...seen, grid: { ...seen.grid, search: 'después' } }
  const { beginning } = seenBeginning(changed, {
    report,
    parameters: {},
    view,
    mask: undefined,
    language: 'es',
    now: at('2026-11-20 05:00:00'),
  })
  expect(beginning).toMatchObject({ keeps: { kind: 'content', content: { list: 'parts', search: 'después' } } })
})
