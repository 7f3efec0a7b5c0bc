import { telephoneKey } from '../../../../shared/telephoneNumbers.ts'
import type { Masker, PersonalKind } from '../../../../shared/masking/personalValues.ts'
import { isAddress, maskedField, maskedValue } from '../../../../shared/masking/personalValues.ts'
import { maskedText } from '../../../../shared/masking/maskedText.ts'
import type { Filter, RowSet } from '../../../../shared/query.ts'
import { isPersonalParameter } from '../../../../shared/reports/personal.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import { seenReport } from '../../../../shared/reports/seenReport.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import { masked } from '../rowSet.ts'
import { fieldMaskOf } from './fieldMasks.ts'
import { maskerOf } from './masker.ts'
import { filtersLabelled, filtersOpened } from './seals.ts'

// What a document, a sheet or a message repeats of a question. Which rows are meant goes by the true values: what comes
// out of here is told, never asked.

/** A text that may be anybody's, as the value that it looks like. */
function maskedGuess(masker: Masker, text: string, otherwise: PersonalKind): string {
  const kind = telephoneKey(text, masker.plan) === null ? (isAddress(text) ? 'email' : otherwise) : 'telephone'
  return maskedField(masker, kind, text)
}

/** A value of a filter, as it is told. */
function toldValue(masker: Masker, report: ReportDefinition, field: string, value: string): string {
  const how = fieldMaskOf(report, field)
  if (how === null || how.except.has(value)) return value
  if ('as' in how)
    return how.as === 'name' || how.as === 'id'
      ? maskedValue(masker, how.as, value)
      : maskedGuess(masker, value, how.as)
  // Of a text that somebody wrote, whatever is looked for may be a name.
  return how.reads === 'prose' ? maskedGuess(masker, value, 'name') : maskedText(masker, value)
}

/** A filter as it is told. @param report the one that describes the rows */
export function toldFilter(masker: Masker, report: ReportDefinition, filter: Filter): Filter {
  const { field, operator, value } = filter
  if (value === '') return filter
  const told = (each: string): string => toldValue(masker, report, field, each)
  if (operator === 'in') return { ...filter, value: value.split('|').map(told).join('|') }
  if (operator !== 'one-of') return { ...filter, value: told(value) }
  return { ...filter, value: JSON.stringify((JSON.parse(value) as string[]).map(told)) }
}

/** Parameters as they are told. */
export function toldParameters(
  masker: Masker,
  report: ReportDefinition,
  parameters: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      isPersonalParameter(report, name, value) ? maskedGuess(masker, value, 'id') : value,
    ]),
  )
}

/** A search as it is told: it mostly is for somebody. */
export function toldSearch(masker: Masker, search: string): string {
  return maskedGuess(masker, search, 'name')
}

/**
 * A row set as a mask has it told.
 *
 * @param report the one whose rows are stored
 * @param asked the one that describes the rows: of a list, of days, else the report itself
 */
function maskedRowSet<T extends RowSet>(
  masker: Masker,
  report: ReportDefinition,
  asked: ReportDefinition,
  rowSet: T,
): T {
  const { filters, search, within, parameters } = rowSet
  return {
    ...rowSet,
    parameters: toldParameters(masker, report, parameters),
    filters: filters.map((filter) => toldFilter(masker, asked, filter)),
    search: toldSearch(masker, search),
    ...(within === undefined
      ? {}
      : {
          within: {
            ...within,
            filters: within.filters.map((filter) => toldFilter(masker, report, filter)),
            search: toldSearch(masker, within.search),
          },
        }),
  }
}

function withFilters<T extends RowSet>(rowSet: T, become: (filters: readonly Filter[]) => readonly Filter[]): T {
  const { filters, within } = rowSet
  return {
    ...rowSet,
    filters: become(filters),
    ...(within === undefined ? {} : { within: { ...within, filters: become(within.filters) } }),
  }
}

/**
 * A row set as it is told: with its mask, or its operation's where that is stricter. Where nothing hides it any more,
 * sealed values keep what they were called: what they stand for is seen in the rows.
 *
 * @param report the one whose rows are stored
 * @throws AppError `usage` for a value that another store sealed
 */
export function toldRowSet<T extends RowSet>(database: ReadableDatabase, report: ReportDefinition, rowSet: T): T {
  const { mask } = masked(database, rowSet)
  if (mask === undefined) return withFilters(rowSet, filtersLabelled)
  const whole = withFilters({ ...rowSet, mask }, (filters) => filtersOpened(database, filters))
  return maskedRowSet(
    maskerOf(database, mask, planOfConnection(database, rowSet.connectionId)),
    report,
    seenReport(report, rowSet),
    whole,
  )
}
