import { formatValue } from '../../../shared/format.ts'
import { yearOf } from '../../../shared/periods.ts'
import type { Language } from '../../../shared/language.ts'
import type { FieldDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { groupLabel, TOTAL, type LabelStyle } from '../../../shared/summaries/groupLabels.ts'
import type { SummaryAnswer, SummaryGroup } from '../../../shared/summaries/types.ts'
import { knownTitle } from '../../../shared/valueTitles.ts'

// What the groups of a card's summary are called, and which of them it shows.

/** What a group of a card is called. */
export function labelOf(
  { key }: SummaryGroup,
  { by, range }: Pick<SummaryAnswer, 'by' | 'range'>,
  report: ReportDefinition,
  language: Language,
): string {
  const [heading] = by
  const [first] = key
  if (heading === undefined || first === undefined) return TOTAL[language]
  const isOneYear = range !== null && yearOf(range.from) === yearOf(range.to)
  const look: LabelStyle = { style: 'screen', year: isOneYear ? yearOf(range.from) : null }
  return groupLabel(first, heading, report, language, look)
}

/** The numbers of a card without those of single columns: what is over all of them. */
function linesOf({ groups }: Pick<SummaryAnswer, 'groups'>): readonly SummaryGroup[] {
  return groups.filter(({ column }) => column === null)
}

/** The total of a card. */
export function totalOf(answer: Pick<SummaryAnswer, 'groups'>): SummaryGroup | undefined {
  return linesOf(answer).find(({ key }) => key.length === 0)
}

/** The groups of a card, all others among them, without the total. */
export function groupsOf(answer: Pick<SummaryAnswer, 'groups'>): readonly SummaryGroup[] {
  return linesOf(answer).filter(({ key }) => key.length > 0)
}

/** A value of a row as people know it. @param definition undefined for a field that no document lists */
export function textOfValue(definition: FieldDefinition | undefined, value: string | null, language: Language): string {
  return knownTitle(definition, value ?? '')?.[language] ?? formatValue(definition?.type ?? 'text', value, language)
}
