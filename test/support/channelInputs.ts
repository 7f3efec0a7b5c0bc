import type { z } from 'zod'
import { customReportSchema, type CustomReport } from '../../src/shared/customReports/customReport.ts'
import { id, jobId, name } from '../../src/shared/ipc/inputs.ts'
import { said } from './texts.ts'

// Inputs made from the schemas that channels are declared with, so that a test of all channels takes in each new one by
// itself.

/** What no store holds. */
export const UNKNOWN_ID = 987_654
export const UNKNOWN_NAME = 'no/such'

const NAMING = new Map<unknown, unknown>([
  [id, UNKNOWN_ID],
  [name, UNKNOWN_NAME],
  [jobId, UNKNOWN_NAME],
])

/** A report of a user's own: its parts depend on each other. */
export const OWN_REPORT: CustomReport = {
  service: 'reports_manager',
  id: 'mine',
  title: said('Mío', 'Mine'),
  description: said(''),
  kind: 'snapshot',
  parameters: [],
  fields: [{ name: 'x', type: 'text', title: said('x') }],
  dateField: null,
  maxDays: null,
  liveMinutes: null,
  shape: null,
}
const TEXTS = ['no_such', 'reports_manager', 'x', '', '2026-12-24']
const NUMBERS = [1, 0, 5, 2_026]
/** From when until when. */
const HOURS = ['07:00', '19:00']

type Schema = z.core.$ZodType

interface Def {
  readonly type: string
  readonly shape?: Readonly<Record<string, Schema>>
  readonly innerType?: Schema
  readonly in?: Schema
  readonly options?: readonly Schema[]
  readonly element?: Schema
  readonly keyType?: Schema
  readonly valueType?: Schema
  readonly entries?: Readonly<Record<string, unknown>>
  readonly values?: readonly unknown[]
}

function defOf(schema: Schema): Def {
  return schema._zod.def
}

function partsOf({ shape, innerType, in: input, options, element, keyType, valueType }: Def): readonly Schema[] {
  return [...Object.values(shape ?? {}), innerType, input, ...(options ?? []), element, keyType, valueType].filter(
    (part) => part !== undefined,
  )
}

/** Whether an input names something that may not be there: a connection, a report, a job, … */
export function namesSomething(schema: Schema): boolean {
  return NAMING.has(schema) || partsOf(defOf(schema)).some(namesSomething)
}

/**
 * An input that names only what is not there, as short as the schema lets it be.
 *
 * @throws Error where none is found: then a test has to say one
 */
export function unknownInput(schema: Schema): unknown {
  if (NAMING.has(schema)) return NAMING.get(schema)
  if (schema === customReportSchema) return OWN_REPORT
  const def = defOf(schema)
  const tried = (values: readonly unknown[]): unknown => {
    const found = values.findIndex((value) => (schema as z.ZodType).safeParse(value).success)
    if (found === -1) throw new Error(`no input found for a schema of type ${def.type}`)
    return values[found]
  }
  const [part] = partsOf(def)
  switch (def.type) {
    case 'object': {
      const entries = Object.entries(def.shape ?? {}).filter(([, each]) => defOf(each).type !== 'optional')
      return Object.fromEntries(entries.map(([key, each]) => [key, unknownInput(each)]))
    }
    case 'nullable':
    case 'optional':
    case 'pipe':
    case 'union':
      if (part === undefined) throw new Error(`nothing within a schema of type ${def.type}`)
      return unknownInput(part)
    case 'array':
      return tried([[], ...(part === undefined ? [] : [[unknownInput(part)]])])
    case 'tuple':
      return tried([HOURS])
    case 'enum':
    case 'literal':
      return tried([...Object.values(def.entries ?? {}), ...(def.values ?? [])])
    default:
      return tried([null, {}, false, ...NUMBERS, ...TEXTS])
  }
}
