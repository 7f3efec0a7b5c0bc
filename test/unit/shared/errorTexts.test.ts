import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ErrorCode, UsageProblem } from '../../../src/shared/errors.ts'
import { errorTexts, explain } from '../../../src/shared/errorTexts.ts'
import { LANGUAGES } from '../../../src/shared/language.ts'
import { said } from '../../support/texts.ts'

const codes = Object.keys(errorTexts.es.windowHints) as ErrorCode[]
const places = ['terminal', 'window'] as const
const detail = { problem: 'name-missing', meaning: said('m'), reason: 'r' }

/** Codes whose hint in the window names a variable: there nothing else helps. */
const NAMING_VARIABLES = new Set<ErrorCode>(['store-bad-key', 'no-keychain'])

describe.each(LANGUAGES)('errors in %s', (language) => {
  test.each(codes)('%s has a sentence and a next step everywhere', (code) => {
    for (const where of places) {
      const { sentence, hint } = explain({ code, detail }, language, where)
      for (const text of [sentence, hint]) expect(text.trim()).not.toBe('')
      expect(hint.endsWith('.')).toBe(true)
    }
  })

  test.each(codes)('%s names no command in the window', (code) => {
    const { hint } = explain({ code, detail }, language, 'window')
    expect(hint).not.toMatch(/\batalaya [a-z]|--\w|openssl|ATALAYA_TOKEN/)
    if (!NAMING_VARIABLES.has(code)) expect(hint).not.toContain('ATALAYA_')
  })

  test.each(codes)('%s names no key of a report and no charset in the window', (code) => {
    const named = { ...detail, report: 'own/the-key', charset: 'the-charset' }
    const { sentence, hint } = explain({ code, detail: named }, language, 'window')
    expect(`${sentence} ${hint}`).not.toMatch(/the-key|the-charset/)
  })
})

describe('an error', () => {
  test('is told with what its sentence needs, and a dash for what is missing', () => {
    const error = { code: 'unreachable', detail: { host: 'h' } } as const
    expect(explain(error, 'en').sentence).toBe('The server h cannot be reached (–).')
  })

  test('tells reasons in words', () => {
    const error = { code: 'bad-answer', detail: { reason: 'html' } } as const
    expect(explain(error, 'es').sentence).toContain('(una página web)')
    expect(explain(error, 'en', 'window').sentence).toContain('(a web page)')
  })

  test('tells what cannot be asked for, and why something is no date, by codes alone', () => {
    for (const language of LANGUAGES) {
      for (const [problem, text] of Object.entries(errorTexts[language].usage)) {
        const { sentence } = explain({ code: 'usage', detail: { problem } }, language)
        expect(sentence).toBe(text.replace(/\{\{\w+\}\}/g, '–'))
      }
      for (const [problem, text] of Object.entries(errorTexts[language].dates)) {
        const { sentence } = explain({ code: 'bad-date', detail: { date: 'd', problem, known: 'k' } }, language)
        expect(sentence).toContain(text.replace('{{known}}', 'k'))
      }
    }
  })

  test('takes from the catalogue what is there in both languages', () => {
    const meaning = said('Campaña', 'Campaign')
    const error = { code: 'missing-parameter', detail: { report: 'r', parameter: 'p', meaning } } as const
    expect([explain(error, 'es').hint, explain(error, 'en').hint]).toEqual(['Campaña.', 'Campaign.'])
  })

  test.each([
    [1, 'un día', 'one day'],
    [31, '31 días', '31 days'],
  ])('says how long a period of %i days may be', (days, es, en) => {
    const error = { code: 'period-too-long', detail: { days } } as const
    expect(explain(error, 'es').sentence).toContain(`hasta ${es} a la vez`)
    expect(explain(error, 'en').sentence).toContain(`up to ${en} at once`)
  })

  test('names the same values in both languages', () => {
    const placesOf = (text: string): string[] =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted()
    for (const code of codes) {
      expect(placesOf(errorTexts.es.sentences[code]), code).toEqual(placesOf(errorTexts.en.sentences[code]))
    }
    for (const [problem, text] of Object.entries(errorTexts.es.usage)) {
      expect(placesOf(text), problem).toEqual(placesOf(errorTexts.en.usage[problem as UsageProblem]))
    }
  })

  test('names the proxy that a request went through, once', () => {
    const proxy = 'proxy:3128'
    const unreachable = { code: 'unreachable', detail: { host: 'h', reason: 'ECONNRESET', proxy } } as const
    expect(explain(unreachable, 'en').sentence).toBe(
      'The server h cannot be reached (the connection broke off). It was asked through the proxy proxy:3128.',
    )
    expect(explain(unreachable, 'es', 'window').sentence).toMatch(/\. Se consultó por el proxy proxy:3128\.$/)
    const ofProxy = { code: 'proxy-unreachable', detail: { host: 'h', reason: 'ECONNREFUSED', proxy } } as const
    expect(explain(ofProxy, 'en').sentence.split(proxy)).toHaveLength(2)
  })

  test('tells until when a server asks to wait, by this computer’s clock', () => {
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ now: new Date(2026, 10, 29, 22), toFake: ['Date'] })
    const until = new Date(2026, 10, 30, 7, 5, 9)
    const error = { code: 'asked-to-wait', detail: { untilMs: until.getTime() } } as const
    expect(explain(error, 'en').sentence).toBe('The server asks to wait until 2026-11-30 07:05:09.')
    expect(explain(error, 'es', 'window').sentence).toBe('El servidor pide esperar hasta el 30 de noviembre, 07:05:09.')
    const soon = { code: 'asked-to-wait', detail: { untilMs: new Date(2026, 10, 29, 23, 5, 9).getTime() } } as const
    expect(explain(soon, 'es', 'window').sentence).toBe('El servidor pide esperar hasta las 23:05:09.')
    expect(explain(soon, 'en', 'window').sentence).toBe('The server asks to wait until 23:05:09.')
  })

  test('without a token has another next step at the terminal than in the window', () => {
    const error = { code: 'no-token', detail: { connection: 'x' } } as const
    expect(explain(error, 'en').hint).toContain('ATALAYA_TOKEN')
    expect(explain(error, 'en', 'window').hint).toBe('Enter the token in Settings › Operations.')
    expect(explain(error, 'es', 'window').hint).toBe('Escribir el token en Ajustes › Operaciones.')
  })

  test('is told to the window without speaking to anybody', () => {
    const spanish = codes.map((code) => explain({ code, detail }, 'es', 'window').hint).join(' ')
    expect(spanish).not.toMatch(/\b(?:Elija|Escriba|Verifique|Revise|Intente|Espere|Copie|usted|nosotros)\b/i)
  })
})
