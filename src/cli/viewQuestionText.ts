import type { ChosenCheck } from '../shared/checks/checks.ts'
import { filterText } from '../shared/measures/treeText.ts'
import { shownSummary } from '../shared/schedules.ts'
import type { WrittenSummary } from '../shared/summaries/writtenSummary.ts'
import { formatInstant } from '../shared/time.ts'
import type { View, ViewContent } from '../shared/views.ts'
import { writtenSettings } from './checkSettings.ts'

/** An option and its value; null: it is not given. */
type Line = readonly [option: string, value: string | true | null]

/** A text as a shell takes it whole. */
function quoted(text: string): string {
  return /^[\w.:/@,=-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`
}

function periodLines({ period, taken }: ViewContent): readonly Line[] {
  if (period?.kind === 'preset') return [['range', period.preset]]
  if (period?.kind !== 'dates') return [['taken', taken]]
  return [
    ['from', formatInstant(period.from)],
    ['to', formatInstant(period.to)],
  ]
}

function summaryLines({ by, across, measures, compare, order, limit, hasTotals }: WrittenSummary): readonly Line[] {
  return [
    ...by.map((field): Line => ['by', field]),
    ['across', across],
    ...measures.map((measure): Line => ['measure', measure]),
    ['compare', compare],
    ['order', order],
    ['limit', limit],
    ['no-totals', hasTotals ? null : true],
  ]
}

/** The check that is shown in place of rows; undefined: none, or the first that fits the report. */
function shownCheck({ face, checks }: ViewContent): ChosenCheck | undefined {
  return face === 'checks' ? checks?.[0] : undefined
}

/** A check as views and schedules take it. */
function checkLines(check: ChosenCheck): readonly Line[] {
  const settings = writtenSettings(check).map(([name, value]) => (value === true ? name : `${name}=${value}`))
  return [['check', check.id], ...settings.map((setting): Line => ['setting', setting])]
}

function rowLines({ sort, offset, limit, columns }: ViewContent): readonly Line[] {
  return [
    ...sort.map(({ field, descending }): Line => ['sort', descending ? `${field}:desc` : field]),
    ['columns', columns?.join(',') ?? null],
    ['offset', offset === 0 ? null : String(offset)],
    ['limit', limit === null ? null : String(limit)],
  ]
}

/** What says which rows are meant. */
function rowSetLines({ list, byDay, filters, search, mask }: ViewContent): readonly Line[] {
  return [
    ['list', list],
    ['by-day', byDay ? true : null],
    ...filters.map(({ value, ...filter }): Line => ['filter', filterText({ ...filter, value: value ?? '…' })]),
    ['search', search === '' ? null : (search ?? '…')],
    ['mask', mask ?? null],
  ]
}

function optionsOf(lines: readonly Line[]): readonly string[] {
  return lines.flatMap(([name, value]) => {
    if (value === null) return []
    return [value === true ? `--${name}` : `--${name} ${quoted(value)}`]
  })
}

/** What is asked of the rows that are meant. */
function askedLines(content: ViewContent): readonly Line[] {
  const asked = shownSummary(content)
  return asked === null ? rowLines(content) : summaryLines(asked)
}

/** The command that asks it. */
function commandOf(content: ViewContent): string {
  const check = shownCheck(content)
  if (check !== undefined) return check.id === 'match' ? 'match' : `check ${check.id}`
  return shownSummary(content) !== null ? 'summarize' : content.file === null ? 'show' : 'export'
}

/** The options that ask what a view shows, beside its report, operation and period. */
export function contentOptions(content: ViewContent): readonly string[] {
  const check = shownCheck(content)
  return optionsOf([...rowSetLines(content), ...(check === undefined ? [] : checkLines(check)), ...askedLines(content)])
}

/**
 * The call that asks what a view does, a line for each option. What the view lacks, since the file that it came in did
 * not tell it, is `…`.
 */
export function viewQuestionText({ connection, reportKey, parameters, content }: View): string {
  const { file } = content
  const check = shownCheck(content)
  const lines: readonly Line[] = [
    ['connection', connection],
    ...Object.entries(parameters).map(([name, value]): Line => ['param', `${name}=${value}`]),
    ...periodLines(content),
    ...rowSetLines(content),
    ...(check === undefined ? askedLines(content) : writtenSettings(check)),
    ['out', file?.path ?? null],
    ['format', file?.format ?? null],
    ['safe', file?.isSafe === true ? true : null],
  ]
  const options = optionsOf(lines).map((option) => `  ${option}`)
  return [`${commandOf(content)} ${reportKey}`, ...options].join('\n')
}
