import type { Language } from '../language.ts'
import type { QuantityRole, ReportRoles } from '../reports/roles.ts'
import type { LocalizedText } from '../language.ts'
import { isPlayed, termsOf } from './fitting.ts'
import type { MeasureDefinition, MeasureFormula, MeasureParameters, RoleFormula, RoleTerm } from './types.ts'

// Formulas and names of measures in words: which variant, with which thresholds, stands in both.

const ROLE_WORDS: Readonly<Record<QuantityRole, LocalizedText>> = {
  answered: { es: 'contestadas', en: 'answered' },
  abandoned: { es: 'abandonadas', en: 'abandoned' },
  handled: { es: 'gestionadas', en: 'handled' },
  talk: { es: 'conversación', en: 'talk' },
  hold: { es: 'retención', en: 'hold' },
  acw: { es: 'trabajo posterior', en: 'after-call work' },
  login: { es: 'conectado', en: 'logged in' },
  aux: { es: 'auxiliar', en: 'auxiliary' },
  attempts: { es: 'intentos', en: 'attempts' },
  contacts: { es: 'contactos', en: 'contacts' },
  rightParty: { es: 'contactos con el titular', en: 'right-party contacts' },
  hits: { es: 'logros', en: 'hits' },
  toCode: { es: 'todas', en: 'all' },
  uncoded: { es: 'cerradas por el reloj', en: 'closed by the clock' },
}

function days(count: number): LocalizedText {
  return count === 1 ? { es: '1 día', en: '1 day' } : { es: `${count} días`, en: `${count} days` }
}

function termWords(term: RoleTerm, parameters: MeasureParameters, language: Language): string {
  const role = ROLE_WORDS[term.role][language]
  if (term.takes === 'wait') return language === 'es' ? `espera de las ${role}` : `wait of the ${role}`
  if (term.wait === undefined) return role
  const seconds = `${parameters[term.wait.parameter]} s`
  if (term.wait.is === '<=') return language === 'es' ? `${role} en ${seconds} o menos` : `${role} within ${seconds}`
  return language === 'es' ? `${role} después de ${seconds}` : `${role} after ${seconds}`
}

function sumWords(terms: readonly RoleTerm[], parameters: MeasureParameters, language: Language): string {
  return terms
    .map((term, place) => {
      const words = termWords(term, parameters, language)
      if (place === 0) return words
      return term.isSubtracted === true ? ` − ${words}` : ` + ${words}`
    })
    .join('')
}

/** A part of a division, in parentheses where it is more than one thing. */
function operand(terms: readonly RoleTerm[], parameters: MeasureParameters, language: Language): string {
  const words = sumWords(terms, parameters, language)
  return terms.length === 1 ? words : `(${words})`
}

/** How a formula works a measure out of a report that plays its roles. */
export function formulaWords(
  roles: ReportRoles,
  formula: RoleFormula,
  parameters: MeasureParameters,
  language: Language,
): string {
  const isSpanish = language === 'es'
  switch (formula.kind) {
    case 'quotient': {
      const played = (terms: readonly RoleTerm[]): readonly RoleTerm[] => terms.filter((term) => isPlayed(roles, term))
      const dividend = operand(played(formula.dividend), parameters, language)
      const divisor = operand(played(formula.divisor), parameters, language)
      if (formula.perHour !== true) return `${dividend} / ${divisor}`
      return isSpanish ? `${dividend} / horas de ${divisor}` : `${dividend} / hours of ${divisor}`
    }
    case 'longest-wait':
      return isSpanish ? 'la espera más larga' : 'the longest wait'
    case 'wait-quantile': {
      const percent = Math.round(formula.fraction * 100)
      return isSpanish ? `percentil ${percent} de la espera` : `percentile ${percent} of the wait`
    }
    case 'repeats': {
      const within = days(parameters.days)[language]
      return isSpanish
        ? `contactos con otro del mismo teléfono a ${within} o menos / contactos con teléfono`
        : `contacts with another of the same telephone within ${within} / contacts with a telephone`
    }
    case 'share-of-rows':
      return isSpanish ? 'filas / todas las filas' : 'rows / all rows'
    case 'score':
      if (roles.evaluations === undefined) return isSpanish ? 'promedio de la calificación' : 'average of the score'
      return isSpanish ? 'calificación × evaluaciones / evaluaciones' : 'score × evaluations / evaluations'
  }
}

function thresholds(formula: MeasureFormula, parameters: MeasureParameters): readonly LocalizedText[] {
  const used = new Set(termsOf(formula.formula).flatMap(({ wait }) => wait?.parameter ?? []))
  const { seconds, short } = parameters
  return [
    ...(used.has('seconds') ? [{ es: `${seconds} s`, en: `${seconds} s` }] : []),
    ...(formula.variant === undefined ? [] : [formula.variant.title]),
    ...(used.has('short') ? [{ es: `cortos: ${short} s o menos`, en: `short: up to ${short} s` }] : []),
    ...(formula.formula.kind === 'repeats' ? [days(parameters.days)] : []),
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
  const notes = thresholds(formula, parameters).map((note) => note[language])
  return notes.length === 0 ? title : `${title} (${notes.join(', ')})`
}
