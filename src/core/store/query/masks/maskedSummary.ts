import type { Masker } from '../../../../shared/masking/personalValues.ts'
import type { Mask } from '../../../../shared/masks.ts'
import type { Filter } from '../../../../shared/query.ts'
import type { GroupField, Summary, SummaryAnswer, SummaryGroup } from '../../../../shared/summaries/types.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { KnownRowSet } from '../rowSet.ts'
import { partsOfRowSet } from '../rowSetParts.ts'
import { aggregatesOf } from '../summaries/plan.ts'
import { labelsOf, type Labels } from './maskedLabels.ts'
import { maskerOf } from './masker.ts'
import { toldFilter } from './toldRowSet.ts'

// A summary, masked once it is worked out: groups are those of the true values, in their order, and only what they are
// called changes.

/** The row sets of the periods that a summary is of. */
function ofPeriods(
  database: ReadableDatabase,
  known: KnownRowSet,
  ranges: readonly (TimeRange | null)[],
): readonly KnownRowSet[] {
  return ranges.map((range) => {
    const rowSet = { ...known.rowSet, range }
    return { ...known, rowSet, parts: partsOfRowSet(database, known.report, rowSet) }
  })
}

/** A text with the values that filters in it have as they are told. */
function toldFilters(masker: Masker, { fieldSet }: KnownRowSet, filters: readonly Filter[], text: string): string {
  return filters.reduce((told, filter) => {
    const { value } = toldFilter(masker, fieldSet.report, filter)
    return value === filter.value ? told : told.replaceAll(filter.value, value)
  }, text)
}

function relabelled(groups: readonly SummaryGroup[], by: readonly Labels[], across: Labels): readonly SummaryGroup[] {
  return groups.map((group) => ({
    ...group,
    key: group.key.map((value, level) => (value === null ? null : (by[level]?.get(value) ?? value))),
    column: group.column === null ? null : (across.get(group.column) ?? group.column),
  }))
}

/**
 * An answer with nothing in its labels and formulas that tells who a customer is.
 *
 * @param ranges the period that is asked for, and the one that it is compared with
 */
export function maskedSummary(
  database: ReadableDatabase,
  known: KnownRowSet,
  ranges: readonly (TimeRange | null)[],
  summary: Summary,
  answer: SummaryAnswer,
  mask: Mask,
): SummaryAnswer {
  const masker = maskerOf(database, mask)
  const periods = ofPeriods(database, known, ranges)
  const labels = ({ field, step }: GroupField, valueOf: (group: SummaryGroup) => string | null | undefined): Labels => {
    if (step !== null) return new Map()
    return labelsOf(
      database,
      periods,
      field,
      answer.groups.flatMap((group) => valueOf(group) ?? []),
      mask,
    )
  }
  const by = summary.by.map((field, level) => labels(field, ({ key }) => key[level]))
  const across = summary.across === null ? new Map() : labels(summary.across, ({ column }) => column)
  const measures = answer.measures.map((measure, place) => {
    const tree = summary.measures[place]?.tree
    const filters = tree === undefined ? [] : aggregatesOf(tree).flatMap(({ where }) => where)
    const told = (text: string): string => toldFilters(masker, known, filters, text)
    return { ...measure, title: told(measure.title), formula: told(measure.formula) }
  })
  return { ...answer, measures, groups: relabelled(answer.groups, by, across) }
}
