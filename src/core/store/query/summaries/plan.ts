import type { Filter } from '../../../../shared/query.ts'
import { addsUp } from '../../../../shared/reports/types.ts'
import type { Aggregate, GroupField, MeasureTree, Summary } from '../../../../shared/summaries/types.ts'
import { isNumeric } from '../../../../shared/values.ts'
import { unreadColumn } from '../../rows/reportTable.ts'
import { sql } from '../../sql/sql.ts'
import type { FieldSet } from '../fieldSet.ts'
import { allOf, filterSql, valueSql } from '../filterSql.ts'
import { aggregateKey, type AggregatePlan } from './aggregates.ts'
import {
  fitsWish,
  numbersWish,
  textsWish,
  type ColumnWish,
  type FitsWish,
  type NumbersWish,
  type TextsWish,
} from '../columns/columns.ts'
import type { DimensionPlan } from './dimensions.ts'

/** What a summary reads of rows, and what it makes of them. */
export interface SummaryPlan {
  readonly dimensions: readonly DimensionPlan[]
  readonly across: DimensionPlan | null
  readonly aggregates: readonly AggregatePlan[]
  /** The fields whose values count as unread where no number could be read of them. */
  readonly readAsNumbers: ReadonlyMap<string, NumbersWish>
  readonly wishes: readonly ColumnWish[]
}

/** Every aggregate of a measure. */
export function aggregatesOf(tree: MeasureTree): readonly Aggregate[] {
  switch (tree.kind) {
    case 'terms':
      return tree.terms.map(({ of }) => of)
    case 'quotient':
      return [...aggregatesOf(tree.dividend), ...aggregatesOf(tree.divisor)]
    case 'share':
      return [tree.of]
    default:
      return [tree]
  }
}

/** A field's texts, as a column. @throws AppError `unknown-field` */
export function textsOf(fields: FieldSet, name: string): TextsWish {
  const { value, definition } = valueSql(fields, name)
  return textsWish(value, definition !== undefined && isNumeric(definition.type))
}

/** The numbers that a field's values compare by, as a column. @throws AppError `unknown-field` */
export function numbersOf(fields: FieldSet, name: string): NumbersWish {
  const { value, number, definition } = valueSql(fields, name)
  const isSum = definition?.role === 'sum' && addsUp(fields.report)
  return numbersWish(number, value, isSum ? sql`t.${unreadColumn(definition)}` : null)
}

function dimensionPlan(fields: FieldSet, field: GroupField): DimensionPlan {
  const { definition } = valueSql(fields, field.field)
  return {
    field,
    type: definition?.type,
    wish: field.step === null ? textsOf(fields, field.field) : numbersOf(fields, field.field),
    isOfPeriod: fields.report.dateField === field.field,
  }
}

function whereOf(fields: FieldSet, filters: readonly Filter[]): FitsWish | null {
  return filters.length === 0 ? null : fitsWish(allOf(filters.map((filter) => filterSql(fields, filter))))
}

/** When rows are, for what lies near in time; null where they have no date. */
function dateOf(fields: FieldSet): NumbersWish | null {
  const { dateField } = fields.report
  return dateField === null ? null : numbersOf(fields, dateField)
}

function aggregatePlan(fields: FieldSet, aggregate: Aggregate): AggregatePlan {
  const nothing = { numbers: null, weight: null, texts: null, contact: null, date: null }
  const plan = { ...nothing, aggregate, where: whereOf(fields, aggregate.where) }
  switch (aggregate.kind) {
    case 'count':
      return plan
    case 'distinct':
      return { ...plan, texts: textsOf(fields, aggregate.field) }
    case 'repeats': {
      const { field, contact } = aggregate
      return {
        ...plan,
        texts: textsOf(fields, field),
        contact: contact === null ? null : textsOf(fields, contact),
        date: dateOf(fields),
      }
    }
    case 'sum': {
      const { field, weight } = aggregate
      return {
        ...plan,
        numbers: numbersOf(fields, field),
        weight: weight === undefined ? null : numbersOf(fields, weight),
      }
    }
    default:
      return { ...plan, numbers: numbersOf(fields, aggregate.field) }
  }
}

/** Fields whose values are to be numbers, dates apart: those of measures, and those of bands. */
function readAsNumbers(fields: FieldSet, { by, across, measures }: Summary): ReadonlyMap<string, NumbersWish> {
  const ofMeasures = measures
    .flatMap(({ tree }) => aggregatesOf(tree))
    .flatMap((aggregate) => {
      if (aggregate.kind === 'count' || aggregate.kind === 'distinct' || aggregate.kind === 'repeats') return []
      const weights = aggregate.kind === 'sum' ? (aggregate.weight ?? []) : []
      return [aggregate.field, ...[weights].flat()]
    })
  const ofBands = [...by, ...(across === null ? [] : [across])]
    .filter(({ step }) => typeof step === 'number')
    .map(({ field }) => field)
  return new Map([...ofMeasures, ...ofBands].map((name) => [name, numbersOf(fields, name)] as const))
}

function wishesOf(
  { aggregates }: Pick<SummaryPlan, 'aggregates'>,
  dimensions: readonly DimensionPlan[],
): readonly ColumnWish[] {
  const all = [
    ...dimensions.map(({ wish }) => wish),
    ...aggregates.flatMap(({ where, numbers, weight, texts, contact, date }) => [
      where,
      numbers,
      weight,
      texts,
      contact,
      date,
    ]),
  ].filter((wish) => wish !== null)
  return [...new Map(all.map((wish) => [wish.id, wish] as const)).values()]
}

/**
 * Says which columns a summary needs.
 *
 * @throws AppError `unknown-field`, `bad-filter`
 */
export function planOf(fields: FieldSet, summary: Summary): SummaryPlan {
  const dimensions = summary.by.map((field) => dimensionPlan(fields, field))
  const across = summary.across === null ? null : dimensionPlan(fields, summary.across)
  const different = new Map(
    summary.measures
      .flatMap(({ tree }) => aggregatesOf(tree))
      .map((aggregate) => [aggregateKey(aggregate), aggregate] as const),
  )
  const aggregates = [...different.values()].map((aggregate) => aggregatePlan(fields, aggregate))
  const wishes = wishesOf({ aggregates }, across === null ? dimensions : [...dimensions, across])
  return { dimensions, across, aggregates, readAsNumbers: readAsNumbers(fields, summary), wishes }
}
