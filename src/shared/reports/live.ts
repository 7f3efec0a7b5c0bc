import { defineReport, field, fields } from './define.ts'
import type { ReportDefinition } from './types.ts'

const callsOfLastTenMinutes = defineReport({
  key: 'real_time/calls_last_10',
  group: 'live',
  kind: 'live',
  title: { es: 'Llamadas de los últimos 10 minutos', en: 'Calls of the last 10 minutes' },
  description: {
    es: 'Las llamadas de los últimos 10 minutos con su resultado, guardadas como registro continuo.',
    en: 'The calls of the last 10 minutes with their result, kept as a continuous log.',
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
  liveMinutes: 10,
})

const hitsOfLastHour = defineReport({
  key: 'real_time/hits_last_hour',
  group: 'live',
  kind: 'live',
  title: { es: 'Logros de la última hora', en: 'Hits of the last hour' },
  description: {
    es: 'Las llamadas de la última hora y si fueron logro, guardadas como registro continuo.',
    en: 'The calls of the last hour and whether they were hits, kept as a continuous log.',
  },
  fields: [
    ...fields('conn_id', 'type_interaction', 'date', 'telephone', 'customer_id'),
    {
      name: 'hit',
      type: 'text',
      title: { es: 'Logro', en: 'Hit' },
      meaning: { es: 'Si fue un logro ("hit")', en: 'Whether it was a hit' },
      knownValues: ['no', 'yes'],
    },
  ],
  dateField: 'date',
  liveMinutes: 60,
})

export const liveReports: readonly ReportDefinition[] = [callsOfLastTenMinutes, hitsOfLastHour]
