import { clockMoment, localMoment } from './errorMoments.ts'
import { detailWord, type AppErrorData, type DateProblem, type SummaryProblem, type UsageProblem } from './errors.ts'
import { en } from './errorTexts/en/index.ts'
import { es } from './errorTexts/es/index.ts'
import type { ErrorTexts, Place } from './errorTexts/types.ts'
import { fillText, type Filling } from './fillText.ts'
import type { Language } from './language.ts'
import type { PolicyName } from './policy/settings.ts'

export type { Place } from './errorTexts/types.ts'

/** What each language says of errors. */
export const errorTexts: Readonly<Record<Language, ErrorTexts>> = { es, en }

/** What is wrong in words, where an error tells a problem of a closed set. */
function problemOf({ code, detail }: AppErrorData, texts: ErrorTexts): string | undefined {
  const { problem } = detail
  switch (code) {
    case 'usage':
      return texts.usage[problem as UsageProblem]
    case 'bad-date':
      return texts.dates[problem as DateProblem]
    case 'bad-measure':
    case 'not-additive':
    case 'bad-grouping':
    case 'bad-summary':
      return texts.summaries[problem as SummaryProblem]
    case 'managed':
      return texts.managed[detail['setting'] as PolicyName]
    default:
      return undefined
  }
}

/** What the value of a filter should have been, where an error tells its kind. */
function wantedOf(error: AppErrorData, { filterHints }: ErrorTexts, where: Place): string | undefined {
  const wanted = detailWord(error, 'wanted')
  const isKnown = (text: string): text is keyof typeof filterHints => Object.hasOwn(filterHints, text)
  return error.code === 'bad-filter' && isKnown(wanted) ? filterHints[wanted][where] : undefined
}

/** An error's sentence and next step in a language. */
export function explain(
  error: AppErrorData,
  language: Language,
  where: Place = 'terminal',
): { readonly sentence: string; readonly hint: string } {
  const texts = errorTexts[language]
  const { code, detail } = error
  const sentence = (where === 'window' ? texts.windowSentences[code] : undefined) ?? texts.sentences[code]
  const hint = wantedOf(error, texts, where) ?? (where === 'window' ? texts.windowHints[code] : texts.hints[code])
  const reason = texts.reasons[detailWord(error, 'reason')]
  const { days, untilMs, proxy } = detail
  const isProxyUnsaid = proxy !== undefined && !sentence.includes('{{proxy}}')
  const fill = (text: string, more: Readonly<Record<string, Filling>> = {}): string =>
    fillText(text, { ...detail, ...more }, language)
  const problem = problemOf(error, texts)
  const counted = typeof days === 'number' ? { most: fill(texts.days[days === 1 ? 'one' : 'other']) } : {}
  const told = {
    ...counted,
    ...(problem === undefined ? {} : { problem: fill(problem, counted) }),
    ...(reason === undefined ? {} : { reason }),
    ...(typeof untilMs === 'number'
      ? { until: where === 'window' ? clockMoment(untilMs, language) : localMoment(untilMs) }
      : {}),
  }
  return { sentence: fill(sentence + (isProxyUnsaid ? texts.throughProxy : ''), told), hint: fill(hint, told) }
}
