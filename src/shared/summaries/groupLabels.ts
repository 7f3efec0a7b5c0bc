import { summaryTexts } from '../commonTexts/summaries.ts'
import { formatValue } from '../format.ts'
import type { Language } from '../language.ts'
import { datePart, monthText } from '../periodTexts.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import type { FieldType, ReportDefinition } from '../reports/types.ts'
import { parseDate, SECONDS_PER_DAY, wall } from '../time.ts'
import { numberText } from './numberText.ts'
import { FOLDED_STEPS, TIME_STEPS, type FoldedStep, type GroupFieldHeading, type TimeStep } from './types.ts'

// What groups and the columns of groups are called, in words.

export const TOTAL = summaryTexts('total')
export const OTHERS = summaryTexts('others')
export const NO_VALUE = summaryTexts('noValue')

function stepNamed(step: string): TimeStep | FoldedStep | undefined {
  return [...TIME_STEPS, ...FOLDED_STEPS].find((each) => each === step)
}

function bandText(type: FieldType | undefined, number: string, language: Language): string {
  return type === 'duration'
    ? numberText(Number(number), 'duration', language)
    : formatValue('decimal', number, language)
}

/** What the groups of a field are called together: `Fecha (hora del día)`. */
export function groupHeading({ field, step }: GroupFieldHeading, report: ReportDefinition, language: Language): string {
  const definition = fieldDefinitionOf(report, field)
  const title = definition?.title[language] ?? field
  if (step === null) return title
  const named = stepNamed(step)
  if (named !== undefined) return `${title} (${summaryTexts(named)[language]})`
  const width = bandText(definition?.type, step, language)
  return `${title} (${summaryTexts('bands', { width })[language]})`
}

/** 4 January 1970. */
const A_SUNDAY = 3 * SECONDS_PER_DAY

function stepText(step: TimeStep | FoldedStep, key: string, language: Language): string {
  if (step === 'day-of-week') return datePart('long-weekday', wall(A_SUNDAY + Number(key) * SECONDS_PER_DAY), language)
  if (step === 'year' || step.endsWith('-of-day')) return key
  const at = parseDate(step === 'month' ? `${key}-01` : key)?.at
  if (step === 'month') return at === undefined ? key : monthText(at, language)
  return formatValue('dateTime', key, language)
}

/**
 * What a group is called where people read it: days of the week and months by name, dates and numbers as the language
 * writes them.
 *
 * @param key a part of a group's key, or a column; null: all others
 */
export function groupLabel(
  key: string | null,
  { field, step }: GroupFieldHeading,
  report: ReportDefinition,
  language: Language,
): string {
  if (key === null) return OTHERS[language]
  if (key === '') return NO_VALUE[language]
  if (step === null) return key
  const named = stepNamed(step)
  return named === undefined
    ? bandText(fieldDefinitionOf(report, field)?.type, key, language)
    : stepText(named, key, language)
}
