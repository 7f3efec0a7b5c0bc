import { readFile } from 'node:fs/promises'
import { glob } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { askedLanguages } from '../../../scripts/askedLanguages.ts'
import { FACTS, LANGUAGES, languageOf } from '../../../src/shared/language.ts'
import { formatValue, listSeparatorOf } from '../../../src/shared/format.ts'
import { monthText } from '../../../src/shared/periodTexts.ts'
import { fold } from '../../../src/shared/values.ts'
import { wall } from '../../../src/shared/time.ts'

/** One more than there are: what holds for it holds for the next one. */
const MADE_UP = 'eo'

describe('no source asks for one language by its name', () => {
  test('in whatever way it could', () => {
    const source = [
      `const sign = language === 'eo' ? ',' : '.'`,
      `if ("eo" !== tongue) return`,
      `    case 'eo':`,
      `['eo'].includes('eo')`,
      `// language === 'eo'`,
      `const titles = { eo: 'Kampanjo' }`,
      `const name = 'leo' === other`,
    ].join('\n')
    expect(askedLanguages(source, [...LANGUAGES, MADE_UP]).map(({ line }) => line)).toEqual([1, 2, 3, 4])
  })

  test('but the files of the languages themselves', async () => {
    const files = await Array.fromAsync(glob('{src,scripts}/**/*.{ts,tsx,mjs}'))
    expect(files.length).toBeGreaterThan(500)
    for (const file of files.filter((each) => !each.startsWith('src/shared/languages/'))) {
      expect(askedLanguages(await readFile(file, 'utf8'), LANGUAGES), file).toEqual([])
    }
  })
})

describe.each(LANGUAGES)('the facts of %s', (language) => {
  const facts = FACTS[language]

  test('fit what Intl says of its locale', () => {
    expect(languageOf(facts.locale)).toBe(language)
    const parts = new Intl.NumberFormat(facts.locale, { useGrouping: true }).formatToParts(1_234_567.5)
    const valueOf = (type: string): string | undefined => parts.find((part) => part.type === type)?.value
    expect({ group: valueOf('group'), decimal: valueOf('decimal') }).toEqual(facts.separators)
    expect(listSeparatorOf(language)).not.toBe(facts.separators.decimal)
    expect(formatValue('percent', '1234.5 %', language)).toContain(facts.separators.group)
  })

  test('fall back to a language that rows of tables are written in', () => {
    expect(FACTS[facts.fallsBackTo].fallsBackTo).toBe(facts.fallsBackTo)
  })

  test('name months by the names that are typed: without accents, of one word', () => {
    for (const name of Object.keys(facts.otherMonths)) expect(name).toBe(fold(name))
    expect(monthText(wall(Date.UTC(2026, 10) / 1000), language)).toContain(facts.beforeDatePart)
  })

  test('tell units of durations apart', () => {
    const words = Object.values(facts.durationUnits).flat()
    expect(new Set(words).size).toBe(words.length)
    expect(facts.moments.today).toContain('{{time}}')
    expect(facts.moments.otherDay).toContain('{{day}}')
  })
})

test('a locale asks for the language that it begins with, any other for English', () => {
  const asked = [
    'es',
    'es_CO.UTF-8',
    'es-419',
    'ES-mx',
    'es@euro',
    'en-US',
    'est',
    'de_DE',
    'C',
    '',
    'e',
    'constructor',
  ]
  expect(asked.map(languageOf)).toEqual(['es', 'es', 'es', 'es', 'es', 'en', 'en', 'en', 'en', 'en', 'en', 'en'])
})
