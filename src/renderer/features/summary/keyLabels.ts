import { formatValue } from '../../../shared/format.ts'
import type { Language } from '../../../shared/language.ts'
import { datePart, dayText, monthText } from '../../../shared/periodTexts.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { GroupField } from '../../../shared/summaries/types.ts'
import { addDays } from '../../../shared/periods.ts'
import { wall, type WallSeconds } from '../../../shared/time.ts'
import { bandEnd } from './bandEnd.ts'
import { placeOfKey } from './placeOfKey.ts'

/** Whose words labels are in. */
export interface LabelWords {
  readonly language: Language
  readonly empty: string
  readonly others: string
  readonly week: (day: string) => string
}

/** A Monday. */
const MONDAY = wall(Date.UTC(2024, 0, 1) / 1000)

function dayLabel(at: WallSeconds, language: Language): string {
  return `${datePart('short-weekday', at, language)} ${dayText(at, language, at)}`
}

function stepLabel(step: Exclude<GroupField['step'], null>, key: string, words: LabelWords, type: string): string {
  const { language } = words
  if (typeof step === 'number') {
    const shown = (text: string): string =>
      type === 'duration' ? formatValue('duration', text, language) : formatValue('decimal', text, language)
    return `${shown(key)} – ${shown(bandEnd(key, step))}`
  }
  if (step.endsWith('-of-day')) return key
  if (step === 'day-of-week') return datePart('long-weekday', addDays(MONDAY, Number(key) - 1), language)
  const at = placeOfKey(key)
  if (at === null) return key
  switch (step) {
    case 'year':
      return key
    case 'month':
      return monthText(at, language)
    case 'week':
      return words.week(dayText(at, language, at))
    case 'day':
      return dayLabel(at, language)
    default:
      return `${dayLabel(at, language)} ${key.slice(-5)}`
  }
}

/** What a group is called to people. */
export function keyLabel(
  report: ReportDefinition,
  { field, step }: GroupField,
  key: string | null,
  words: LabelWords,
): string {
  if (key === null) return words.others
  if (key === '') return words.empty
  const definition = fieldDefinitionOf(report, field)
  if (step !== null) return stepLabel(step, key, words, definition?.type ?? 'decimal')
  const titles = definition?.valueTitles
  const lower = key.trim().toLowerCase()
  if (titles !== undefined && Object.hasOwn(titles, lower)) return titles[lower]?.[words.language] ?? key
  return formatValue(definition?.type ?? 'text', key, words.language)
}
