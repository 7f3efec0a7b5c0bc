import type { Masker } from '../../../../shared/masking/personalValues.ts'
import type { Mask } from '../../../../shared/masks.ts'
import type { Filter } from '../../../../shared/query.ts'
import type { GroupField, Summary, SummaryAnswer, SummaryGroup } from '../../../../shared/summaries/types.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { planOfConnection } from '../../tables/telephonePlans.ts'
import type { KnownRowSet } from '../rowSet.ts'
import { partsOfRowSet } from '../rowSetParts.ts'
import { aggregatesOf } from '../summaries/plan.ts'
import { labelsOf, type Labels } from './maskedLabels.ts'
import { maskerOf } from './masker.ts'
import { sealed } from './seals.ts'
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

/** Which of the values that look alike each one is, in the order in which they come. */
function alikeOf(labels: Labels): (value: string | null) => number {
  const places = new Map<string, number>()
  const seen = new Map<string, number>()
  return (value) => {
    const label = value === null ? undefined : labels.get(value)
    if (value === null || label === undefined) return 0
    let place = places.get(value)
    if (place === undefined) {
      place = seen.get(label) ?? 0
      places.set(value, place)
      seen.set(label, place + 1)
    }
    return place
  }
}

function relabelled(
  database: ReadableDatabase,
  groups: readonly SummaryGroup[],
  by: readonly Labels[],
  across: Labels,
): readonly SummaryGroup[] {
  const sealedBy = (labels: Labels | undefined, value: string | null): string | null => {
    const label = value === null ? undefined : labels?.get(value)
    return value === null || label === undefined || label === value ? null : sealed(database, label, value)
  }
  const placesOf = by.map(alikeOf)
  const placeOfColumn = alikeOf(across)
  // What stands beside one another has to be told apart by what it is called.
  const columnOf = (column: string): string => {
    const [label, place] = [across.get(column) ?? column, placeOfColumn(column)]
    return place === 0 ? label : `${label} (${place + 1})`
  }
  return groups.map((group) => {
    const alike = group.key.map((value, level) => placesOf[level]?.(value) ?? 0)
    const seals = group.key.map((value, level) => sealedBy(by[level], value))
    const sealedColumn = sealedBy(across, group.column)
    return {
      ...group,
      key: group.key.map((value, level) => (value === null ? null : (by[level]?.get(value) ?? value))),
      ...(alike.some((place) => place > 0) ? { alike } : {}),
      ...(seals.some((seal) => seal !== null) ? { sealed: seals } : {}),
      ...(sealedColumn === null ? {} : { sealedColumn }),
      column: group.column === null ? null : columnOf(group.column),
    }
  })
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
  const masker = maskerOf(database, mask, planOfConnection(database, known.rowSet.connectionId))
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
  return { ...answer, measures, groups: relabelled(database, answer.groups, by, across) }
}
