import type { FieldDefinition, FieldType, ListDefinition, ReportDefinition } from '../../src/shared/reports/types.ts'
import { noun, said } from './texts.ts'

type Extras = Partial<Pick<FieldDefinition, 'role' | 'otherNames'>>

export function field(name: string, type: FieldType, extras: Extras = {}): FieldDefinition {
  return { name, type, title: said(name), meaning: said(name), ...extras }
}

/** A list within rows, called by its name in both languages. */
export function list(name: string, more: Omit<ListDefinition, 'name' | 'title' | 'meaning' | 'noun'>): ListDefinition {
  const both = said(name)
  return { name, title: both, meaning: both, noun: noun(name, name), ...more }
}

type Given = Pick<ReportDefinition, 'id' | 'kind' | 'fields'> & Partial<ReportDefinition>

export function defineReport(given: Given): ReportDefinition {
  return {
    key: `test_service/${given.id}`,
    service: 'test_service',
    group: 'messages',
    title: said(given.id),
    description: said(given.id),
    parameters: [],
    dateField: null,
    maxDays: null,
    maxRecords: 60_000,
    ...given,
  }
}

/** One field of every type there is. */
export const everyType = defineReport({
  id: 'every_type',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [
    field('date', 'dateTime'),
    field('text', 'text', { otherNames: ['old_text'] }),
    field('note', 'longText'),
    field('page', 'html'),
    field('telephone', 'telephone'),
    field('mail', 'email'),
    field('id', 'id'),
    field('integer', 'integer'),
    field('decimal', 'decimal'),
    field('percent', 'percent'),
    field('money', 'money'),
    field('duration', 'duration'),
    field('day', 'date'),
    field('hour', 'hour'),
    field('a "quoted" name; --', 'text'),
  ],
})

export const events = defineReport({
  id: 'events',
  kind: 'detail',
  dateField: 'date',
  maxDays: 2,
  fields: [field('date', 'dateTime'), field('text', 'text'), field('integer', 'integer')],
})

export const series = defineReport({
  id: 'series',
  kind: 'series',
  dateField: 'day',
  maxDays: 31,
  fields: [field('day', 'date'), field('hour', 'hour'), field('calls', 'integer'), field('service_level', 'percent')],
})

/** An aggregate whose fields all add up. */
export const sums = defineReport({
  id: 'sums',
  kind: 'aggregate',
  maxDays: 31,
  parameters: [
    {
      name: 'campaign',
      required: true,
      title: said('campaña', 'campaign'),
      meaning: said('campaña', 'campaign'),
      pattern: '\\d+|all',
    },
  ],
  fields: [
    field('text', 'text', { role: 'key' }),
    field('count', 'integer', { role: 'sum' }),
    field('weight', 'decimal', { role: 'sum' }),
    field('talk', 'duration', { role: 'sum' }),
  ],
})

/** An aggregate with an average: its ranges cannot be put together. */
export const averages = defineReport({
  id: 'averages',
  kind: 'aggregate',
  maxDays: 31,
  fields: [field('text', 'text'), field('count', 'integer'), field('average', 'decimal')],
})

export const snapshot = defineReport({
  id: 'snapshot',
  kind: 'snapshot',
  fields: [field('agent', 'text'), field('state', 'text'), field('since', 'duration')],
})

export const live = defineReport({
  id: 'live',
  kind: 'live',
  dateField: 'date',
  liveMinutes: 10,
  fields: [field('date', 'dateTime'), field('text', 'text'), field('telephone', 'telephone')],
})

export const testReports = [everyType, events, series, sums, averages, snapshot, live]
