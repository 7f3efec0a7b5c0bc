import { describe, expect, test } from 'vitest'
import { FACTS, LANGUAGES } from '../../../src/shared/language.ts'
import { FILE_FORMATS } from '../../../src/shared/fileFormats.ts'
import { measureDefinitions } from '../../../src/shared/measures/definitions.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { allReports } from '../../../src/shared/reports/definitions/all.ts'
import { TRANSLATIONS } from '../../../src/shared/translations/index.ts'
import { strayParts, withoutGaps, withTranslation } from '../../../src/shared/translations/rows.ts'
import type { Translation } from '../../../src/shared/translations/translation.ts'

/** A language that there is not: tables take it as they would take the next one. */
const MADE_UP = 'eo'

/** Every text of a table, by the names that lead to it. */
function textsOf(
  value: unknown,
  path = '',
): readonly (readonly [path: string, text: Readonly<Record<string, unknown>>])[] {
  if (typeof value !== 'object' || value === null) return []
  const texts = value as Readonly<Record<string, unknown>>
  if (typeof texts['es'] === 'string' && typeof texts['en'] === 'string') return [[path, texts]]
  if (Array.isArray(texts['es'])) return [[path, texts]]
  return Object.entries(texts).flatMap(([name, each]) => textsOf(each, `${path}/${name}`))
}

const TABLES = { reports: catalogue.reports, measures: measureDefinitions, fileFormats: FILE_FORMATS }

const REPORTS: Translation['reports'] = {
  'reports_manager/skill_1': {
    title: 'Servonivelo laŭ lerteco',
    fields: { agent_name: { title: 'x' }, inbound_calls: { title: 'Envenaj' } },
    parameters: { skill_id: { meaning: 'Numero' } },
    dynamicFields: { service_level_XXseg: { title: 'Respondita en $1 s' } },
  },
  'reports_manager/gone_1': { title: 'x', fields: { y: { title: 'x', meaning: 'x' } } },
}

describe('a table in a further language', () => {
  test('has its texts where it has them, and the language’s that it falls back to elsewhere', () => {
    const table = withoutGaps(withTranslation(allReports, MADE_UP, REPORTS), MADE_UP, 'es')
    const before = new Map(textsOf(allReports))
    const told = new Map<string, string>()
    for (const [path, text] of textsOf(table)) {
      const { [MADE_UP]: said, ...written } = text
      expect(written).toEqual(before.get(path))
      if (said !== written['es']) told.set(String(said), path)
    }
    expect(textsOf(table)).toHaveLength(before.size)
    expect([...told.keys()].toSorted()).toEqual(['Envenaj', 'Numero', 'Respondita en $1 s', 'Servonivelo laŭ lerteco'])
  })

  test('tells what stands for nothing in it, as where a report or a field has another name by now', () => {
    expect(strayParts(allReports, REPORTS)).toEqual([
      'reports_manager/skill_1.fields.agent_name.title',
      'reports_manager/gone_1.title',
      'reports_manager/gone_1.fields.y.title',
      'reports_manager/gone_1.fields.y.meaning',
    ])
  })

  test('has the forms of nouns and the texts of items that have no name', () => {
    const table = [
      { name: 'list', noun: { es: ['uno', 'varios'], en: ['one', 'several'] } },
      { rates: [{ title: { es: 'a', en: 'b' } }, { title: { es: 'c', en: 'd' } }] },
    ]
    const part = { list: { noun: ['unu', 'pluraj'] }, 1: { rates: { 1: { title: 'k' } } } }
    expect(strayParts(table, part)).toEqual([])
    expect(withoutGaps(withTranslation(table, MADE_UP, part), MADE_UP, 'en')).toEqual([
      { name: 'list', noun: { es: ['uno', 'varios'], en: ['one', 'several'], eo: ['unu', 'pluraj'] } },
      { rates: [{ title: { es: 'a', en: 'b', eo: 'b' } }, { title: { es: 'c', en: 'd', eo: 'k' } }] },
    ])
  })
})

describe.each(Object.entries(TABLES))('the table of %s', (_name, table) => {
  test('has each of its texts in every language', () => {
    const texts = textsOf(table)
    expect(texts.length).toBeGreaterThan(5)
    for (const [path, text] of texts) expect(Object.keys(text).toSorted(), path).toEqual([...LANGUAGES].toSorted())
  })
})

test('no translation stands for what is not there', () => {
  const tables: Readonly<Record<keyof Translation, unknown>> = {
    ...TABLES,
    reports: allReports,
    fields: Object.fromEntries(allReports.flatMap(({ fields }) => fields.map((field) => [field.name, field]))),
    parameters: Object.fromEntries(allReports.flatMap(({ parameters }) => parameters.map((each) => [each.name, each]))),
  }
  for (const [language, translation] of Object.entries<Translation>(TRANSLATIONS)) {
    expect(Object.keys(FACTS)).toContain(language)
    for (const [name, part] of Object.entries(translation)) {
      expect(strayParts(tables[name as keyof Translation], part as object), `${language}: ${name}`).toEqual([])
    }
  }
})
