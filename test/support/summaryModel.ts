import type { Filter } from '../../src/shared/query.ts'
import type { FieldType, ReportDefinition } from '../../src/shared/reports/types.ts'
import type {
  Aggregate,
  GroupField,
  MeasureTree,
  Step,
  Summary,
  SummaryGroup,
  SummaryState,
} from '../../src/shared/summaries/types.ts'
import type { TimeRange } from '../../src/shared/time.ts'
import { fold, isNumeric, numberOf } from '../../src/shared/values.ts'
import type { Row } from './connectedStore.ts'
import { answerOf, valuesOf } from './questionModel.ts'

// Summaries worked out as one would on paper: each line by itself, from the list of its rows. No columns, no steps but
// those of the calendar.

export interface ModelSlice {
  readonly range: TimeRange
  readonly state: 'complete' | 'partial' | 'announced' | 'provisional'
  readonly rows: readonly Row[]
}

export interface ModelInput {
  readonly report: ReportDefinition
  readonly slices: readonly ModelSlice[]
  readonly filters: readonly Filter[]
  readonly search: string
  /** On quarters of an hour, as are the slices; over by now. */
  readonly period: TimeRange
  readonly earlier: TimeRange | null
  readonly summary: Summary
}

const QUARTER = 900

function typeOf(report: ReportDefinition, name: string): FieldType | undefined {
  return report.fields.find((field) => field.name === name)?.type
}

function numberIn(report: ReportDefinition, row: Row, name: string): number | null {
  const value = row[name]
  if (value === undefined || value === null) return null
  const type = typeOf(report, name) ?? 'decimal'
  return isNumeric(type) ? numberOf(type, typeof value === 'string' ? value : JSON.stringify(value)) : null
}

function textIn(report: ReportDefinition, row: Row, name: string): string {
  return valuesOf(report, [row], name)[0]?.value ?? ''
}

/** What stands for no number, in fields that no report declares as in those that it does. */
const NO_NUMBER = /^[ \t\n\r\u00a0]*-{0,2}[ \t\n\r\u00a0]*$/

function isUnread(report: ReportDefinition, row: Row, name: string): boolean {
  return numberIn(report, row, name) === null && !NO_NUMBER.test(textIn(report, row, name))
}

/** The name of the step that an instant lies in, by the calendar of JavaScript. */
function timeKey(at: number, step: Step): string {
  const date = new Date(at * 1000)
  const iso = date.toISOString()
  const two = (number: number): string => String(number).padStart(2, '0')
  const weekday = (date.getUTCDay() + 6) % 7
  const floored = (minutes: number): string => two(Math.floor(date.getUTCMinutes() / minutes) * minutes)
  switch (step) {
    case '15min':
      return iso.slice(0, 14) + floored(15)
    case '30min':
      return iso.slice(0, 14) + floored(30)
    case 'hour':
      return `${iso.slice(0, 13)}:00`
    case 'day':
      return iso.slice(0, 10)
    case 'week':
      return new Date(date.getTime() - weekday * 86_400_000).toISOString().slice(0, 10)
    case 'month':
      return iso.slice(0, 7)
    case 'year':
      return iso.slice(0, 4)
    case '15min-of-day':
      return iso.slice(11, 14) + floored(15)
    case '30min-of-day':
      return iso.slice(11, 14) + floored(30)
    case 'hour-of-day':
      return `${iso.slice(11, 13)}:00`
    case 'day-of-week':
      return String(weekday + 1)
    default:
      throw new Error('no step of time')
  }
}

const ALONG: ReadonlySet<Step> = new Set(['15min', '30min', 'hour', 'day', 'week', 'month', 'year'])

interface Side {
  readonly rows: readonly Row[]
  readonly range: TimeRange
  readonly shift: number
}

class Model {
  readonly #input: ModelInput
  readonly #sides: readonly Side[]
  readonly #fields: readonly GroupField[]

  constructor(input: ModelInput) {
    const { period, earlier, summary } = input
    this.#input = input
    this.#fields = [...summary.by, ...(summary.across === null ? [] : [summary.across])]
    const side = (range: TimeRange): Side => ({ range, rows: this.#rowsOf(range), shift: period.from - range.from })
    this.#sides = earlier === null ? [side(period)] : [side(period), side(earlier)]
  }

  #rowsOf(range: TimeRange): readonly Row[] {
    const { report, slices, filters, search } = this.#input
    const rows = slices.flatMap((slice) => {
      if (slice.range.to < range.from || slice.range.from > range.to) return []
      if (slice.range.from >= range.from && slice.range.to <= range.to) return slice.rows
      return slice.rows.filter((row) => {
        const at = numberIn(report, row, report.dateField ?? '')
        return at !== null && at >= range.from && at <= range.to
      })
    })
    return answerOf(report, rows, { filters, search, sort: [] })
  }

  #isAlong({ field, step }: GroupField): boolean {
    return field === this.#input.report.dateField && ALONG.has(step)
  }

  /** What a row is called in a field; undefined where it belongs nowhere in it. */
  #keyOf(row: Row, group: GroupField, side: Side): string | undefined {
    const { report, period } = this.#input
    if (group.step === null) return textIn(report, row, group.field)
    const number = numberIn(report, row, group.field)
    if (number === null) return ''
    if (typeof group.step === 'number') return String(Math.floor(number / group.step) * group.step + 0)
    if (!this.#isAlong(group)) return timeKey(number, group.step)
    const moved = number + side.shift
    const isWithin = number >= side.range.from && number <= side.range.to
    if (isWithin && (moved < period.from || moved > period.to)) return undefined
    return timeKey(moved, group.step)
  }

  #quarters({ from, to }: TimeRange): readonly number[] {
    return Array.from({ length: Math.ceil((to - from + 1) / QUARTER) }, (_, place) => from + place * QUARTER)
  }

  #stepKeys(group: GroupField): readonly string[] {
    if (!this.#isAlong(group)) return []
    return [...new Set(this.#quarters(this.#input.period).map((quarter) => timeKey(quarter, group.step)))]
  }

  #compare(group: GroupField, descending: boolean): (a: string, b: string) => number {
    const type = typeOf(this.#input.report, group.field)
    const number = (text: string): number | null => {
      if (typeof group.step === 'number') return Number(text)
      if (group.step !== null || (type !== undefined && !isNumeric(type))) return null
      return numberOf(type ?? 'decimal', text)
    }
    const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
    return (a, b) => {
      if (a === '' || b === '') return Number(a === '') - Number(b === '')
      const [one, other] = [number(a), number(b)]
      if ((one === null) !== (other === null)) return Number(one === null) - Number(other === null)
      const order = (one ?? 0) - (other ?? 0) || bytes(fold(a), fold(b)) || bytes(a, b)
      return descending ? -order : order
    }
  }

  /** Of the stretch of time that a key stands for: whether it is here. */
  #stateOf(key: readonly string[], column: string | null, side: Side): SummaryState | null {
    const { slices, report, period } = this.#input
    const given = [...key, ...(column === null ? [] : [column])]
    const groups = [...this.#input.summary.by.slice(0, key.length), ...(column === null ? [] : this.#fields.slice(-1))]
    const ofTime = groups.flatMap((group, place) => {
      const text = given[place] ?? ''
      if (group.field !== report.dateField || typeof group.step !== 'string' || text === '') return []
      if (this.#isAlong(group) && !this.#stepKeys(group).includes(text)) return []
      return [{ group, text }]
    })
    const alongOnly = ofTime.filter(({ group }) => this.#isAlong(group))
    const isIn = (quarter: number, { group, text }: { group: GroupField; text: string }): boolean => {
      if (!this.#isAlong(group)) return timeKey(quarter, group.step) === text
      const moved = quarter + side.shift
      return moved >= period.from && moved <= period.to && timeKey(moved, group.step) === text
    }
    const all = this.#quarters(side.range)
    if (alongOnly.some((each) => !all.some((quarter) => isIn(quarter, each)))) return null
    const quarters = all.filter((quarter) => ofTime.every((each) => isIn(quarter, each)))
    const sliceAt = (quarter: number) => slices.find(({ range }) => range.from <= quarter && quarter <= range.to)
    const held = quarters.filter((quarter) => sliceAt(quarter) !== undefined)
    if (quarters.length > 0 && held.length === 0) return 'missing'
    const isCut = held.some((quarter) => ['partial', 'announced'].includes(sliceAt(quarter)?.state ?? ''))
    return isCut || held.length < quarters.length ? 'partial' : 'complete'
  }

  #fits(row: Row, where: readonly Filter[]): boolean {
    return answerOf(this.#input.report, [row], { filters: where, search: '', sort: [] }).length === 1
  }

  #aggregate(aggregate: Aggregate, all: readonly Row[], side: Side): number | null {
    const { report } = this.#input
    const rows = all.filter((row) => this.#fits(row, aggregate.where))
    switch (aggregate.kind) {
      case 'count':
        return rows.length
      case 'distinct':
        return new Set(rows.map((row) => textIn(report, row, aggregate.field)).filter((text) => text !== '')).size
      case 'repeats':
        return rows.filter((row) => this.#isRepeated(row, aggregate, side)).length
      default:
    }
    const numbers = rows.flatMap((row) => numberIn(report, row, aggregate.field) ?? [])
    const scaled = (number: number): number => number * aggregate.unit
    switch (aggregate.kind) {
      case 'sum': {
        const { weight } = aggregate
        const weighted =
          weight === undefined
            ? numbers
            : rows.flatMap((row) => {
                const [number, times] = [numberIn(report, row, aggregate.field), numberIn(report, row, weight)]
                return number === null || times === null ? [] : [number * times]
              })
        if (rows.length === 0) return 0
        return weighted.length === 0 ? null : scaled(weighted.reduce((sum, number) => sum + number, 0))
      }
      case 'only':
        return numbers.length === 1 ? scaled(numbers[0] ?? 0) : null
      case 'average':
        return numbers.length === 0 ? null : scaled(numbers.reduce((sum, number) => sum + number, 0) / numbers.length)
      case 'least':
        return numbers.length === 0 ? null : scaled(Math.min(...numbers))
      case 'greatest':
        return numbers.length === 0 ? null : scaled(Math.max(...numbers))
      case 'quantile': {
        if (numbers.length === 0) return null
        const sorted = numbers.toSorted((a, b) => a - b)
        const rank = aggregate.fraction * (sorted.length - 1)
        const [low, high] = [sorted[Math.floor(rank)] ?? 0, sorted[Math.ceil(rank)] ?? 0]
        return scaled(low + (high - low) * (rank - Math.floor(rank)))
      }
    }
  }

  #isRepeated(row: Row, aggregate: Aggregate & { kind: 'repeats' }, { rows }: Side): boolean {
    const { report } = this.#input
    const phoneOf = (each: Row): string => {
      const text = textIn(report, each, aggregate.field)
      return telephoneOf(text) ?? (text === '' ? '' : `=${text}`)
    }
    const dateOf = (each: Row): number | null => numberIn(report, each, report.dateField ?? '')
    const contactOf = (each: Row): string => (aggregate.contact === null ? '' : textIn(report, each, aggregate.contact))
    const at = dateOf(row)
    if (phoneOf(row) === '' || at === null) return false
    return rows.some((other) => {
      const otherAt = dateOf(other)
      const isSame = other === row || (contactOf(row) !== '' && contactOf(other) === contactOf(row))
      if (isSame || otherAt === null || !this.#fits(other, aggregate.where)) return false
      return phoneOf(other) === phoneOf(row) && Math.abs(otherAt - at) <= aggregate.withinSeconds
    })
  }

  #measure(tree: MeasureTree, rows: readonly Row[], total: readonly Row[], side: Side): number | null {
    switch (tree.kind) {
      case 'terms': {
        const parts = tree.terms.flatMap(({ times, of }) => {
          const value = this.#aggregate(of, rows, side)
          return value === null ? [] : [times * value]
        })
        return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0)
      }
      case 'quotient':
        return divided(this.#measure(tree.dividend, rows, total, side), this.#measure(tree.divisor, rows, total, side))
      case 'share':
        return divided(this.#aggregate(tree.of, rows, side), this.#aggregate(tree.of, total, side))
      default:
        return this.#aggregate(tree, rows, side)
    }
  }

  #inColumn(rows: readonly Row[], column: string | null, side: Side): readonly Row[] {
    const { across } = this.#input.summary
    return column === null || across === null ? rows : rows.filter((row) => this.#keyOf(row, across, side) === column)
  }

  /** @param isShown as a part of its whole where that is asked; groups are ordered by what the parts are of */
  #entry(rows: readonly Row[], column: string | null, side: Side, state: SummaryState | null, isShown: boolean) {
    const { measures } = this.#input.summary
    const own = this.#inColumn(rows, column, side)
    const total = this.#inColumn(side.rows, column, side)
    const shown = state === 'missing' && own.length > 0 ? 'partial' : state
    const isNothing = shown === null || shown === 'missing'
    const wholes = { total: side.rows, row: rows, column: total }
    const values = measures.map(({ tree, shownAs }) => {
      if (isNothing) return null
      const value = this.#measure(tree, own, total, side)
      if (shownAs === undefined || !isShown) return value
      return divided(value, this.#measure(tree, wholes[shownAs], total, side))
    })
    return { values, rows: own.length, state: shown }
  }

  #line(
    key: readonly (string | null)[],
    column: string | null,
    rows: readonly (readonly Row[])[],
    states: readonly (SummaryState | null)[],
    isShown = true,
  ): SummaryGroup {
    const [own, other] = this.#sides.map((side, place) =>
      this.#entry(rows[place] ?? [], column, side, states[place] ?? null, isShown),
    )
    return {
      key,
      column,
      values: own?.values ?? [],
      compared: other?.values ?? null,
      rows: own?.rows ?? 0,
      state: own?.state ?? 'complete',
      comparedState: other?.state ?? null,
    }
  }

  /** The columns of lines; the last is that of all. */
  #columns(): readonly (string | null)[] {
    const { across, hasTotals } = this.#input.summary
    if (across === null) return [null]
    const found = this.#sides.flatMap((side) => side.rows.flatMap((row) => this.#keyOf(row, across, side) ?? []))
    const all = [...new Set([...found, ...this.#stepKeys(across)])].toSorted(this.#compare(across, false))
    return hasTotals ? [...all, null] : all
  }

  #linesOf(key: readonly string[], rows: readonly (readonly Row[])[]): readonly SummaryGroup[] {
    return this.#columns().map((column) =>
      this.#line(
        key,
        column,
        rows,
        this.#sides.map((side) => this.#stateOf(key, column, side)),
      ),
    )
  }

  #below(key: readonly string[], rows: readonly (readonly Row[])[], limit: number | null): readonly SummaryGroup[] {
    const { by, order } = this.#input.summary
    const group = by[key.length]
    if (group === undefined) return []
    const keysOf = (place: number) =>
      (rows[place] ?? []).map((row) => this.#keyOf(row, group, this.#sides[place] as Side))
    const found = this.#sides.flatMap((_side, place) => keysOf(place).flatMap((each) => each ?? []))
    const hasRows = key.length === 0 || rows.some((each) => each.length > 0)
    const steps = hasRows ? this.#stepKeys(group).filter((step) => this.#isPossible(key, group, step)) : []
    const within = (name: string): readonly (readonly Row[])[] =>
      rows.map((each, place) => each.filter((_row, row) => keysOf(place)[row] === name))
    const byLabel = this.#compare(group, order?.by === 'label' && order.descending)
    const valueOf = (name: string): number | null => {
      const states = this.#sides.map((side) => this.#stateOf([...key, name], null, side))
      return typeof order?.by === 'number'
        ? (this.#line([], null, within(name), states, false).values[order.by] ?? null)
        : null
    }
    const values = new Map([...new Set([...found, ...steps])].map((name) => [name, valueOf(name)] as const))
    const names = [...values.keys()].toSorted((a, b) => {
      const [one, other] = [values.get(a) ?? null, values.get(b) ?? null]
      if (one === null || other === null) return Number(one === null) - Number(other === null) || byLabel(a, b)
      return (order?.descending === true ? other - one : one - other) || byLabel(a, b)
    })
    const shown = limit === null ? names : names.slice(0, limit)
    const lines = shown.flatMap((name) => this.#groupLines([...key, name], within(name)))
    const rest = names.slice(shown.length)
    if (rest.length === 0) return lines
    const left = rows.map((each, place) => each.filter((_row, row) => rest.includes(keysOf(place)[row] as string)))
    const others = this.#columns().map((column) => {
      const states = this.#sides.map((side) => {
        const all = new Set(rest.map((name) => this.#stateOf([name], column, side)))
        all.delete(null)
        return all.size > 1 ? 'partial' : ([...all][0] ?? null)
      })
      return { ...this.#line([null], column, left, states), others: true as const }
    })
    return [...lines, ...others]
  }

  /** Whether a step lies within the steps of time that its groups are in. */
  #isPossible(key: readonly string[], group: GroupField, step: string): boolean {
    const quarters = this.#quarters(this.#input.period).filter((quarter) => timeKey(quarter, group.step) === step)
    return key.every((name, level) => {
      const above = this.#input.summary.by[level] as GroupField
      if (!this.#isAlong(above) || !this.#stepKeys(above).includes(name)) return true
      return quarters.some((quarter) => timeKey(quarter, above.step) === name)
    })
  }

  #groupLines(key: readonly string[], rows: readonly (readonly Row[])[]): readonly SummaryGroup[] {
    const { by, hasTotals } = this.#input.summary
    const isFinest = key.length === by.length
    return [...this.#below(key, rows, null), ...(isFinest || hasTotals ? this.#linesOf(key, rows) : [])]
  }

  groups(): readonly SummaryGroup[] {
    const { by, hasTotals, limit } = this.#input.summary
    const rows = this.#sides.map((side) => side.rows)
    const below = this.#below([], rows, limit)
    return hasTotals || by.length === 0 ? [...below, ...this.#linesOf([], rows)] : below
  }

  unread(fields: readonly string[]) {
    return fields.flatMap((field) => {
      const values = (this.#sides[0]?.rows ?? []).filter((row) => isUnread(this.#input.report, row, field)).length
      return values === 0 ? [] : [{ field, values }]
    })
  }
}

function divided(dividend: number | null, divisor: number | null): number | null {
  return dividend === null || divisor === null || divisor === 0 ? null : dividend / divisor
}

/**
 * The telephones of the tests' rows: digits with something between; a country's code and the digit that leads out do
 * not count.
 */
function telephoneOf(text: string): string | undefined {
  if (!/^[+\d][\d ]*$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '').replace(/^9?57(?=\d{10}$)/, '')
  return digits.length >= 7 ? digits : undefined
}

/** The lines of a summary, in order, and the unread values of some fields. */
export function summaryOf(input: ModelInput): Model {
  return new Model(input)
}
