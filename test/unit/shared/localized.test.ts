import { glob } from 'node:fs/promises'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/shared/language.ts'
import { inEachLanguage, joinedTexts, saidIn } from '../../../src/shared/localized.ts'
import { said } from '../../support/texts.ts'

const fruit = saidIn({
  ...inEachLanguage(() => ({ none: '–', eaten_one: '{{count}}', eaten_other: '{{count}}' })),
  es: { none: 'Nada', eaten_one: '{{count}} fruta de {{who}}', eaten_other: '{{count}} frutas de {{who}}' },
  en: { none: 'Nothing', eaten_one: '{{count}} fruit of {{who}}', eaten_other: '{{count}} fruits of {{who}}' },
})

/** The folders that hold texts by language, a file for each subject. */
const FOLDERS = ['src/cli/texts', 'src/shared/commonTexts']

/** The texts of a file, which exports one object under its language's name. */
async function textsOf(file: string, language: string): Promise<Readonly<Record<string, string>>> {
  const module = (await import(/* @vite-ignore */ new URL(`../../../${file}`, import.meta.url).href)) as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >
  return module[language] ?? {}
}

/** The values that a text names, each as often as it does. */
function valuesIn(text = ''): readonly string[] {
  return [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name).toSorted()
}

describe('texts by language', () => {
  test('are there in every language, filled with what is there in every language too', () => {
    expect(fruit('none')).toMatchObject({ es: 'Nada', en: 'Nothing' })
    expect(fruit.counted('eaten', 2, { who: said('él', 'him') })).toMatchObject({
      es: '2 frutas de él',
      en: '2 fruits of him',
    })
  })

  test('have the form of the number that they tell', () => {
    expect(fruit.counted('eaten', 1, { who: 'A' }).en).toBe('1 fruit of A')
    expect(fruit.counted('eaten', 0, { who: 'A' }).es).toBe('0 frutas de A')
    // Spanish has a form of its own for millions; a text without it has that of the others.
    expect(fruit.counted('eaten', 1_000_000, { who: 'A' }).es).toBe('1000000 frutas de A')
  })

  test('leave a value alone that looks like a place for one', () => {
    expect(fruit.counted('eaten', 1, { who: '{{count}} $&' }).en).toBe('1 fruit of {{count}} $&')
  })

  test('are put together language by language', () => {
    expect(joinedTexts([fruit('none'), inEachLanguage((language) => language)], ' ')).toMatchObject({
      es: 'Nada es',
      en: 'Nothing en',
    })
  })
})

describe.each(FOLDERS)('the texts in %s', (folder) => {
  test('name the same values in every language', async () => {
    const spanish = await Array.fromAsync(glob(`${folder}/es/*.ts`))
    expect(spanish.length).toBeGreaterThan(0)
    for (const file of spanish) {
      const es = await textsOf(file, 'es')
      for (const language of LANGUAGES) {
        const others = await textsOf(`${folder}/${language}/${basename(file)}`, language)
        for (const [name, text] of Object.entries(es)) {
          expect(valuesIn(others[name]), `${language}/${basename(file)}: ${name}`).toEqual(valuesIn(text))
        }
      }
    }
  })
})
