import { filterText } from '../shared/measures/treeText.ts'
import { shownSummary } from '../shared/schedules.ts'
import type { WrittenSummary } from '../shared/summaries/writtenSummary.ts'
import { formatInstant } from '../shared/time.ts'
import type { View, ViewContent } from '../shared/views.ts'

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

function rowLines({ sort, offset, limit, columns }: ViewContent): readonly Line[] {
  return [
    ...sort.map(({ field, descending }): Line => ['sort', descending ? `${field}:desc` : field]),
    ['columns', columns?.join(',') ?? null],
    ['offset', offset === 0 ? null : String(offset)],
    ['limit', limit === null ? null : String(limit)],
  ]
}

function contentLines(content: ViewContent): readonly Line[] {
  const { list, byDay, filters, search } = content
  const asked = shownSummary(content)
  return [
    ['list', list],
    ['by-day', byDay ? true : null],
    ...filters.map(({ value, ...filter }): Line => ['filter', filterText({ ...filter, value: value ?? '…' })]),
    ['search', search === '' ? null : (search ?? '…')],
    ['mask', content.mask ?? null],
    ...(asked === null ? rowLines(content) : summaryLines(asked)),
  ]
}

function optionsOf(lines: readonly Line[]): readonly string[] {
  return lines.flatMap(([name, value]) => {
    if (value === null) return []
    return [value === true ? `--${name}` : `--${name} ${quoted(value)}`]
  })
}

/** The options that ask what a view shows, beside its report, operation and period. */
export function contentOptions(content: ViewContent): readonly string[] {
  return optionsOf(contentLines(content))
}

/**
 * The call that asks what a view does, a line for each option. What the view lacks, since the file that it came in did
 * not tell it, is `…`.
 */
export function viewQuestionText({ connection, reportKey, parameters, content }: View): string {
  const { file } = content
  const asked = shownSummary(content)
  const lines: readonly Line[] = [
    ['connection', connection],
    ...Object.entries(parameters).map(([name, value]): Line => ['param', `${name}=${value}`]),
    ...periodLines(content),
    ...contentLines(content),
    ['out', file?.path ?? null],
    ['format', file?.format ?? null],
    ['safe', file?.isSafe === true ? true : null],
  ]
  const options = optionsOf(lines).map((option) => `  ${option}`)
  const command = asked !== null ? 'summarize' : file === null ? 'show' : 'export'
  return [`${command} ${reportKey}`, ...options].join('\n')
}
