import type { ReportDefinition } from './types.ts'

/** The calls of the last ten minutes, with their result: the source of the continuous call log. */
const callsOfLastTenMinutes: ReportDefinition = {
  key: 'real_time/calls_last_10',
  service: 'real_time',
  id: 'calls_last_10',
  group: 'live',
  kind: 'live',
  title: { es: 'Llamadas de los últimos 10 minutos', en: 'Calls of the last 10 minutes' },
  description: {
    es: 'Las llamadas de los últimos 10 minutos con su resultado, guardadas como registro continuo.',
    en: 'The calls of the last 10 minutes with their result, kept as a continuous log.',
  },
  parameters: [],
  fields: [
    {
      name: 'type_interaction',
      // An older page of the servers' documents calls the two fields type_call and tel_number.
      otherNames: ['type_call'],
      type: 'text',
      title: { es: 'Tipo', en: 'Type' },
      meaning: { es: 'Tipo de llamada', en: 'Type of call' },
      knownValues: [
        'inbound',
        'outbound_ma',
        'out_pre',
        'transfer',
        'conference',
        'internal call',
        'internal call_inb',
        'internal call_que',
      ],
    },
    {
      name: 'result',
      type: 'text',
      title: { es: 'Resultado', en: 'Result' },
      meaning: { es: 'Resultado de la llamada', en: 'Result of the call' },
      knownValues: ['answer', 'no answer', 'answer machine', 'abandon', 'busy', 'failed', 'congestion', 'chanunavail'],
    },
    {
      name: 'date',
      type: 'dateTime',
      title: { es: 'Fecha', en: 'Date' },
      meaning: { es: 'Fecha y hora de la llamada', en: 'Date and time of the call' },
    },
    {
      name: 'telephone',
      otherNames: ['tel_number'],
      type: 'telephone',
      title: { es: 'Teléfono', en: 'Telephone' },
      meaning: { es: 'Número de teléfono', en: 'Telephone number' },
    },
    {
      name: 'customer_id',
      type: 'id',
      title: { es: 'Id del cliente', en: 'Customer id' },
      meaning: { es: 'Identificación del cliente', en: 'Identification of the customer' },
    },
    {
      name: 'conn_id',
      type: 'id',
      title: { es: 'Id de conexión', en: 'Connection id' },
      meaning: { es: 'Identificador de la llamada', en: 'Identifier of the call' },
    },
  ],
  dateField: 'date',
  maxDays: null,
  maxRecords: 60_000,
  liveMinutes: 10,
}

export const liveReports: readonly ReportDefinition[] = [callsOfLastTenMinutes]
