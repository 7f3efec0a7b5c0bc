import { describe, expect, test } from 'vitest'
import { byDayReportOf, hasDayView } from '../../../src/shared/reports/catalogueDays.ts'
import { listOf, listPaths, listReportOf, listTitleOf } from '../../../src/shared/reports/catalogueLists.ts'
import { NOUNS_OF_REPORTS } from '../../../src/shared/reports/definitions/rowNouns.ts'
import { GROUP_TITLES } from '../../../src/shared/reports/groups.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { pickerFor, pickerSource, takesAll } from '../../../src/shared/reports/pickers.ts'
import {
  addsUp,
  PICKERS,
  REPORT_GROUPS,
  takesDates,
  type FieldDefinition,
  type FieldType,
  type ListDefinition,
  type ReportDefinition,
} from '../../../src/shared/reports/types.ts'
import type { LocalizedText } from '../../../src/shared/language.ts'
import { readDocumented, toldOf } from '../../support/documented.ts'

const allReports = catalogue.reports
const documented = readDocumented()
const MOST_TITLE_LETTERS = 32
const MOST_REPORT_TITLE_LETTERS = 44
/** Titles that were there before the limit. */
const LONG_TITLES: ReadonlySet<string> = new Set(['total_machine_recognitions'])

/** A stretch of a report whose names must differ: its own fields, or those that a list's items show beside them. */
interface Level {
  readonly where: string
  readonly fields: readonly FieldDefinition[]
}

function levelsOf(report: ReportDefinition): readonly Level[] {
  const levels: Level[] = [{ where: report.key, fields: report.fields }]
  const walk = (lists: readonly ListDefinition[], where: string): void => {
    for (const list of lists) {
      levels.push({ where: `${where} ${list.name}`, fields: list.fields })
      walk(list.lists ?? [], `${where} ${list.name}`)
    }
  }
  walk(report.lists ?? [], report.key)
  if (report.shape?.kind === 'listAt') levels.push({ where: `${report.key} besides`, fields: report.shape.besides })
  return levels
}

const levels = allReports.flatMap(levelsOf)

function listsOf(lists: readonly ListDefinition[] = []): readonly ListDefinition[] {
  return lists.flatMap((list) => [list, ...listsOf(list.lists)])
}

/** The field that a date field names, within a list too. */
function dateFieldOf(report: ReportDefinition): FieldDefinition | undefined {
  const path = (report.dateField ?? '').split('.')
  let { fields } = report as Pick<ReportDefinition, 'fields'>
  let { lists } = report as Pick<ReportDefinition, 'lists'>
  for (const name of path.slice(0, -1)) {
    const list = lists?.find((candidate) => candidate.name === name)
    fields = list?.fields ?? []
    lists = list?.lists ?? []
  }
  return fields.find((field) => field.name === path.at(-1))
}

function inBoth(text: LocalizedText): readonly string[] {
  return [text.es, text.en]
}

function duplicatesOf(names: readonly string[]): readonly string[] {
  return names.filter((name, place) => names.indexOf(name) !== place)
}

describe('the catalogue holds what the documents say', () => {
  test('every report, and no other', () => {
    expect(allReports.map((report) => report.key).toSorted()).toEqual([...documented.keys()].toSorted())
    expect(allReports).toHaveLength(168)
  })

  test.each(allReports)('of $key: kind, dates and limits', (report) => {
    const facts = documented.get(report.key)
    if (facts === undefined) throw new Error('not documented')
    const live = facts.minutes === undefined ? 'snapshot' : 'live'
    expect(report.kind).toBe(facts.kind === 'real_time' ? live : facts.kind)
    // A state carries dates too (a last use, a call-back to come), but none that says when its row came about.
    expect(report.dateField).toBe(report.kind === 'snapshot' ? null : facts.dateField)
    expect(takesDates(report)).toBe(facts.takesDates)
    expect(report.maxDays).toBe(facts.takesDates ? (facts.maxDays ?? 31) : null)
    expect(report.maxRecords).toBe(facts.maxRecords ?? 60_000)
    expect(report.liveMinutes).toBe(facts.minutes)
  })

  test.each(allReports)('of $key: every parameter and field in the documents’ order, and no other', (report) => {
    const facts = documented.get(report.key)
    const parameters = report.parameters.map(({ name, required }) => [name, required ? 'required' : 'optional'])
    expect(parameters).toEqual(Object.entries(facts?.parameters ?? {}))
    const told = toldOf(report)
    expect(told.fields).toEqual(facts?.fields)
    expect(told.containers.toSorted()).toEqual((facts?.containers ?? []).toSorted())
    expect(told.items).toEqual(facts?.items ?? {})
  })

  test.each(allReports)('of $key: every other spelling', (report) => {
    const sorted = (names: Readonly<Record<string, readonly string[]>>): unknown =>
      Object.fromEntries(Object.entries(names).map(([name, others]) => [name, others.toSorted()]))
    expect(sorted(toldOf(report).otherNames)).toEqual(sorted(documented.get(report.key)?.otherNames ?? {}))
  })
})

describe('reports', () => {
  test('have keys of their own, made of service and id', () => {
    expect(duplicatesOf(allReports.map((report) => report.key))).toEqual([])
    for (const { key, service, id } of allReports) expect(key).toBe(`${service}/${id}`)
    expect(catalogue.find('agent_1').key).toBe('reports_manager/agent_1')
  })

  test('are data and nothing else: they cross from process to process', () => {
    expect(JSON.parse(JSON.stringify(allReports))).toEqual(allReports)
  })

  test('have titles of their own, and all texts in both languages', () => {
    for (const language of ['es', 'en'] as const) {
      expect(duplicatesOf(allReports.map((report) => report.title[language]))).toEqual([])
    }
    for (const { key, title, description, note } of allReports) {
      for (const text of inBoth(title)) expect(text.length, key).toBeLessThanOrEqual(MOST_REPORT_TITLE_LETTERS)
      for (const text of [title, description, note ?? title].flatMap(inBoth)) expect(text.trim(), key).not.toBe('')
      for (const text of inBoth(description)) expect(text, key).toMatch(/^[^\n]+\.$/)
    }
  })

  test('belong to groups that are all used, and titled', () => {
    // Reports of one's own are in no catalogue that comes with the program.
    expect(REPORT_GROUPS.filter((group) => allReports.every((report) => report.group !== group))).toEqual(['own'])
    expect(Object.keys(GROUP_TITLES)).toEqual([...REPORT_GROUPS])
    for (const text of Object.values(GROUP_TITLES).flatMap(inBoth)) {
      expect(text.length).toBeGreaterThan(0)
      expect(text.length).toBeLessThanOrEqual(MOST_TITLE_LETTERS)
    }
  })

  test('come group by group', () => {
    const order = allReports.map((report) => REPORT_GROUPS.indexOf(report.group))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('of dated kinds have a date field, and every date field is a date', () => {
    for (const report of allReports) {
      const isDated = report.kind === 'detail' || report.kind === 'series' || report.kind === 'live'
      expect(report.dateField !== null, report.key).toBe(isDated)
      if (report.dateField !== null) expect(['date', 'dateTime'], report.key).toContain(dateFieldOf(report)?.type)
    }
  })

  test('name fields that they have, wherever they name one', () => {
    for (const report of allReports) {
      const names = report.fields.map((field) => field.name)
      const { shape, totalRows, dynamicFields = [], readFirst = [] } = report
      expect(new Set(readFirst).size).toBe(readFirst.length)
      expect(readFirst.filter((name) => !names.includes(name))).toEqual([])
      if (totalRows !== undefined) {
        expect(names).toContain(totalRows.field)
        const field = report.fields.find(({ name }) => name === totalRows.field)
        expect(field?.knownValues).toContain(totalRows.value)
      }
      if (shape !== undefined && 'nameField' in shape) expect(names).toContain(shape.nameField)
      if (shape?.kind === 'listAt' && shape.total !== undefined) {
        expect(shape.besides.find(({ name }) => name === shape.total)?.type).toBe('integer')
      }
      for (const dynamic of dynamicFields) {
        expect(names).toContain(dynamic.after)
        if (dynamic.parameter !== undefined) {
          expect(report.parameters.map(({ name }) => name)).toContain(dynamic.parameter)
        }
        expect(dynamic.documentedName.replace('XX', '40')).toMatch(new RegExp(`^(?:${dynamic.pattern})$`))
        for (const text of [dynamic.title, dynamic.meaning].flatMap(inBoth)) expect(text.trim()).not.toBe('')
      }
    }
  })

  test('can all be pulled, and hold more than plain records where they say so', () => {
    const special = allReports.filter(
      ({ shape, lists = [], dynamicFields }) =>
        shape !== undefined || lists.some(({ isOwn }) => isOwn !== true) || dynamicFields !== undefined,
    )
    expect(special.map((report) => report.id)).toEqual([
      'chat_2',
      'agent_chat',
      'cdr_4',
      'campaign_15',
      'agent_5',
      'agent_11',
      'agents_kpi',
      'skill_1',
      'quality_matrix',
      'speech_1',
      'skills',
      'campaigns',
      'chats',
      'interactions',
      'latency',
      'info_server',
    ])
  })
})

describe('parameters', () => {
  const parameters = allReports.flatMap((report) => report.parameters.map((parameter) => ({ report, parameter })))

  test('take what they offer', () => {
    for (const { report, parameter } of parameters) {
      const pattern = new RegExp(`^(?:${parameter.pattern})$`)
      const offered = (parameter.choices ?? []).map((choice) => choice.value)
      for (const value of [...offered, ...(parameter.usual === undefined ? [] : [parameter.usual])]) {
        expect(value, `${report.key} ${parameter.name}`).toMatch(pattern)
      }
      if (offered.length > 0) expect(offered.toSorted()).toEqual(parameter.pattern.split('|').toSorted())
      expect(pattern.test('')).toBe(false)
    }
  })

  test('are named once, in both languages, and picked from what there is', () => {
    for (const report of allReports) expect(duplicatesOf(report.parameters.map(({ name }) => name))).toEqual([])
    for (const { title, meaning, picker, choices = [] } of parameters.map(({ parameter }) => parameter)) {
      for (const text of [title, meaning, ...choices.map((choice) => choice.title)].flatMap(inBoth)) {
        expect(text.trim()).not.toBe('')
      }
      for (const text of inBoth(title)) expect(text.length).toBeLessThanOrEqual(MOST_TITLE_LETTERS)
      if (picker !== undefined) expect(PICKERS).toContain(picker)
    }
  })
})

describe('fields', () => {
  test('have names and titles that differ within a report', () => {
    for (const { where, fields } of levels) {
      const names = fields.flatMap(({ name, otherNames = [] }) => [name, ...otherNames])
      expect(duplicatesOf(names), where).toEqual([])
      for (const language of ['es', 'en'] as const) {
        expect(duplicatesOf(fields.map((field) => field.title[language])), where).toEqual([])
      }
    }
  })

  test('have short titles and a meaning in both languages', () => {
    const texts = [...levels.flatMap((level) => level.fields), ...allReports.flatMap((report) => listsOf(report.lists))]
    for (const { name, title, meaning } of texts) {
      for (const text of [title, meaning].flatMap(inBoth)) expect(text.trim(), name).not.toBe('')
      if (LONG_TITLES.has(name)) continue
      for (const text of inBoth(title)) expect(text.length, `${name}: ${text}`).toBeLessThanOrEqual(MOST_TITLE_LETTERS)
    }
  })

  /** Fields that mean something else in some reports. */
  const TITLED_ANEW: ReadonlySet<string> = new Set([
    'chat_15 total_agents',
    'chat_16 time',
    'diagram_3 time',
    'agents_detail time',
    'agent_9 count',
    'diagram_8 recognized_text',
    'diagram_10 total',
  ])

  test('of the same name and type have the same title everywhere', () => {
    const titles = new Map<string, LocalizedText>()
    for (const { where, fields } of levels) {
      for (const { name, type, title } of fields) {
        if (TITLED_ANEW.has(`${where.replace(/^\w+\/(\w+).*$/, '$1')} ${name}`)) continue
        const known = titles.get(`${name} ${type}`) ?? title
        expect(title, `${where}: ${name}`).toEqual(known)
        titles.set(`${name} ${type}`, known)
      }
    }
  })

  test('of one name have one type, but for words that documents use for two things', () => {
    const types = new Map<string, Set<FieldType>>()
    for (const { name, type } of levels.flatMap((level) => level.fields)) {
      types.set(name, (types.get(name) ?? new Set()).add(type))
    }
    const several = [...types].filter(([, of]) => of.size > 1).map(([name]) => name)
    const answers = Array.from({ length: 10 }, (_, place) => `q${String(place + 1).padStart(2, '0')}`)
    expect(several.toSorted()).toEqual(
      ['abandon', 'answer', 'date', 'email', 'from', 'interactions', 'rpc', 'slow_to_greet', ...answers].toSorted(),
    )
  })
})

describe('roles', () => {
  const SUMMABLE: readonly FieldType[] = ['integer', 'decimal', 'money', 'duration']
  const GROUPING: readonly FieldType[] = ['text', 'id', 'telephone', 'hour']
  const NEVER_A_SUM =
    /(?:^|_)(?:aht|asa|ata|att|tmo|avg|average|mean|percent|percentage|rate|share|level|occupancy|ocupation|penetration|accuracy|precision|max|maximum|min|minimum|silence|unique|needed)(?:_|$)|^acw$|^q\d\d$|^(?:close|closing)_time$/i

  test('are given in aggregates alone', () => {
    for (const report of allReports) {
      const fields = levelsOf(report).flatMap((level) => level.fields)
      const has = fields.some((field) => field.role !== undefined)
      expect(has, report.key).toBe(report.kind === 'aggregate')
    }
  })

  test('of sums go to amounts, never to averages, shares, maxima or minima', () => {
    const sums = levels.flatMap((level) => level.fields).filter((field) => field.role === 'sum')
    expect(sums.length).toBeGreaterThan(100)
    for (const { name, type } of sums) {
      expect(SUMMABLE, name).toContain(type)
      expect(name).not.toMatch(NEVER_A_SUM)
    }
  })

  test('of keys go to what names a group', () => {
    const keys = levels.flatMap((level) => level.fields).filter((field) => field.role === 'key')
    for (const { name, type } of keys) expect(GROUPING, name).toContain(type)
  })

  test('let just these reports be put together from days', () => {
    const together = allReports.filter(addsUp).map((report) => report.id)
    expect(together.toSorted().join(' ')).toBe(
      'act_1 act_2 act_4 act_5 agent_12 agent_3 agent_9 campaign_10 campaign_6 campaign_8 cdr_2 cdr_6 cdr_8 chat_13 ' +
        'chat_15 chat_7 diagram_1_3 skill_8 skill_9',
    )
  })
})

describe('wallboards', () => {
  const boards = allReports.flatMap((report) =>
    report.wallboard === undefined ? [] : [{ report, ...report.wallboard }],
  )

  test('belong to logs, and count fields that rows have', () => {
    expect(boards.length).toBeGreaterThan(0)
    for (const { report, typeField, resultField } of boards) {
      expect(report.kind, report.key).toBe('live')
      expect(dateFieldOf(report)?.type, report.key).toBe('dateTime')
      for (const name of [typeField, resultField]) expect(report.fields.map((field) => field.name)).toContain(name)
    }
  })

  test('have a title for each value that documents name, and rates of such values', () => {
    for (const { report, typeField, resultField, rates, valueTitles } of boards) {
      const known = (name: string): readonly string[] =>
        report.fields.find((field) => field.name === name)?.knownValues ?? []
      for (const value of [...known(typeField), ...known(resultField)]) expect(valueTitles).toHaveProperty([value])
      for (const { values, of } of rates) {
        expect(values.length).toBeGreaterThan(0)
        for (const value of [...values, ...(of ?? [])]) expect(known(resultField)).toContain(value)
        for (const value of values) expect(of ?? known(resultField)).toContain(value)
      }
    }
  })
})

test('values that have titles are such that documents name', () => {
  const titled = allReports.flatMap(({ fields }) => fields.filter(({ valueTitles }) => valueTitles !== undefined))
  expect(titled.length).toBeGreaterThan(0)
  for (const { knownValues = [], valueTitles = {} } of titled) {
    expect(Object.keys(valueTitles).toSorted()).toEqual(knownValues.map((value) => value.toLowerCase()).toSorted())
  }
})

describe('what parameters are picked from', () => {
  test('is a report that needs no parameter and has both fields', () => {
    for (const picker of PICKERS) {
      const { reportKey, value, name } = pickerSource(picker)
      const report = catalogue.get(reportKey)
      expect(report?.kind).toBe('snapshot')
      expect(report?.parameters.filter(({ required }) => required)).toEqual([])
      expect(report?.fields.map((field) => field.name)).toEqual(expect.arrayContaining([value, name]))
      // In the list itself nothing is picked from the list.
      if (report !== undefined) expect(pickerFor(report, { picker })).toBeUndefined()
    }
  })

  test('offers `all` only where the server takes that word', () => {
    const parameters = catalogue.reports.flatMap((report) => report.parameters)
    expect(parameters.some(takesAll)).toBe(true)
    expect(parameters.some((parameter) => parameter.picker !== undefined && !takesAll(parameter))).toBe(true)
    expect(takesAll({ pattern: '.+' })).toBe(false)
  })
})

test('a log whose events have names is told apart by fields of its own, its date among them', () => {
  const named = allReports.filter(({ eventFields }) => eventFields !== undefined)
  expect(named.map(({ kind }) => kind)).toEqual(named.map(() => 'live'))
  expect(named.length).toBeGreaterThan(0)
  for (const { key, fields, eventFields = [], dateField, lists = [] } of named) {
    const names = fields.map(({ name }) => name)
    for (const name of eventFields) expect(names, key).toContain(name)
    expect(eventFields, key).toContain(dateField)
    expect(eventFields.length, key).toBeLessThan(names.length)
    expect(
      lists.filter(({ isOwn }) => isOwn === true).map(({ name }) => name),
      key,
    ).toEqual(['earlier_states'])
  }
})

test('lists within rows are called something where they are counted', () => {
  for (const report of catalogue.reports) {
    for (const path of listPaths(report)) {
      const { es, en } = listOf(report, path)?.noun ?? { es: [], en: [] }
      expect([...es, ...en].filter((noun) => noun.trim() !== '')).toHaveLength(4)
      expect(listTitleOf(report, path)?.es.split(' · ')).toHaveLength(path.split('.').length)
    }
  }
})

test('sums have a day of their own name', () => {
  for (const report of catalogue.reports.filter(hasDayView)) {
    const byDay = byDayReportOf(report)
    expect(new Set(byDay.fields.map(({ name }) => name)).size).toBe(report.fields.length + 1)
    expect(byDay.dateField).toBe('day')
  }
  const sums = catalogue.reports.find(hasDayView)
  const [field] = sums?.fields ?? []
  if (sums === undefined || field === undefined) return
  const clashing = { ...sums, fields: [...sums.fields, { ...field, name: 'day' }] }
  expect(byDayReportOf(clashing).dateField).toBe('atalaya_day')
})

test('rows of details are called something where they are counted, and what sums up is not', () => {
  const known = new Set(catalogue.reports.map(({ key }) => key))
  expect(Object.keys(NOUNS_OF_REPORTS).filter((key) => !known.has(key))).toEqual([])
  for (const { key, kind, noun, lists = [] } of catalogue.reports) {
    const isCounted = kind === 'detail' || kind === 'live'
    expect(noun !== undefined, key).toBe(isCounted)
    for (const { name } of lists) expect(listReportOf(catalogue.find(key), name)?.noun, `${key}#${name}`).toBeDefined()
  }
})
