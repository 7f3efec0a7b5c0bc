import { defineReport, field, fields, keys, sums } from '../define.ts'
import { NOT_SOUGHT, YES_NO } from './fields/knownValues.ts'
import { EVERY_ROW, rowsThat, sumOf } from '../roles.ts'
import { calls } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const callDetail = defineReport({
  key: 'reports_manager/cdr_1',
  group: 'calls',
  kind: 'detail',
  title: { es: 'Detalle de llamadas', en: 'Call detail' },
  description: {
    es: 'Cada llamada, con agente, cliente, campaña, tipificación, duración y costo.',
    en: 'Each call, with agent, customer, campaign, activity codes, duration and cost.',
  },
  note: {
    es: 'El servidor puede corregir códigos más tarde: un día ya pasado puede cambiar.',
    en: 'The server may adjust codes later: a day that is over can still change.',
  },
  fields: [
    ...fields('agent_name', 'date', 'destiny', 'telephone', 'cost'),
    {
      name: 'time_seg',
      type: 'duration',
      title: { es: 'Duración', en: 'Duration' },
      meaning: { es: 'Duración en segundos', en: 'Duration in seconds' },
    },
    {
      name: 'time_min',
      type: 'decimal',
      title: { es: 'Minutos', en: 'Minutes' },
      meaning: { es: 'Duración en minutos', en: 'Duration in minutes' },
    },
    ...fields(
      'cod_act',
      'cod_act_2',
      'description_cod_act',
      'description_cod_act_2',
      'type_interaction',
      'customer_id',
      'hang_up',
      'campaign_id',
      'conn_id',
      'skill_id',
      'skill_name',
      'agent_id',
      'comment',
    ),
  ],
  dateField: 'date',
  outreach: calls({ customer: 'telephone', cameIn: { field: 'type_interaction', values: NOT_SOUGHT } }),
  readFirst: [
    'date',
    'agent_name',
    'telephone',
    'type_interaction',
    'time_seg',
    'description_cod_act',
    'skill_name',
    'hang_up',
    'cost',
    'comment',
  ],
  roles: {
    handled: EVERY_ROW,
    talk: sumOf('time_seg'),
    toCode: EVERY_ROW,
    uncoded: rowsThat('cod_act', 'TIMEOUTACW'),
    reason: 'cod_act',
    interaction: 'conn_id',
    telephone: 'telephone',
  },
  dialled: { telephone: 'telephone', unanswered: null, answered: EVERY_ROW },
})

const unconnectedCalls = defineReport({
  key: 'reports_manager/cdr_5',
  group: 'calls',
  kind: 'detail',
  title: { es: 'Llamadas no conectadas', en: 'Unconnected calls' },
  description: {
    es: 'Cada llamada saliente que no se conectó, con su resultado.',
    en: 'Each outbound call that did not connect, with its result.',
  },
  fields: [
    ...fields('agent_name', 'date', 'destiny', 'telephone'),
    field('ring_time', { meaning: { es: 'Segundos de timbre', en: 'Seconds of ringing' } }),
    field('result', {
      knownValues: ['No answer', 'Busy', 'Cancel', 'Congestion', 'Chanunavail', 'Do not call', 'Tcpa'],
    }),
    ...fields('type_interaction', 'customer_id', 'campaign_id', 'agent_id', 'conn_id'),
  ],
  dateField: 'date',
  outreach: calls({
    customer: 'telephone',
    cameIn: { field: 'type_interaction', values: NOT_SOUGHT },
    reached: 'none',
  }),
  readFirst: ['date', 'agent_name', 'telephone', 'result', 'ring_time', 'type_interaction'],
  dialled: {
    telephone: 'telephone',
    // A call that its agent gave up, or that nobody was allowed to make, says nothing of the telephone.
    unanswered: rowsThat('result', 'No answer', 'Busy', 'Congestion', 'Chanunavail'),
    answered: null,
  },
})

const unconnectedByResult = defineReport({
  key: 'reports_manager/cdr_6',
  group: 'calls',
  kind: 'aggregate',
  title: { es: 'Llamadas no conectadas por resultado', en: 'Unconnected calls by result' },
  description: {
    es: 'Cuántas llamadas no se conectaron, por resultado.',
    en: 'How many calls did not connect, by result.',
  },
  fields: [
    field('result', { role: 'key', knownValues: ['No answer', 'Busy', 'Cancel', 'Congestion', 'Chanunavail'] }),
    ...sums('count'),
  ],
})

const callsAndCostByAgent = defineReport({
  key: 'reports_manager/cdr_2',
  group: 'calls',
  kind: 'aggregate',
  title: { es: 'Llamadas y costo por agente', en: 'Calls and cost by agent' },
  description: { es: 'Llamadas de cada agente y su costo.', en: 'Calls of each agent and their cost.' },
  fields: [...sums('calls'), ...keys('agent_name'), ...sums('cost')],
})

const callsByDuration = defineReport({
  key: 'reports_manager/cdr_4',
  group: 'calls',
  kind: 'aggregate',
  title: { es: 'Llamadas según su duración', en: 'Calls by duration' },
  description: {
    es: 'Llamadas, minutos y costo en cinco tramos de duración.',
    en: 'Calls, minutes and cost in five stretches of duration.',
  },
  fields: [
    {
      name: 'interval',
      type: 'text',
      title: { es: 'Tramo', en: 'Stretch' },
      meaning: { es: 'Tramo de duración, en segundos', en: 'Stretch of duration, in seconds' },
      role: 'key',
      knownValues: ['0_5_seg', '6_20_seg', '21_60_seg', '61_120_seg', 'greater_than_121'],
    },
    ...sums('calls'),
    {
      name: 'minutes',
      type: 'decimal',
      title: { es: 'Minutos', en: 'Minutes' },
      meaning: { es: 'Minutos hablados', en: 'Minutes talked' },
      role: 'sum',
    },
    ...sums('cost'),
    {
      name: 'percentage',
      type: 'percent',
      title: { es: 'Porcentaje', en: 'Percentage' },
      meaning: { es: 'Parte de las llamadas', en: 'Share of the calls' },
      rightMeasure: 'share(sum(calls))',
    },
  ],
  shape: { kind: 'recordsByName', nameField: 'interval' },
})

const callRecords = defineReport({
  key: 'customer/cdr_calls',
  group: 'calls',
  kind: 'detail',
  title: { es: 'Detalle de llamadas con fecha desglosada', en: 'Call detail with split date' },
  description: {
    es: 'Cada llamada, con tipificación, costo, hora, día de la semana y mes.',
    en: 'Each call, with activity codes, cost, hour, day of the week and month.',
  },
  fields: [
    ...fields('conn_id'),
    field('type_call', { knownValues: ['inbound', 'outbound', 'internal'] }),
    {
      name: 'talk_time',
      type: 'duration',
      title: { es: 'Duración', en: 'Duration' },
      meaning: { es: 'Duración en segundos', en: 'Duration in seconds' },
    },
    ...fields('agent_id', 'agent_name', 'agent_dni', 'skill_id', 'date', 'hour'),
    {
      name: 'day_of_week',
      type: 'text',
      title: { es: 'Día de la semana', en: 'Day of the week' },
      meaning: { es: 'Día de la semana', en: 'Day of the week' },
    },
    ...fields('cod_act', 'description_cod_act', 'cod_act_2', 'description_cod_act_2'),
    {
      name: 'hit',
      type: 'text',
      title: { es: 'Logro', en: 'Hit' },
      meaning: { es: 'Si fue un logro o venta', en: 'Whether it was an achievement or sale' },
      knownValues: ['no', 'yes'],
    },
    {
      name: 'telephone_destination',
      type: 'text',
      title: { es: 'Destino', en: 'Destination' },
      meaning: { es: 'Destino telefónico', en: 'Telephone destination' },
    },
    {
      name: 'telephone_costs',
      type: 'money',
      title: { es: 'Costo', en: 'Cost' },
      meaning: { es: 'Costo de telefonía', en: 'Cost of telephony' },
    },
    ...fields('telephone', 'hang_up', 'customer_id'),
    {
      name: 'month',
      type: 'integer',
      title: { es: 'Mes', en: 'Month' },
      meaning: { es: 'Número del mes', en: 'Number of the month' },
    },
    {
      name: 'screen_recording',
      type: 'text',
      title: { es: 'Grabación de pantalla', en: 'Screen recording' },
      meaning: { es: 'Si hay grabación de pantalla', en: 'Whether there is a screen recording' },
      knownValues: YES_NO,
    },
    ...fields('operation', 'ring'),
    {
      name: 'abandon',
      type: 'text',
      title: { es: 'Abandonada', en: 'Abandoned' },
      meaning: {
        es: 'Si la llamada fue abandonada; -- si no se sabe',
        en: 'Whether the call was abandoned; -- when not known',
      },
    },
  ],
  dateField: 'date',
  outreach: calls({ customer: 'telephone', cameIn: { field: 'type_call', values: NOT_SOUGHT } }),
  readFirst: [
    'date',
    'type_call',
    'agent_name',
    'telephone',
    'hit',
    'talk_time',
    'ring',
    'description_cod_act',
    'hang_up',
    'telephone_costs',
  ],
  roles: {
    handled: EVERY_ROW,
    talk: sumOf('talk_time'),
    contacts: EVERY_ROW,
    hits: rowsThat('hit', 'yes'),
    toCode: EVERY_ROW,
    uncoded: rowsThat('cod_act', 'TIMEOUTACW'),
    reason: 'cod_act',
    interaction: 'conn_id',
    telephone: 'telephone',
  },
})

const cobrowsing = defineReport({
  key: 'reports_manager/cdr_10',
  group: 'calls',
  kind: 'detail',
  title: { es: 'Cobrowsing', en: 'Cobrowsing' },
  description: {
    es: 'Cada asesoría por cobrowsing, con su duración.',
    en: 'Each cobrowsing session, with its duration.',
  },
  fields: [
    ...fields('agent_id', 'agent_name', 'date_ini', 'date_end'),
    field('time', { meaning: { es: 'Duración de la asesoría', en: 'Duration of the session' } }),
    ...fields('hung_up'),
  ],
  dateField: 'date_ini',
})

export const callReports: readonly WrittenReport[] = [
  callDetail,
  unconnectedCalls,
  unconnectedByResult,
  callsAndCostByAgent,
  callsByDuration,
  callRecords,
  cobrowsing,
]
