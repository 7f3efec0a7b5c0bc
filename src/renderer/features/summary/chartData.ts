import { isAlongTime } from '../../../shared/summaries/steps.ts'
import type { GroupField } from '../../../shared/summaries/types.ts'
import type { ChartKind } from './summaryState.ts'
import type { SummaryTableModel } from './summaryTable.ts'

/** Why a chart cannot be drawn of what is asked. */
export type ChartProblem = 'needsGroups' | 'needsTime' | 'needsTwo'

/** Null where it can be drawn. */
export function chartProblem(
  kind: ChartKind,
  by: readonly GroupField[],
  across: GroupField | null,
): ChartProblem | null {
  switch (kind) {
    case 'none':
      return null
    case 'bars':
      return by.length === 0 ? 'needsGroups' : null
    case 'lines':
      return by[0] !== undefined && isOrdered(by[0]) ? null : 'needsTime'
    case 'heat':
      return by.length > 0 && (across !== null || by.length > 1) ? null : 'needsTwo'
  }
}

/** Whether the steps of a field follow one another, so that a line between them says something. */
function isOrdered({ step }: GroupField): boolean {
  return (
    step !== null &&
    (typeof step === 'number' || isAlongTime(step) || step.endsWith('-of-day') || step === 'day-of-week')
  )
}

/** A row of numbers that is drawn in one colour. */
export interface ChartSeries {
  readonly name: string
  /** In the order of the categories; null where there is no number. */
  readonly values: readonly (number | null)[]
}

export interface ChartData {
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  /** How many groups there are, drawn or not. */
  readonly total: number
}

/** As many fit on a screen. */
export const MOST_CATEGORIES = 60
export const MOST_SERIES = 8

export interface ChartLabels {
  readonly labelOf: (level: number, key: string | null) => string
  readonly columnLabel: (column: string | null) => string
  readonly now: string
  readonly before: string
}

interface ChartCell {
  readonly category: string
  readonly series: string
  readonly value: number | null
}

function gathered(cells: readonly ChartCell[], mostCategories: number, mostSeries: number): ChartData {
  const all = [...new Set(cells.map(({ category }) => category))]
  const categories = all.slice(0, mostCategories)
  const names = [...new Set(cells.map(({ series }) => series))].slice(0, mostSeries)
  const values = new Map(cells.map(({ category, series, value }) => [JSON.stringify([series, category]), value]))
  return {
    categories,
    series: names.map((name) => ({
      name,
      values: categories.map((category) => values.get(JSON.stringify([name, category])) ?? null),
    })),
    total: all.length,
  }
}

/**
 * One measure of a summary as a chart draws it: the outermost groups are its categories; columns, the next groups, or
 * the earlier period are its series.
 */
export function chartDataOf(
  { lines, columns }: SummaryTableModel,
  by: readonly GroupField[],
  measure: number,
  kind: ChartKind,
  { labelOf, columnLabel, now, before }: ChartLabels,
): ChartData {
  const isHeat = kind === 'heat'
  const [mostCategories, mostSeries] = isHeat ? [MOST_CATEGORIES, MOST_CATEGORIES] : [MOST_CATEGORIES, MOST_SERIES]
  const named = columns.filter((column) => column !== null)
  const levels = by.length
  const cells: ChartCell[] = []
  for (const { key, alike, kind: lineKind, cells: ofColumns } of lines) {
    // All others together would dwarf each of those that stand by themselves.
    if (lineKind !== 'group') continue
    // What looks alike is drawn apart.
    const nameOf = (part: string | null, level: number): string => {
      const before = alike[level] ?? 0
      return before === 0 ? labelOf(level, part) : `${labelOf(level, part)} (${before + 1})`
    }
    const category = nameOf(key[0] ?? null, 0)
    if (named.length > 0) {
      if (levels > 1) {
        // Each group of groups is a category of its own.
        const whole = key.map(nameOf).join(' · ')
        for (const column of named) {
          cells.push({
            category: whole,
            series: columnLabel(column),
            value: ofColumns.get(column)?.values[measure] ?? null,
          })
        }
        continue
      }
      for (const column of named) {
        cells.push({ category, series: columnLabel(column), value: ofColumns.get(column)?.values[measure] ?? null })
      }
      continue
    }
    const group = ofColumns.get(null)
    if (levels > 1) {
      const series = key
        .slice(1)
        .map((each, place) => nameOf(each, place + 1))
        .join(' · ')
      cells.push({ category, series, value: group?.values[measure] ?? null })
      continue
    }
    cells.push({ category, series: now, value: group?.values[measure] ?? null })
    if (group?.compared !== null && group?.compared !== undefined && !isHeat) {
      cells.push({ category, series: before, value: group.compared[measure] ?? null })
    }
  }
  return gathered(cells, mostCategories, mostSeries)
}
