import { describe, expect, test } from 'vitest'
import {
  exportRequest,
  fileChoiceSchema,
  rowsOf,
  USUAL_FILE,
} from '../../../src/renderer/features/exporting/fileChoice.ts'
import {
  checkedParameters,
  problemOf,
  shownParameters,
  suggestionsFor,
} from '../../../src/renderer/features/report/parameters.ts'
import { needsQuestion, requestsLeft } from '../../../src/renderer/features/report/plannedPull.ts'
import type { Question } from '../../../src/shared/query.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { ParameterDefinition } from '../../../src/shared/reports/types.ts'
import { at, NO_PARAMETERS, span } from '../../support/times.ts'
import { said } from '../../support/texts.ts'

const text = said('Campaña', 'Campaign')
const campaign: ParameterDefinition = {
  name: 'campaign_id',
  required: true,
  title: text,
  meaning: text,
  pattern: '\\d+|all',
  usual: 'all',
}
const agent: ParameterDefinition = { name: 'agent', required: false, title: text, meaning: text, pattern: '\\d+' }

describe('parameters', () => {
  const [first] = catalogue.reports
  if (first === undefined) throw new Error('the catalogue is empty')
  const report = { ...first, parameters: [campaign, agent] }

  test('are the usual ones until others are typed', () => {
    expect(shownParameters(report, {})).toEqual({ campaign_id: 'all', agent: '' })
    expect(shownParameters(report, { campaign_id: '', other: 'x' })).toEqual({ campaign_id: '', agent: '' })
  })

  test('are checked as a request needs them', () => {
    expect(checkedParameters(report, { campaign_id: ' 12 ', agent: '' })).toEqual({ campaign_id: '12' })
    expect(checkedParameters(report, { campaign_id: 'all', agent: '7' })).toEqual({ campaign_id: 'all', agent: '7' })
    expect(checkedParameters(report, { campaign_id: '', agent: '' })).toBeNull()
    expect(checkedParameters(report, { campaign_id: '12', agent: 'x' })).toBeNull()
  })

  test('say what is wrong with them', () => {
    expect(problemOf(campaign, ' ')).toBe('missing')
    expect(problemOf(campaign, '12x')).toBe('invalid')
    // The pattern holds for the whole value, not for one of its alternatives.
    expect(problemOf(campaign, 'xall')).toBe('invalid')
    expect(problemOf(agent, '')).toBeNull()
  })

  test('offer the usual value, then those used, each once', () => {
    const sets = [{ campaign_id: '12' }, { campaign_id: 'all' }, { agent: '3' }, { campaign_id: '12' }]
    expect(suggestionsFor(campaign, sets)).toEqual(['all', '12'])
    expect(suggestionsFor(agent, sets)).toEqual(['3'])
  })
})

describe('before many requests', () => {
  const pull = { range: null, refresh: false, requests: 21 }

  test('a refresh is asked about, an update is not', () => {
    expect(needsQuestion(pull, null, null)).toBe(false)
    expect(needsQuestion({ ...pull, refresh: true }, null, null)).toBe(true)
    expect(needsQuestion({ ...pull, refresh: true, requests: 20 }, null, null)).toBe(false)
  })

  test('whatever the day has no room for is asked about', () => {
    expect(needsQuestion(pull, 20, null)).toBe(true)
    expect(needsQuestion(pull, 21, null)).toBe(false)
    expect(requestsLeft(undefined)).toBeNull()
    expect(requestsLeft({ requestsToday: 5, dayLimit: null })).toBeNull()
    expect(requestsLeft({ requestsToday: 5, dayLimit: 25 })).toBe(20)
    expect(requestsLeft({ requestsToday: 30, dayLimit: 25 })).toBe(0)
  })

  test('are asked about where days of them are not kept, so that nobody fetches what is erased again', () => {
    const pull = { range: span('2026-10-01', '2026-10-31'), refresh: false, requests: 1 }
    expect(needsQuestion(pull, null, at('2026-10-01'))).toBe(false)
    expect(needsQuestion(pull, null, at('2026-10-02'))).toBe(true)
    expect(needsQuestion({ ...pull, range: null }, null, at('2026-10-02'))).toBe(false)
  })
})

describe('an export', () => {
  const question: Question = {
    connectionId: 1,
    reportKey: 'a/b',
    parameters: NO_PARAMETERS,
    range: span('2026-11-01', '2026-11-30'),
    filters: [{ field: 'channel', operator: '=', value: 'SMS' }],
    search: 'hola',
    sort: [{ field: 'date', descending: true }],
  }
  const widths = { date: 168, channel: 90 }
  const shown = { question, columns: ['date', 'channel'], widths: () => widths, total: 3, unfilteredTotal: 9 }

  const rowsShown = { scope: 'shown', list: null, row: null, mask: null } as const

  test('of what is shown keeps filters, order, columns and their widths', () => {
    expect(exportRequest(shown, rowsShown, USUAL_FILE)).toEqual({
      question,
      columns: ['date', 'channel'],
      format: 'xlsx',
      headings: 'titles',
      widths,
    })
    expect(rowsOf(shown, rowsShown)).toBe(3)
  })

  test('of everything leaves them out', () => {
    expect(exportRequest(shown, { ...rowsShown, scope: 'all' }, { format: 'csv', headings: 'names' })).toEqual({
      question: { ...question, filters: [], search: '', sort: [] },
      columns: null,
      format: 'csv',
      headings: 'names',
      widths,
    })
    expect(rowsOf(shown, { ...rowsShown, scope: 'all' })).toBe(9)
  })

  test('of a list has its items, of what is shown, of everything or of one row', () => {
    const { filters, search } = question
    const items = { ...question, list: 'calls', filters: [], search: '', sort: [] }
    const ofShown = exportRequest(shown, { ...rowsShown, list: 'calls' }, USUAL_FILE)
    expect(ofShown.question).toEqual({ ...items, within: { filters, search, rowId: null } })
    expect(ofShown.columns).toBeNull()
    const ofAll = exportRequest(shown, { scope: 'all', list: 'calls', row: null, mask: null }, USUAL_FILE)
    expect(ofAll.question).toEqual({ ...items, within: { filters: [], search: '', rowId: null } })
    const row = { list: 'calls', resultId: 7, place: 3 }
    const ofRow = exportRequest(shown, { ...rowsShown, row }, USUAL_FILE)
    expect(ofRow).toMatchObject({ question: items, row: { resultId: 7, place: 3 } })
    expect(rowsOf(shown, { ...rowsShown, list: 'calls' })).toBeNull()
    expect(rowsOf(shown, { ...rowsShown, row })).toBeNull()
  })

  test('hides what was chosen, whatever goes into the file', () => {
    const row = { list: 'calls', resultId: 7, place: 3 }
    const subjects = [
      rowsShown,
      { ...rowsShown, scope: 'all' },
      { ...rowsShown, list: 'calls' },
      { ...rowsShown, row },
    ] as const
    for (const subject of subjects) {
      expect(exportRequest(shown, { ...subject, mask: 'pseudonym' }, USUAL_FILE).question.mask).toBe('pseudonym')
      expect(exportRequest(shown, subject, USUAL_FILE).question).not.toHaveProperty('mask')
      // What is seen under a mask stays under it where nothing else was chosen.
      const seen = { ...shown, question: { ...question, mask: 'partial' } } as const
      expect(exportRequest(seen, subject, USUAL_FILE).question.mask).toBe('partial')
    }
  })

  test('a choice of an older version counts for nothing', () => {
    expect(fileChoiceSchema.safeParse({ format: 'xls', headings: 'titles' }).success).toBe(false)
    expect(fileChoiceSchema.parse({ format: 'csv', headings: 'names' })).toEqual({ format: 'csv', headings: 'names' })
  })
})
