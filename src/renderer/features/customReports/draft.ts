import {
  asksForDates,
  hasDatedRows,
  isApiId,
  isParameterName,
  isService,
  MOST_DAYS,
  MOST_LIVE_MINUTES,
  type CustomField,
  type CustomParameter,
  type CustomReport,
  type CustomShape,
} from '../../../shared/customReports/customReport.ts'
import type { PastedRequest } from '../../../shared/customReports/pastedRequest.ts'
import type { TrialOutcome } from '../../../shared/customReports/trial.ts'
import { fillText } from '../../../shared/fillText.ts'
import { LANGUAGES, type Language, type LocalizedText } from '../../../shared/language.ts'
import { inEachLanguage } from '../../../shared/localized.ts'
import type { ReportKind } from '../../../shared/reports/types.ts'
import { texts } from '../../../shared/texts/index.ts'

/** What is asked, as it is being typed. */
export interface RequestDraft {
  readonly service: string
  readonly id: string
  readonly hasDates: boolean
  readonly parameters: readonly CustomParameter[]
}

export interface FieldDraft extends CustomField {
  /** A few values of the last answer. */
  readonly examples: readonly string[]
  /** Whether the last answer had it; null where nothing was asked yet. */
  readonly wasSeen: boolean | null
}

/** How the answer is read, as it is being corrected. */
export interface ReadingDraft {
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly kind: ReportKind
  readonly dateField: string | null
  readonly maxDays: number
  readonly liveMinutes: number
  readonly fields: readonly FieldDraft[]
  readonly shape: CustomShape | null
}

export const EMPTY_REQUEST: RequestDraft = { service: '', id: '', hasDates: true, parameters: [] }

const USUAL_LIVE_MINUTES = 10
const EMPTY_TEXT: LocalizedText = inEachLanguage(() => '')

/** What a report is called that nobody gave a title yet, by what its address has after `api=`. */
export function usualTitle(id: string): LocalizedText {
  return inEachLanguage((language) => fillText(texts[language].customReports.usualTitle, { id }, language))
}

/** A text changed in one language; in all where it was the same in all. */
export function withText(text: LocalizedText, language: Language, value: string): LocalizedText {
  const isOne = LANGUAGES.every((each) => text[each] === text[language])
  return isOne ? inEachLanguage(() => value) : { ...text, [language]: value }
}

/** The request of a report that is there already. */
export function requestOf({ service, id, kind, parameters }: CustomReport): RequestDraft {
  return { service, id, hasDates: asksForDates(kind), parameters }
}

/** The reading of a report that is there already. */
export function readingOf(report: CustomReport): ReadingDraft {
  const { title, description, kind, dateField, maxDays, liveMinutes, fields, shape } = report
  return {
    title,
    description,
    kind,
    dateField,
    maxDays: maxDays ?? MOST_DAYS,
    liveMinutes: liveMinutes ?? USUAL_LIVE_MINUTES,
    fields: fields.map((field) => ({ ...field, examples: [], wasSeen: null })),
    shape,
  }
}

/**
 * What was pasted in the place of what was typed; values that were typed for the same parameters stay where the paste
 * has none.
 */
export function withPasted(before: RequestDraft, pasted: PastedRequest): RequestDraft {
  const typed = new Map(before.parameters.map(({ name, value }) => [name, value]))
  return {
    service: pasted.service,
    id: pasted.id,
    // A key typed by hand says nothing of dates.
    hasDates: pasted.hasDates || (pasted.parameters.length === 0 && pasted.server === null && before.hasDates),
    parameters: pasted.parameters.map(({ name, value }) => ({
      name,
      value: value === '' ? (typed.get(name) ?? '') : value,
      isRequired: true,
    })),
  }
}

type Answer = Extract<TrialOutcome, { readonly kind: 'records' }>

/**
 * What an answer says, with what was corrected before for fields of the same names. Fields that did not come this time
 * stay, at the end.
 *
 * @param before null for a report of another request
 * @param title what to call it until it is given a title
 */
export function withAnswer(before: ReadingDraft | null, answer: Answer, title: LocalizedText): ReadingDraft {
  const known = new Map((before?.fields ?? []).map((field) => [field.name, field]))
  const fields = answer.fields.map(({ name, title, type, examples }): FieldDraft => {
    const corrected = known.get(name)
    known.delete(name)
    return { name, title: corrected?.title ?? title, type: corrected?.type ?? type, examples, wasSeen: true }
  })
  const { kind, dateField, maxDays, shape } = answer.suggestion
  const beside = new Set(shape?.kind === 'listAt' ? shape.besides.map(({ name }) => name) : [])
  const missing = [...known.values()]
    .filter(({ name }) => !beside.has(name))
    .map((field) => ({ ...field, examples: [], wasSeen: false }))
  // What was chosen before holds as long as it fits the request.
  const isKindKept = before !== null && asksForDates(before.kind) === asksForDates(kind)
  return {
    title: before?.title ?? title,
    description: before?.description ?? EMPTY_TEXT,
    kind: isKindKept ? before.kind : kind,
    dateField: isKindKept ? before.dateField : dateField,
    maxDays: before?.maxDays ?? maxDays ?? MOST_DAYS,
    liveMinutes: before?.liveMinutes ?? USUAL_LIVE_MINUTES,
    fields: [...fields, ...missing],
    shape,
  }
}

/** The kinds that a report can have, by whether its request names dates. */
export function kindsFor(hasDates: boolean): readonly ReportKind[] {
  return hasDates ? ['detail', 'series', 'aggregate'] : ['snapshot', 'live']
}

export type RequestProblem = 'service' | 'id' | `parameter-${number}` | `twice-${number}`

/** What of a request cannot be sent. */
export function requestProblems({ service, id, parameters }: RequestDraft): ReadonlySet<RequestProblem> {
  const problems = new Set<RequestProblem>()
  if (!isService(service.trim())) problems.add('service')
  if (!isApiId(id.trim())) problems.add('id')
  const names = parameters.map(({ name }) => name.trim())
  for (const [place, name] of names.entries()) {
    if (!isParameterName(name)) problems.add(`parameter-${place}`)
    else if (names.indexOf(name) !== place) problems.add(`twice-${place}`)
  }
  return problems
}

export type ReadingProblem = 'title' | 'dateField' | 'maxDays' | 'liveMinutes' | `field-${string}`

function isFilled(text: LocalizedText): boolean {
  return LANGUAGES.every((language) => text[language].trim() !== '')
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most
}

/** What of a reading is not right yet. */
export function readingProblems(reading: ReadingDraft): ReadonlySet<ReadingProblem> {
  const { title, kind, dateField, fields, maxDays, liveMinutes } = reading
  const problems = new Set<ReadingProblem>()
  if (!isFilled(title)) problems.add('title')
  const dating = fields.find(({ name }) => name === dateField)
  if (hasDatedRows(kind) && dating?.type !== 'date' && dating?.type !== 'dateTime') problems.add('dateField')
  if (asksForDates(kind) && !isWhole(maxDays, MOST_DAYS)) problems.add('maxDays')
  if (kind === 'live' && !isWhole(liveMinutes, MOST_LIVE_MINUTES)) problems.add('liveMinutes')
  for (const field of fields) if (!isFilled(field.title)) problems.add(`field-${field.name}`)
  return problems
}

function trimmed(text: LocalizedText): LocalizedText {
  return inEachLanguage((language) => text[language].trim())
}

/** The report that the drafts make together. */
export function reportOf(request: RequestDraft, reading: ReadingDraft): CustomReport {
  const { title, description, kind, dateField, maxDays, liveMinutes, fields, shape } = reading
  return {
    service: request.service.trim(),
    id: request.id.trim(),
    title: trimmed(title),
    description: trimmed(description),
    kind,
    parameters: request.parameters.map(({ name, value, isRequired }) => ({
      name: name.trim(),
      value: value.trim(),
      isRequired,
    })),
    fields: fields.map(({ name, title, type }) => ({ name, title: trimmed(title), type })),
    dateField: hasDatedRows(kind) ? dateField : null,
    maxDays: asksForDates(kind) ? maxDays : null,
    liveMinutes: kind === 'live' ? liveMinutes : null,
    shape,
  }
}

/** What a parameter's values are as a request takes them; empty ones are left out. */
export function sentParameters({ parameters }: RequestDraft): Readonly<Record<string, string>> {
  const filled = parameters.filter(({ value }) => value.trim() !== '')
  return Object.fromEntries(filled.map(({ name, value }) => [name.trim(), value.trim()]))
}

/** Whether two requests ask for the same report, whatever its parameters. */
export function isSameReport(a: RequestDraft, b: RequestDraft): boolean {
  return a.service.trim() === b.service.trim() && a.id.trim() === b.id.trim()
}
