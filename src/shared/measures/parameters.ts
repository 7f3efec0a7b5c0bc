import type { MeasureParameters, ParameterName } from './types.ts'

/** A parameter of measures: what it is unless something else is asked for, and which values it takes. */
export interface ParameterRule {
  readonly usual: number
  readonly least: number
  readonly most: number
}

const SECONDS_PER_DAY = 86_400

/** The parameters that are whole numbers. The variants of a measure stand with its formulas. */
export const PARAMETER_RULES: Readonly<Record<Exclude<ParameterName, 'variant'>, ParameterRule>> = {
  seconds: { usual: 20, least: 0, most: SECONDS_PER_DAY },
  short: { usual: 5, least: 0, most: SECONDS_PER_DAY },
  days: { usual: 7, least: 1, most: 30 },
}

/** Reads a whole number as a parameter takes it. Undefined where it is none. */
export function readParameter(name: Exclude<ParameterName, 'variant'>, text: string): number | undefined {
  const { least, most } = PARAMETER_RULES[name]
  if (!/^\d{1,6}$/.test(text)) return undefined
  const value = Number(text)
  return value < least || value > most ? undefined : value
}

/** What a parameter takes, in signs of any language: `1–30`. */
export function takenBy(name: Exclude<ParameterName, 'variant'>): string {
  const { least, most } = PARAMETER_RULES[name]
  return `${least}–${most}`
}

/** Every parameter as it is unless something else is asked for. */
export const USUAL_PARAMETERS: Omit<MeasureParameters, 'variant'> = {
  seconds: PARAMETER_RULES.seconds.usual,
  short: PARAMETER_RULES.short.usual,
  days: PARAMETER_RULES.days.usual,
}
