import { summaryTexts } from '../commonTexts/summaries.ts'
import { formatValue } from '../format.ts'
import type { Language } from '../language.ts'
import { addDays, yearOf } from '../periods.ts'
import { datePart, dayText, monthText } from '../periodTexts.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import type { FieldDefinition, FieldType, ReportDefinition } from '../reports/types.ts'
import { wall, type WallSeconds } from '../time.ts'
import { knownTitle } from '../valueTitles.ts'
import { bandEnd } from './bands.ts'
import { numberText, type NumberStyle } from './numberText.ts'
import { placeOfKey } from './steps.ts'
import { FOLDED_STEPS, TIME_STEPS, type FoldedStep, type GroupFieldHeading, type TimeStep } from './types.ts'

// What groups and the columns of groups are called, in words.

export const TOTAL = summaryTexts('total')
export const OTHERS = summaryTexts('others')
export const NO_VALUE = summaryTexts('noValue')

/**
 * How labels look. On the screen days have their weekday, and bands both ends; in terminals and files, which programs
 * read again, dates are digits, and bands go by their lower end.
 */
export type LabelStyle =
  | { readonly style: 'plain' }
  /** The year that days need not say, since all of them lie in it; null: each says its own. */
  | { readonly style: 'screen'; readonly year: number | null }

const PLAIN: LabelStyle = { style: 'plain' }

function stepNamed(step: string): TimeStep | FoldedStep | undefined {
  return [...TIME_STEPS, ...FOLDED_STEPS].find((each) => each === step)
}

function bandText(type: FieldType | undefined, number: string, language: Language, style: NumberStyle): string {
  return type === 'duration'
    ? numberText(Number(number), 'duration', language, style)
    : formatValue('decimal', number, language)
}

/** What the groups of a field are called together: `Fecha (hora del día)`. */
export function groupHeading({ field, step }: GroupFieldHeading, report: ReportDefinition, language: Language): string {
  const definition = fieldDefinitionOf(report, field)
  const title = definition?.title[language] ?? field
  if (step === null) return title
  const named = stepNamed(step)
  if (named !== undefined) return `${title} (${summaryTexts(named)[language]})`
  const width = bandText(definition?.type, step, language, 'plain')
  return `${title} (${summaryTexts('bands', { width })[language]})`
}

/** A Monday. */
const MONDAY = wall(Date.UTC(2024, 0, 1) / 1000)

function dayLabel(at: WallSeconds, key: string, language: Language, look: LabelStyle): string {
  if (look.style === 'plain') return formatValue('dateTime', key, language)
  const day = dayText(at, language, look.year === yearOf(at) ? at : null)
  return `${datePart('short-weekday', at, language)} ${day}`
}

function weekLabel(at: WallSeconds, key: string, language: Language, look: LabelStyle): string {
  if (look.style === 'plain') return formatValue('dateTime', key, language)
  const day = dayText(at, language, look.year === yearOf(at) ? at : null)
  return summaryTexts('weekOf', { day })[language]
}

function stepText(step: TimeStep | FoldedStep, key: string, language: Language, look: LabelStyle): string {
  if (step === 'day-of-week') return datePart('long-weekday', addDays(MONDAY, Number(key) - 1), language)
  if (step === 'year' || step.endsWith('-of-day')) return key
  const at = placeOfKey(key)
  if (at === null) return key
  switch (step) {
    case 'month':
      return monthText(at, language)
    case 'week':
      return weekLabel(at, key, language, look)
    case 'day':
      return dayLabel(at, key, language, look)
    default: {
      const clock = key.slice(-'HH:MM'.length)
      return look.style === 'plain'
        ? formatValue('dateTime', key, language)
        : `${dayLabel(at, key, language, look)} ${clock}`
    }
  }
}

function valueText(definition: FieldDefinition | undefined, key: string, language: Language): string {
  return knownTitle(definition, key)?.[language] ?? formatValue(definition?.type ?? 'text', key, language)
}

/**
 * What a group is called where people read it: days of the week and months by name, dates, numbers and known values as
 * the language writes them.
 *
 * @param key a part of a group's key, or a column; null: all others
 */
export function groupLabel(
  key: string | null,
  { field, step }: GroupFieldHeading,
  report: ReportDefinition,
  language: Language,
  look: LabelStyle = PLAIN,
): string {
  if (key === null) return OTHERS[language]
  if (key === '') return NO_VALUE[language]
  const definition = fieldDefinitionOf(report, field)
  if (step === null) return valueText(definition, key, language)
  const named = stepNamed(step)
  if (named !== undefined) return stepText(named, key, language, look)
  const lower = bandText(definition?.type, key, language, look.style)
  if (look.style === 'plain') return lower
  return `${lower} – ${bandText(definition?.type, bandEnd(key, Number(step)), language, look.style)}`
}
