import { fillText, type Filling } from '../fillText.ts'
import type { Language } from '../language.ts'
import type { ReportRoles } from '../reports/roles.ts'
import { isPlayed, termsOf } from './fitting.ts'
import type { MeasureDefinition, MeasureFormula, MeasureParameters, RoleFormula, RoleTerm } from './types.ts'
import { measureWords } from './words/index.ts'

// Formulas and names of measures in words: which variant, with which thresholds, stands in both.

/** Whose words, and with which thresholds. */
interface Wording {
  readonly parameters: MeasureParameters
  readonly language: Language
}

function fill(text: string, values: Readonly<Record<string, Filling>>, { language }: Wording): string {
  return fillText(text, values, language)
}

function daysWords(wording: Wording): string {
  const { days } = wording.parameters
  const words = measureWords[wording.language].days
  return fill(words[days === 1 ? 'one' : 'other'], { count: days }, wording)
}

function termWords(term: RoleTerm, wording: Wording): string {
  const words = measureWords[wording.language]
  const what = words.roles[term.role]
  if (term.takes === 'wait') return fill(words.waitOf, { what }, wording)
  if (term.wait === undefined) return what
  const seconds = wording.parameters[term.wait.parameter]
  return fill(term.wait.is === '<=' ? words.within : words.after, { what, seconds }, wording)
}

/** A part of a division, in parentheses where it is more than one thing. */
function operandWords(terms: readonly RoleTerm[], wording: Wording): string {
  const [first = '', ...others] = terms.map((term, place) => {
    const words = termWords(term, wording)
    return place === 0 ? words : `${term.isSubtracted === true ? '−' : '+'} ${words}`
  })
  return others.length === 0 ? first : `(${[first, ...others].join(' ')})`
}

/**
 * How a formula works a measure out.
 *
 * @param roles those of the report that it is worked out of; null: with all that a report could have
 */
export function formulaWords(
  roles: ReportRoles | null,
  formula: RoleFormula,
  parameters: MeasureParameters,
  language: Language,
): string {
  const wording = { parameters, language }
  const words = measureWords[language]
  switch (formula.kind) {
    case 'quotient': {
      const played = (terms: readonly RoleTerm[]): readonly RoleTerm[] =>
        terms.filter((term) => roles === null || isPlayed(roles, term))
      const dividend = operandWords(played(formula.dividend), wording)
      const divisor = operandWords(played(formula.divisor), wording)
      return formula.perHour === true ? fill(words.perHour, { dividend, divisor }, wording) : `${dividend} / ${divisor}`
    }
    case 'longest-wait':
      return words.longestWait
    case 'wait-quantile':
      return fill(words.waitPercentile, { percent: Math.round(formula.fraction * 100) }, wording)
    case 'repeats':
      return fill(words.repeats, { days: daysWords(wording) }, wording)
    case 'share-of-rows':
      return words.shareOfRows
    case 'score':
      return roles?.evaluations === undefined ? words.score : words.weightedScore
  }
}

function thresholds(formula: MeasureFormula, wording: Wording): readonly string[] {
  const used = new Set(termsOf(formula.formula).flatMap(({ wait }) => wait?.parameter ?? []))
  const { parameters, language } = wording
  const words = measureWords[language]
  return [
    ...(used.has('seconds') ? [fill(words.seconds, { seconds: parameters.seconds }, wording)] : []),
    ...(formula.variant === undefined ? [] : [formula.variant.title[language]]),
    ...(used.has('short') ? [fill(words.short, { seconds: parameters.short }, wording)] : []),
    ...(formula.formula.kind === 'repeats' ? [daysWords(wording)] : []),
  ]
}

/** What a measure is called with its variant and thresholds: `Nivel de servicio (20 s, de todas las ofrecidas)`. */
export function titleWords(
  definition: MeasureDefinition,
  formula: MeasureFormula,
  parameters: MeasureParameters,
  language: Language,
): string {
  const title = (formula.title ?? definition.title)[language]
  const notes = thresholds(formula, { parameters, language })
  return notes.length === 0 ? title : `${title} (${notes.join(', ')})`
}
