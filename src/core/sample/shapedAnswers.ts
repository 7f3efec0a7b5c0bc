import type { AnswerShape, FieldDefinition, ReportDefinition } from '../../shared/reports/types.ts'
import type { WallSeconds } from '../../shared/time.ts'
import { envelope, type Answer, type EnvelopeShape, type Frame } from './answers.ts'
import { contextOf } from './context.ts'
import { hashText } from './random.ts'
import { valueWriter } from './rowWriter.ts'
import type { Selection } from './selection.ts'

type SampleRecord = Readonly<Record<string, unknown>>
type ListAt = Extract<AnswerShape, { readonly kind: 'listAt' }>

const BARE_LIST: Frame = { begin: () => '[', end: ']' }
/** One object takes the place of the list: what is written between is it. */
const ONE_VALUE: Frame = { begin: (head) => `{${head},"data":`, end: '}' }

function besidesOf(
  report: ReportDefinition,
  { besides, total }: ListAt,
  count: number,
  parameters: Readonly<Record<string, string>>,
): SampleRecord {
  const at = 0 as WallSeconds
  const seed = hashText(report.key)
  const context = contextOf({ at, seed, conversationSeed: seed, conversation: 0, customers: 1 })
  const valueOf = (field: FieldDefinition): string =>
    field.name === total ? String(count) : (parameters[field.name] ?? valueWriter(report, field)(context))
  return Object.fromEntries(besides.map((field) => [field.name, valueOf(field)]))
}

/** A list that lies somewhere else, with what stands beside it before it. */
function listFrame(shape: ListAt, besides: SampleRecord): Frame {
  const [name = '', ...deeper] = shape.path.toReversed()
  const beside = Object.entries(besides).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},`)
  const inner = `${beside.join('')}${JSON.stringify(name)}:[`
  if (deeper.length === 0) return { begin: () => `{${inner}`, end: ']}' }
  const outer = deeper.toReversed().map((each) => `${JSON.stringify(each)}:{`)
  return { begin: (head) => `{${head},${outer.join('')}${inner}`, end: `]}${'}'.repeat(deeper.length)}` }
}

/** Records under names: one of them, or a list of them, for each value of the field that names them. */
function byName(rows: readonly SampleRecord[], nameField: string, areLists: boolean): SampleRecord {
  const named = new Map<string, SampleRecord[]>()
  for (const { [nameField]: name, ...rest } of rows) named.set(String(name), [...(named.get(String(name)) ?? []), rest])
  return Object.fromEntries([...named].map(([name, records]) => [name, areLists ? records : records[0]]))
}

/** The rows of a report as its server answers them, whatever the shape of that answer. */
export function reportAnswer(
  report: ReportDefinition,
  selection: Selection,
  parameters: Readonly<Record<string, string>>,
  bent: EnvelopeShape = {},
): Answer {
  const { shape } = report
  if (shape === undefined || selection.count === 0) return envelope(selection, bent)
  if (shape.kind === 'bareList') return envelope(selection, bent, BARE_LIST)
  if (shape.kind === 'listAt') {
    return envelope(selection, bent, listFrame(shape, besidesOf(report, shape, selection.count, parameters)))
  }
  const rows = Array.from(selection.rows(), (row) => bent.mapRow?.(row) ?? row)
  const data = shape.kind === 'record' ? rows[0] : byName(rows, shape.nameField, shape.kind === 'listsByName')
  const { mapRow: _map, ...others } = bent
  return envelope({ count: selection.count, rows: () => [data ?? {}] }, others, ONE_VALUE)
}
