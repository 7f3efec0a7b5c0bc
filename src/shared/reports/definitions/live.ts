import { defineReport, field, fields } from '../define.ts'
import { NOT_SOUGHT } from './fields/knownValues.ts'
import { EVERY_ROW, rowsThat } from '../roles.ts'
import { calls } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'
import type { WrittenText } from '../../language.ts'

const CALL_TYPE_TITLES: Readonly<Record<string, WrittenText>> = {
  inbound: { es: 'Entrantes', en: 'Inbound' },
  outbound_ma: { es: 'Salientes manuales', en: 'Manual outbound' },
  out_pre: { es: 'Salientes predictivas', en: 'Predictive outbound' },
  transfer: { es: 'Transferencias', en: 'Transfers' },
  conference: { es: 'Conferencias', en: 'Conferences' },
  'internal call': { es: 'Internas', en: 'Internal' },
  'internal call_inb': { es: 'Internas entrantes', en: 'Internal inbound' },
  'internal call_que': { es: 'Internas en cola', en: 'Internal queued' },
}

const CALL_RESULT_TITLES: Readonly<Record<string, WrittenText>> = {
  answer: { es: 'Contestadas', en: 'Answered' },
  'no answer': { es: 'Sin respuesta', en: 'No answer' },
  'answer machine': { es: 'Contestadora', en: 'Answering machine' },
  abandon: { es: 'Abandonadas', en: 'Abandoned' },
  busy: { es: 'Ocupado', en: 'Busy' },
  failed: { es: 'Fallidas', en: 'Failed' },
  congestion: { es: 'Congestión', en: 'Congestion' },
  chanunavail: { es: 'Canal no disponible', en: 'Channel unavailable' },
}

const CALLS: WrittenText = { es: 'llamadas', en: 'calls' }

const callsOfLastTenMinutes = defineReport({
  key: 'real_time/calls_last_10',
  group: 'live',
  kind: 'live',
  title: { es: 'Llamadas en vivo', en: 'Live calls' },
  description: {
    es: 'Las llamadas con su resultado, según pasan: cada consulta trae los últimos 10 minutos y los suma al registro.',
    en: 'The calls with their result, as they happen: each request brings the last 10 minutes and adds them to the log.',
  },
  fields: [
    // An older page of the servers' documents calls two fields type_call and tel_number.
    field('type_interaction', { otherNames: ['type_call'] }),
    field('result', {
      knownValues: ['answer', 'no answer', 'answer machine', 'abandon', 'busy', 'failed', 'congestion', 'chanunavail'],
    }),
    field('date', { meaning: { es: 'Fecha y hora de la llamada', en: 'Date and time of the call' } }),
    field('telephone', { otherNames: ['tel_number'] }),
    ...fields('customer_id'),
    field('conn_id', { meaning: { es: 'Identificador de la llamada', en: 'Identifier of the call' } }),
  ],
  dateField: 'date',
  outreach: calls({
    customer: 'telephone',
    cameIn: { field: 'type_interaction', values: NOT_SOUGHT },
    reached: { field: 'result', values: ['answer'] },
  }),
  // A call that goes on to another agent is one more row of the same identifier, and of another type.
  eventFields: ['conn_id', 'type_interaction', 'date'],
  liveMinutes: 10,
  wallboard: {
    title: { es: 'Llamadas de hoy', en: 'Calls today' },
    rows: CALLS,
    typeField: 'type_interaction',
    resultField: 'result',
    rates: [
      {
        title: { es: 'Contestadas', en: 'Answered' },
        meaning: { es: 'De todas las llamadas', en: 'Of all calls' },
        values: ['answer'],
        of: null,
        isGood: true,
      },
      {
        title: { es: 'Abandono', en: 'Abandonment' },
        meaning: {
          es: 'De las que esperaban a un agente: contestadas y abandonadas',
          en: 'Of those that waited for an agent: answered and abandoned',
        },
        values: ['abandon'],
        of: ['answer', 'abandon'],
        isGood: false,
      },
    ],
    valueTitles: { ...CALL_TYPE_TITLES, ...CALL_RESULT_TITLES },
  },
  roles: {
    answered: rowsThat('result', 'answer'),
    abandoned: rowsThat('result', 'abandon'),
    interaction: 'conn_id',
    telephone: 'telephone',
  },
})

const hitsOfLastHour = defineReport({
  key: 'real_time/hits_last_hour',
  group: 'live',
  kind: 'live',
  title: { es: 'Logros en vivo', en: 'Live hits' },
  description: {
    es: 'Las llamadas y si fueron logro, según pasan: cada consulta trae la última hora y la suma al registro.',
    en: 'The calls and whether they were hits, as they happen: each request brings the last hour and adds it to the log.',
  },
  fields: [
    ...fields('conn_id', 'type_interaction', 'date', 'telephone', 'customer_id'),
    {
      name: 'hit',
      type: 'text',
      tells: 'outcome',
      title: { es: 'Logro', en: 'Hit' },
      meaning: { es: 'Si fue un logro ("hit")', en: 'Whether it was a hit' },
      knownValues: ['no', 'yes'],
    },
  ],
  dateField: 'date',
  outreach: calls({ customer: 'telephone', cameIn: { field: 'type_interaction', values: NOT_SOUGHT } }),
  eventFields: ['conn_id', 'type_interaction', 'date'],
  liveMinutes: 60,
  wallboard: {
    title: { es: 'Logros de hoy', en: 'Hits today' },
    rows: CALLS,
    typeField: 'type_interaction',
    resultField: 'hit',
    rates: [
      {
        title: { es: 'Logros', en: 'Hits' },
        meaning: { es: 'De todas las llamadas', en: 'Of all calls' },
        values: ['yes'],
        of: null,
        isGood: true,
      },
    ],
    valueTitles: {
      ...CALL_TYPE_TITLES,
      yes: { es: 'Con logro', en: 'Hit' },
      no: { es: 'Sin logro', en: 'No hit' },
    },
  },
  roles: {
    contacts: EVERY_ROW,
    hits: rowsThat('hit', 'yes'),
    interaction: 'conn_id',
    telephone: 'telephone',
  },
})

export const liveReports: readonly WrittenReport[] = [callsOfLastTenMinutes, hitsOfLastHour]
