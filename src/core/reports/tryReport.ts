import { takesDates, type ReportDefinition } from '../../shared/reports/types.ts'
import { formatCompact, type TimeRange } from '../../shared/time.ts'
import { columnNameOf, type CustomField, type CustomShape } from '../../shared/customReports/customReport.ts'
import {
  likelyKind,
  ReportInference,
  type InferredField,
  type KnownField,
} from '../../shared/customReports/inference.ts'
import type { Habits } from '../../shared/customReports/fieldObserver.ts'
import { numberingPlan } from '../../shared/telephoneCountries.ts'
import type { TrialOutcome } from '../../shared/customReports/trial.ts'
import type { Connection } from '../store/records/connections.ts'
import type { SyncContext } from '../sync/target.ts'
import type { ApiRequest } from '../wolkvox/client.ts'
import { askOnce, type AnswerSeen } from './askOnce.ts'
import { excerptOf, redactor } from './redact.ts'

const USUAL_DAYS = 31

/** The request of a report, with the dates that a range stands for. */
export function requestOf(
  report: Pick<ReportDefinition, 'service' | 'id'>,
  parameters: Readonly<Record<string, string>>,
  range: TimeRange | null,
): ApiRequest {
  const dates = range === null ? {} : { date_ini: formatCompact(range.from), date_end: formatCompact(range.to) }
  return { service: report.service, id: report.id, query: { ...parameters, ...dates } }
}

/** The dates that a request of a report names over a range; null where it names none. */
export function datesFor(report: Pick<ReportDefinition, 'kind'>, range: TimeRange): TimeRange | null {
  return takesDates(report) ? range : null
}

function describe({ name, title, type }: InferredField): CustomField {
  return { name, title, type }
}

function shapeOf(
  found: AnswerSeen['found'],
  fields: readonly InferredField[],
  known: ReadonlyMap<string, KnownField>,
  habits: Habits,
): CustomShape | null {
  const shape = found?.shape ?? null
  if (shape === null || found === null) return null
  if (shape.kind !== 'listAt') return shape
  const beside = new ReportInference(habits)
  beside.add(found.beside)
  const taken = new Set(fields.map(({ name }) => columnNameOf(name)))
  const besides = beside.fields(known).filter(({ name }) => !taken.has(columnNameOf(name)))
  return { kind: 'listAt', path: shape.path, besides: besides.map(describe) }
}

/** What a trial is made of. */
export interface TrialParts {
  readonly connection: Connection
  readonly token: string
  readonly service: string
  readonly id: string
  readonly parameters: Readonly<Record<string, string>>
  /** Null where the request names no dates. */
  readonly range: TimeRange | null
  /** What other reports say of fields of the same names. */
  readonly known: ReadonlyMap<string, KnownField>
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends one request for a report that nobody has described, and says what fields came and of what types, by all of
 * their values.
 *
 * @throws AppError `cancelled`; what the store raised. Faults of network and server are outcomes, with what the server
 * said
 */
export async function tryReport(context: SyncContext, parts: TrialParts): Promise<TrialOutcome> {
  const { connection, token, range, known, signal, parameters } = parts
  const habits = { timeZone: connection.timeZone, plan: numberingPlan(connection.country) }
  const inference = new ReportInference(habits)
  const seen = await askOnce(context, {
    connection,
    token,
    request: requestOf(parts, parameters, range),
    priority: 'user',
    signal,
    onRecord: (record) => {
      inference.add(record)
      return true
    },
  })
  const excerpt = excerptOf(seen.head, token)
  if (seen.kind === 'error') {
    const error = seen.error?.toData() ?? { code: 'bad-answer', detail: { reason: 'shape' } }
    return { kind: 'failed', error, status: seen.status, excerpt }
  }
  const found = inference.fields(known)
  // Records without a single field are none.
  if (seen.kind === 'nothing' || found.length === 0) {
    return { kind: 'nothing', isNotFound: seen.isNotFound, range, excerpt }
  }
  const redact = redactor(token)
  const fields = found.map((field) => ({ ...field, examples: field.examples.map(redact) }))
  const dateField = range === null ? null : inference.dateField(fields, range)
  return {
    kind: 'records',
    records: inference.records,
    range,
    fields,
    hasMore: inference.hasMore,
    suggestion: {
      kind: likelyKind(fields, dateField, range !== null),
      dateField,
      maxDays: range === null ? null : USUAL_DAYS,
      liveMinutes: null,
      shape: shapeOf(seen.found, fields, known, habits),
    },
  }
}
