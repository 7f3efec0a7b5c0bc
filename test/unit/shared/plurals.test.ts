import { glob } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { amountTexts } from '../../../src/shared/commonTexts/amounts.ts'
import { errorTexts } from '../../../src/shared/errorTexts.ts'
import { texts } from '../../../src/shared/texts/index.ts'

/** Every text below a part, by its place. */
function textsBelow(part: unknown, place = ''): readonly (readonly [string, string])[] {
  if (typeof part === 'string') return [[place, part]]
  return Object.entries(part as object).flatMap(([key, below]) => textsBelow(below, `${place}/${key}`))
}

async function textsIn(folder: string): Promise<readonly (readonly [string, string])[]> {
  const files = await Array.fromAsync(glob(`${folder}/*.ts`))
  expect(files.length).toBeGreaterThan(0)
  const found = await Promise.all(
    files.map(async (file) =>
      textsBelow(await import(/* @vite-ignore */ new URL(`../../../${file}`, import.meta.url).href), file),
    ),
  )
  return found.flat()
}

/** Texts that are a form of their own for each number, and the one for several of those that errors say of days. */
const IS_FORM = /_(?:one|many|other)$|\/days\/other$/

/** Said only of more than fit or are shown, of a limit of the servers, or of a sheet of Excel: never of one. */
const NEVER_ONE =
  /\/(?:firstGroups|firstOf|leftOutLines|leftOutColumns|tables|tooManyRows|moreSheets|tooMany|quota\/ofLimit)$/

/** Bounds, of which none is one; where a number may be one, its text needs its forms. */
const BOUND = /^(?:least|most|seconds|minutes|hours|days|points|percent|load|usual|bytes)$/

/** What the program counts, and people with it. */
const NOUNS = {
  es: 'agentes|archivos|cambios|clientes|columnas|consultas|días|filas|grupos|hallazgos|líneas|mensajes|minutos|operaciones|periodos|reportes|tarjetas|textos|turnos|valores|vistas',
  en: 'agents|cards|changes|columns|customers|days|files|findings|groups|lines|messages|minutes|operations|periods|reports|requests|rows|shifts|texts|values|views',
}

/** Texts that say a number before what several are called, whatever the number is. */
function alwaysSeveral(all: readonly (readonly [string, string])[], nouns: string): readonly string[] {
  const number = new RegExp(String.raw`\{\{(\w+)(?:, number)?\}\} (?:${nouns})\b`, 'gu')
  return all
    .filter(([place]) => !IS_FORM.test(place) && !NEVER_ONE.test(place))
    .filter(([, text]) => [...text.matchAll(number)].some(([, name = '']) => !BOUND.test(name)))
    .map(([place, text]) => `${place}: ${text}`)
}

describe.each(['es', 'en'] as const)('what is counted, in %s', (language) => {
  test('is called one where there is one, in both doors', async () => {
    const all = [
      ...(await textsIn(`src/cli/texts/${language}`)),
      ...(await textsIn(`src/shared/commonTexts/${language}`)),
      ...textsBelow(errorTexts[language], 'errorTexts'),
      ...textsBelow(texts[language], 'texts'),
    ]
    expect(alwaysSeveral(all, NOUNS[language])).toEqual([])
  })
})

test('an amount has the form of its number', () => {
  expect(amountTexts.counted('rows', 1)).toMatchObject({ es: '1 fila', en: '1 row' })
  expect(amountTexts.counted('rows', 0)).toMatchObject({ es: '0 filas', en: '0 rows' })
  expect(amountTexts.counted('rows', 2)).toMatchObject({ es: '2 filas', en: '2 rows' })
})
