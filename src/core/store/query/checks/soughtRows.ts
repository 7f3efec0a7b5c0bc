import { channelKey, channelKindOf } from '../../../../shared/reports/channelNames.ts'
import type { ChannelKind } from '../../../../shared/reports/channels.ts'
import type { NumberingPlan } from '../../../../shared/telephoneCountries.ts'
import { telephoneKey } from '../../../../shared/telephoneNumbers.ts'
import type { RowSet } from '../../../../shared/query.ts'
import { outreachOf } from '../../../../shared/reports/catalogueOutreach.ts'
import type { Outreach } from '../../../../shared/reports/outreach.ts'
import type { RowsThat } from '../../../../shared/reports/roles.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { joinSql, sql, type Sql } from '../../sql/sql.ts'
import { trimmedSql } from '../../sql/trimmed.ts'
import { dateColumn } from '../../tables/slices.ts'
import type { FieldSet } from '../fieldSet.ts'
import { allOf, valueSql } from '../filterSql.ts'
import { sumsUpOthers } from '../rowCounts.ts'
import type { OpenRows } from '../rowSet.ts'
import { blocksOf } from '../source.ts'
import { throwIfUnwanted } from '../wanted.ts'

// The rows of a report that are contacts which the operation sought, read in one scan.

/** What is read of a contact. */
export interface SoughtRow {
  readonly rowId: number
  /** Wall seconds. */
  readonly at: number
  /** A number for each customer, from 0. */
  readonly customer: number
  /** What tells its channel from channels of other kinds. */
  readonly channel: string
  readonly kind: ChannelKind | null
  readonly hasReached: boolean
  /** Whether it is one of the rows asked for. */
  readonly isAsked: boolean
  readonly message: string | null
}

/** The text of a field of a row `t`. */
export function textSql(fields: FieldSet, name: string): Sql {
  return sql`CAST(${valueSql(fields, name).value} AS TEXT)`
}

/** Whether a field of a row `t` has one of the values, in any case: 1 or 0. */
export function hasValue(fields: FieldSet, { field, values }: RowsThat): Sql {
  const list = joinSql(
    values.map((value) => sql`${value.toLowerCase()}`),
    ', ',
  )
  return sql`lower(${trimmedSql(textSql(fields, field))}) IN (${list})`
}

function isSought(fields: FieldSet, report: ReportDefinition, { cameIn }: Outreach): Sql {
  const isTotal = sumsUpOthers(report)
  return allOf([
    ...(cameIn === undefined || cameIn === 'all' ? [] : [sql`NOT ${hasValue(fields, cameIn)}`]),
    ...(isTotal === undefined ? [] : [sql`NOT ${isTotal}`]),
  ])
}

function hasReached(fields: FieldSet, { reached }: Outreach): Sql {
  if (reached === undefined) return sql`1`
  return reached === 'none' ? sql`0` : hasValue(fields, reached)
}

const ADDRESS = /[^\s<>,;"]+@[^\s<>,;"]+/

/** What tells customers apart: of a telephone its digits however written, of an address its letters in any case. */
function customerKey(text: string, plan: NumberingPlan): string | null {
  const telephone = telephoneKey(text, plan)
  if (telephone !== null) return telephone
  return ADDRESS.exec(text)?.[0].toLowerCase() ?? null
}

/** Gives each different text a number, from 0. */
class Numbering {
  readonly #numbers = new Map<string, number>()

  of(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#numbers.size)
    return this.#numbers.size - 1
  }

  /** The texts by their numbers. */
  texts(): readonly string[] {
    return [...this.#numbers.keys()]
  }
}

/** Remembers what a function says of a text: the same few, or the same customers, come again and again. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (known.has(text)) return known.get(text) as T
    const value = read(text)
    known.set(text, value)
    return value
  }
}

interface RowSource {
  readonly report: ReportDefinition
  readonly fieldSet: FieldSet
  readonly rows: OpenRows
  /** Which of them are asked for. */
  readonly isAsked: Sql
  /** Of the operation's country. */
  readonly plan: NumberingPlan
}

/**
 * Goes through the contacts that the operation sought, in the order of the rows. Rows without a date or without whom
 * they sought are none.
 *
 * @param take gets each contact
 * @returns what tells customers apart, by their numbers
 */
export function eachSought(
  database: ReadableDatabase,
  { report, fieldSet, rows, isAsked, plan }: RowSource,
  take: (row: SoughtRow) => void,
): readonly string[] {
  const outreach = outreachOf(report)
  const date = dateColumn(report)
  if (outreach === null || outreach.cameIn === 'all' || date === undefined) return []
  const { channel, customer, message } = outreach
  const columns = [
    sql`t.row_id`,
    sql`t.${date}`,
    textSql(fieldSet, customer),
    'field' in channel ? textSql(fieldSet, channel.field) : sql`NULL`,
    message === undefined ? sql`NULL` : textSql(fieldSet, message),
    hasReached(fieldSet, outreach),
    isAsked,
  ]
  const where = allOf([rows.where, sql`t.${date} IS NOT NULL`, isSought(fieldSet, report, outreach)])
  const customers = new Numbering()
  const customerOf = remembering((text) => {
    const key = customerKey(text, plan)
    return key === null ? -1 : customers.of(key)
  })
  const keyOf = remembering(channelKey)
  const kindOf = remembering(channelKindOf)
  for (const block of blocksOf(database, rows.source, columns, where)) {
    throwIfUnwanted(database)
    for (const row of block) {
      const [rowId, at, who, via, text, reached, asked] = row as [
        number,
        number,
        string | null,
        string | null,
        string | null,
        number,
        number,
      ]
      const number = customerOf(who ?? '')
      if (number === -1) continue
      take({
        rowId,
        at,
        customer: number,
        channel: 'kind' in channel ? channel.kind : keyOf(via ?? ''),
        kind: 'kind' in channel ? channel.kind : kindOf(via ?? ''),
        hasReached: reached === 1,
        isAsked: asked === 1,
        message: text,
      })
    }
  }
  return customers.texts()
}

/** Which rows are dated in the period of a row set. */
export function inPeriod(report: ReportDefinition, { range }: RowSet): readonly Sql[] {
  const date = dateColumn(report)
  return range === null || date === undefined ? [] : [sql`t.${date} BETWEEN ${range.from} AND ${range.to}`]
}

/** Numbers channels of different kinds, in the order in which they come; all beyond the most are one. */
export function channelNumbers(most: number): (channel: string) => number {
  const channels = new Numbering()
  return (channel) => Math.min(channels.of(channel), most - 1)
}
