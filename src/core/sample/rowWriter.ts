import type { FieldDefinition, ListDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import { formatDay } from '../../shared/time.ts'
import type { RowContext } from './context.ts'
import { addCall, figuresOf, loggedIn, noFacts, type Facts } from './figures.ts'
import { toldText } from './history/toldFields.ts'
import { makerOf, type Maker } from './lexicon.ts'
import { asReport, itemsOf, namesOfCustomer } from './listItems.ts'
import { hashText, mix, Random } from './random.ts'
import { formatFigure, formatRowDate } from './valuesByType.ts'

/** A row of the generator: field names and texts, as live servers send them, and lists of such rows. */
export type SampleRow = Record<string, unknown>

interface FieldWriter {
  readonly field: FieldDefinition
  readonly seed: number
  readonly make: Maker
  readonly reading: ((facts: Facts) => number) | undefined
}

function makerIn(report: ReportDefinition, field: FieldDefinition): Maker {
  if (field.name !== report.dateField) return knowingMaker(makerOf(field), field)
  return field.type === 'date' ? (context) => formatDay(context.at) : (context) => formatRowDate(context.at)
}

/** What the history tells comes before what is invented. */
function knowingMaker(invent: Maker, field: FieldDefinition): Maker {
  const tell = toldText(field)
  if (tell === undefined) return invent
  return (context, random) =>
    (context.told === undefined ? undefined : tell(context.told, context, field)) ?? invent(context, random, field)
}

/** One value of a field for a row, the same wherever it is asked for. */
export function valueWriter(report: ReportDefinition, field: FieldDefinition): (context: RowContext) => string {
  const make = makerIn(report, field)
  const seed = hashText(field.name)
  const random = new Random(0)
  return (context) => make(context, random.reseed(mix(context.seed, seed)), field)
}

const LONGEST_CALL_SECONDS = 600

/**
 * The calls that fit into the row's working time: the same first ones whenever it is asked for within a day that goes
 * on.
 */
function factsOf({ seed, workSeconds = 0 }: RowContext, random: Random): Facts {
  const facts = noFacts()
  random.reseed(mix(seed, 21))
  while (loggedIn(facts) < workSeconds - LONGEST_CALL_SECONDS) addCall(facts, random)
  return facts
}

/** Writes whole rows of a report, lists within them too. The makers are looked up once, not for each row. */
export function rowWriter(report: ReportDefinition): (context: RowContext) => SampleRow {
  const write = flatWriter(report)
  const sent = (report.lists ?? []).filter(({ isOwn }) => isOwn !== true)
  const lists = sent.map((list) => [list.name, listWriter(report, list)] as const)
  if (lists.length === 0) return write
  return (context) => {
    const row = write(context)
    for (const [name, writeList] of lists) row[name] = writeList(context)
    return row
  }
}

function listWriter(report: ReportDefinition, list: ListDefinition): (context: RowContext) => unknown {
  if (list.fields.length === 0) return namesOfCustomer
  const items = itemsOf(report, list)
  const write = rowWriter(asReport(report, list))
  return (context) => {
    const rows = Array.from(items(context), write)
    return list.isRecord === true ? (rows[0] ?? {}) : rows
  }
}

/** Writes a row's own fields. */
function flatWriter(report: ReportDefinition): (context: RowContext) => SampleRow {
  const figures = figuresOf(report)
  const writers = report.fields.map((field): FieldWriter => ({
    field,
    seed: hashText(field.name),
    make: makerIn(report, field),
    reading: figures.get(field.name),
  }))
  const random = new Random(0)
  return (context) => {
    const row: SampleRow = {}
    const facts = figures.size === 0 || context.workSeconds === undefined ? undefined : factsOf(context, random)
    for (const { field, seed, make, reading } of writers) {
      row[field.name] =
        facts === undefined || reading === undefined
          ? make(context, random.reseed(mix(context.seed, seed)), field)
          : formatFigure(field.type, reading(facts))
    }
    return row
  }
}
