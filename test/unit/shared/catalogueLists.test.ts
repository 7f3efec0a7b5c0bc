import { describe, expect, test } from 'vitest'
import { fieldDefinitionOf, orderedFieldNames } from '../../../src/shared/reports/catalogue.ts'
import {
  comesByDay,
  dateFieldOf,
  isDatedByItems,
  listOf,
  listPaths,
  listReportOf,
} from '../../../src/shared/reports/catalogueLists.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { addsUp, isTotalRow, longestPeriodDays } from '../../../src/shared/reports/types.ts'
import { definition, LIST_PATHS, nested } from '../../support/listRows.ts'
import { said } from '../../support/texts.ts'

const listReports = catalogue.reports.flatMap((report) =>
  listPaths(report).map((path) => ({ report, path, list: definition(listReportOf(report, path)) })),
)

describe('a list within rows as a report of its own', () => {
  test.each(listReports)(
    '$list.key has names and titles that differ, and crosses processes',
    ({ report, path, list }) => {
      expect(list.key).toBe(`${report.key}#${path}`)
      const names = list.fields.flatMap(({ name, otherNames = [] }) => [name, ...otherNames])
      expect(new Set(names).size).toBe(names.length)
      for (const language of ['es', 'en'] as const) {
        const titles = list.fields.map(({ title }) => title[language])
        expect(new Set(titles).size, titles.join()).toBe(titles.length)
        expect(list.title[language].startsWith(`${report.title[language]} · `)).toBe(true)
      }
      expect(JSON.parse(JSON.stringify(list))).toEqual(list)
      expect(list.fields.slice(0, report.fields.length)).toEqual(report.fields)
      expect(addsUp(list)).toBe(false)
      if (list.dateField !== null) expect(fieldDefinitionOf(list, list.dateField)?.type).toMatch(/^date/)
    },
  )

  test('names what clashes by the list, other spellings too, and dates its rows where its items do', () => {
    expect(listPaths(nested)).toEqual(LIST_PATHS)
    const calls = definition(listReportOf(nested, 'calls'))
    expect(calls.fields.map(({ name, otherNames }) => [name, otherNames])).toEqual([
      ['id', undefined],
      ['name', ['old_name']],
      ['share', undefined],
      ['date', undefined],
      ['calls.name', undefined],
      ['talk', ['calls.id']],
    ])
    expect(calls.dateField).toBe('date')
    expect(calls.fields.at(-2)?.title).toEqual(said('name · calls'))
    expect(definition(listReportOf(nested, 'calls.notes')).dateField).toBeNull()
    expect(definition(listReportOf(nested, 'customer')).dateField).toBeNull()
    expect(listReportOf(nested, 'notes')).toBeUndefined()
    expect(listReportOf(nested, '')).toBeUndefined()
    expect(listOf(nested, 'calls.notes')?.fields).toHaveLength(2)
  })
})

describe('what is known of a field', () => {
  test('of each kind', () => {
    expect(fieldDefinitionOf(nested, 'share')?.type).toBe('percent')
    expect(fieldDefinitionOf(nested, 'calls.date')?.type).toBe('dateTime')
    expect(fieldDefinitionOf(nested, 'calls')).toMatchObject({ name: 'calls', type: 'integer', title: { es: 'calls' } })
    expect(fieldDefinitionOf(nested, 'level_45')).toEqual({
      name: 'level_45',
      type: 'percent',
      title: said('Nivel 45', 'Level 45'),
      meaning: said('En 45 s', 'Within 45 s'),
    })
    expect(fieldDefinitionOf(nested, 'level_45x')).toBeUndefined()
    expect(fieldDefinitionOf(nested, 'calls.name')).toBeUndefined()
    const speech = catalogue.find('speech_1')
    expect(fieldDefinitionOf(speech, 'Promesa $1 de\npago')?.title.es).toBe('Promesa $1 de\npago')
    const skills = catalogue.find('skill_1')
    expect(fieldDefinitionOf(skills, 'service_level_120seg')?.title.es).toBe('Contestado en 120 s')
    expect(fieldDefinitionOf(catalogue.find('agent_chat'), 'limit')?.type).toBe('integer')
  })

  test('places each field where a reader expects it', () => {
    expect(orderedFieldNames(nested, ['a', 'level_120', 'level_5', 'zz'])).toEqual([
      'id',
      'name',
      'level_5',
      'level_120',
      'share',
      'calls.date',
      'calls',
      'customer',
      'a',
      'zz',
    ])
    const chats = orderedFieldNames(catalogue.find('agent_chat'), ['total', 'page', 'other'])
    expect(chats.slice(-4)).toEqual(['cliente', 'total', 'page', 'other'])
  })
})

test('rows are dated by themselves or by their items, to the second or to the day', () => {
  expect(dateFieldOf(catalogue.find('cdr_1'))?.name).toBe('date')
  expect(dateFieldOf(catalogue.find('chat_2'))).toMatchObject({ name: 'conversation.date', type: 'dateTime' })
  expect(dateFieldOf(catalogue.find('agent_1'))).toBeUndefined()
  expect(catalogue.reports.filter(isDatedByItems).map(({ id }) => id)).toEqual(['chat_2', 'agents_kpi'])
  expect(catalogue.reports.filter(comesByDay).every(({ kind }) => kind === 'series')).toBe(true)
})

test('periods are limited for sums that do not add up, and for nothing else', () => {
  const limited = catalogue.reports.filter((report) => longestPeriodDays(report) !== null)
  expect(limited).toHaveLength(31)
  expect(limited.every((report) => report.kind === 'aggregate' && !addsUp(report))).toBe(true)
  expect(limited.filter((report) => longestPeriodDays(report) === 1).map(({ id }) => id)).toEqual(['skill_5'])
})

test('rows that sum up others are told apart', () => {
  const report = catalogue.find('campaign_5')
  const row = (type: string | null) => (name: string) => (name === 'type_of_row' ? type : 'x')
  expect(isTotalRow(report, row('TOTAL'))).toBe(true)
  expect(isTotalRow(report, row(' total '))).toBe(true)
  expect(isTotalRow(report, row('CALL'))).toBe(false)
  expect(isTotalRow(report, row(null))).toBe(false)
  expect(isTotalRow(catalogue.find('cdr_1'), row('TOTAL'))).toBe(false)
})
