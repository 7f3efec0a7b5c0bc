import { describe, expect, test } from 'vitest'
import { homeTexts } from '../../../src/shared/commonTexts/home.ts'
import { FILE_FORMATS } from '../../../src/shared/fileFormats.ts'
import { LANGUAGES } from '../../../src/shared/language.ts'
import { texts } from '../../../src/shared/texts/index.ts'

/** Every text of one language, by its place. */
function allTexts(part: unknown, place = ''): readonly (readonly [string, string])[] {
  if (typeof part === 'string') return [[place, part]]
  return Object.entries(part as object).flatMap(([key, below]) => allTexts(below, `${place}/${key}`))
}

/** Orders to somebody, as Spanish hints had them beside the infinitives. */
const ORDERS =
  /\b(?:acorte|agregue|arrastre|busque|cargue|complete|conecte|copie|elija|escriba|espere|guarde|intente|oprima|pegue|presione|quite|revise|seleccione|verifique|vuelva)\b|(?:^|[.:;,] )(?:abra|cierre|haga|pida|use) /iu

describe('the Spanish texts of the window', () => {
  const ofFormats = Object.values(FILE_FORMATS).flatMap(({ files, window }) =>
    [files, window?.title, window?.hint, window?.scheduleHint].map((text) => text?.es ?? ''),
  )
  const spanish = [...allTexts(texts.es), ...allTexts(ofFormats, 'formats')]

  test('say what can be done in the infinitive, and never “we”', () => {
    expect(spanish.filter(([, text]) => ORDERS.test(text))).toEqual([])
    expect(
      spanish.filter(([, text]) => /\b(?:nosotros|nuestr[oa]s?|pudimos|encontramos|podemos)\b/iu.test(text)),
    ).toEqual([])
  })

  test('call what a server is asked a query, as a supervisor does', () => {
    expect(
      spanish.filter(([, text]) => /\bsolicitud(?:es)?\b|\brequests?\b/iu.test(text.replaceAll(/\{\{.*?\}\}/g, ''))),
    ).toEqual([])
  })

  test('call keys what is printed on a Latin American keyboard', () => {
    expect(spanish.filter(([, text]) => /\b(?:Intro|Supr|Control)\b/u.test(text))).toEqual([])
  })
})

test('a card to which today may still bring rows is not called what says that there is nothing to fetch', () => {
  for (const language of LANGUAGES) {
    const { upToDate } = texts[language].report.update
    expect(upToDate).not.toBe('')
    expect(homeTexts('current')[language]).not.toBe(upToDate)
  }
})
