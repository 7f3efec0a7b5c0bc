import { sumOf, type ReportRoles } from '../../roles.ts'
import type { CommonField } from './commonField.ts'

/** Calls and times of agents. */
export const AGENT_TIME_FIELDS = {
  calls: {
    type: 'integer',
    title: { es: 'Llamadas', en: 'Calls' },
    meaning: {
      es: 'Total de llamadas: entrantes, salientes e internas',
      en: 'Total calls: inbound, outbound and internal',
    },
  },
  inbound: {
    type: 'integer',
    title: { es: 'Entrantes', en: 'Inbound' },
    meaning: { es: 'Llamadas entrantes atendidas', en: 'Inbound calls handled' },
  },
  outbound: {
    type: 'integer',
    title: { es: 'Salientes', en: 'Outbound' },
    meaning: { es: 'Llamadas salientes gestionadas', en: 'Outbound calls made' },
  },
  internal: {
    type: 'integer',
    title: { es: 'Internas', en: 'Internal' },
    meaning: { es: 'Llamadas internas', en: 'Internal calls' },
  },
  ready_time: {
    type: 'duration',
    title: { es: 'Tiempo disponible', en: 'Ready time' },
    meaning: { es: 'Tiempo en estado disponible (Ready)', en: 'Time in the Ready state' },
  },
  inbound_time: {
    type: 'duration',
    title: { es: 'Tiempo en entrantes', en: 'Inbound time' },
    meaning: { es: 'Tiempo en llamadas entrantes', en: 'Time on inbound calls' },
  },
  outbound_time: {
    type: 'duration',
    title: { es: 'Tiempo en salientes', en: 'Outbound time' },
    meaning: { es: 'Tiempo en llamadas salientes', en: 'Time on outbound calls' },
  },
  acw_time: {
    type: 'duration',
    title: { es: 'Tiempo ACW', en: 'ACW time' },
    meaning: { es: 'Tiempo de trabajo después de la llamada (ACW)', en: 'After-call work time (ACW)' },
  },
  ring_time: {
    type: 'duration',
    title: { es: 'Tiempo de timbre', en: 'Ring time' },
    meaning: { es: 'Tiempo de timbre hasta la respuesta', en: 'Time ringing until answered' },
  },
  login_time: {
    type: 'duration',
    title: { es: 'Tiempo conectado', en: 'Logged-in time' },
    meaning: { es: 'Tiempo total conectado', en: 'Total time logged in' },
  },
  aht: {
    type: 'duration',
    title: { es: 'AHT', en: 'AHT' },
    meaning: { es: 'Tiempo medio de atención (AHT)', en: 'Average handling time (AHT)' },
    isRatio: true,
    rightMeasure: 'kpi:aht',
  },
  aht_time: {
    type: 'duration',
    title: { es: 'AHT', en: 'AHT' },
    meaning: { es: 'Tiempo medio de atención (AHT)', en: 'Average handling time (AHT)' },
    isRatio: true,
    rightMeasure: 'kpi:aht',
  },
  aht_inbound: {
    type: 'duration',
    title: { es: 'AHT de entrantes', en: 'Inbound AHT' },
    meaning: { es: 'Tiempo medio de atención de llamadas entrantes', en: 'Average handling time of inbound calls' },
    isRatio: true,
  },
  aht_outbound: {
    type: 'duration',
    title: { es: 'AHT de salientes', en: 'Outbound AHT' },
    meaning: { es: 'Tiempo medio de atención de llamadas salientes', en: 'Average handling time of outbound calls' },
    isRatio: true,
  },
  aht_outbund: {
    type: 'duration',
    title: { es: 'AHT de salientes', en: 'Outbound AHT' },
    meaning: { es: 'Tiempo medio de atención de llamadas salientes', en: 'Average handling time of outbound calls' },
    isRatio: true,
  },
  occupancy: {
    type: 'percent',
    title: { es: 'Ocupación', en: 'Occupancy' },
    meaning: { es: 'Ocupación del agente', en: 'Occupancy of the agent' },
    isRatio: true,
    rightMeasure: 'kpi:occupancy',
  },
  ocupation: {
    type: 'percent',
    title: { es: 'Ocupación', en: 'Occupancy' },
    meaning: { es: 'Ocupación del agente', en: 'Occupancy of the agent' },
    isRatio: true,
    rightMeasure: 'kpi:occupancy',
  },
  aux_time: {
    type: 'duration',
    title: { es: 'Tiempo auxiliar', en: 'Auxiliary time' },
    meaning: { es: 'Tiempo en estados auxiliares', en: 'Time in auxiliary states' },
  },
  hits: {
    type: 'integer',
    title: { es: 'Logros', en: 'Hits' },
    meaning: { es: 'Logros o ventas ("hits")', en: 'Achievements or sales ("hits")' },
  },
  rpc: {
    type: 'integer',
    title: { es: 'RPC', en: 'RPC' },
    meaning: {
      es: 'Contactos con el titular o resueltos al primer contacto (RPC)',
      en: 'Right-party or first-contact results (RPC)',
    },
  },
  login: {
    type: 'dateTime',
    title: { es: 'Ingreso', en: 'Log-in' },
    meaning: { es: 'Fecha y hora del ingreso', en: 'Date and time of log-in' },
  },
  logout: {
    type: 'dateTime',
    title: { es: 'Salida', en: 'Log-out' },
    meaning: { es: 'Fecha y hora de la salida', en: 'Date and time of log-out' },
  },
  hour: {
    type: 'hour',
    title: { es: 'Hora', en: 'Hour' },
    meaning: { es: 'Hora del día, de 0 a 23', en: 'Hour of the day, 0 to 23' },
  },
  time_preview: {
    type: 'duration',
    title: { es: 'Tiempo previo', en: 'Preview time' },
    meaning: { es: 'Tiempo entre recibir el registro y llamar', en: 'Time from receiving the record to dialling' },
  },
  ready: {
    type: 'duration',
    title: { es: 'Disponible', en: 'Ready' },
    meaning: { es: 'Tiempo en estado disponible (Ready)', en: 'Time in the Ready state' },
  },
  talk: {
    type: 'duration',
    title: { es: 'Conversación', en: 'Talk' },
    meaning: { es: 'Tiempo de conversación', en: 'Time talking' },
  },
  not_ready_acw: {
    type: 'duration',
    title: { es: 'No listo y ACW', en: 'Not ready and ACW' },
    meaning: { es: 'Tiempo en no listo o ACW', en: 'Time not ready or in ACW' },
  },
  auxiliary_times: {
    type: 'duration',
    title: { es: 'Auxiliares', en: 'Auxiliary' },
    meaning: { es: 'Tiempo en estados auxiliares', en: 'Time in auxiliary states' },
  },
  ring: {
    type: 'duration',
    title: { es: 'Timbre', en: 'Ring' },
    meaning: { es: 'Tiempo de timbre', en: 'Time ringing' },
  },
  total_duration: {
    type: 'duration',
    title: { es: 'Duración total', en: 'Total duration' },
    meaning: { es: 'Duración total de la gestión', en: 'Total handling duration' },
  },
  preview_percent: {
    type: 'percent',
    title: { es: 'Peso del tiempo previo', en: 'Preview share' },
    meaning: {
      es: 'Tiempo previo sobre la duración total; puede pasar de 100 %',
      en: 'Preview time over total duration; can pass 100 %',
    },
    isRatio: true,
    rightMeasure: 'sum(time_preview) / sum(total_duration)',
  },
} as const satisfies Readonly<Record<string, CommonField>>

/** The calls of an agent and how long each state lasted, as many reports have them in this order. */
export const CALLS_AND_TIMES = [
  'calls',
  'inbound',
  'outbound',
  'internal',
  'ready_time',
  'inbound_time',
  'outbound_time',
  'acw_time',
  'ring_time',
  'login_time',
] as const

/** What these calls and times mean to measures, where the time in auxiliary states stands beside them. */
export const CALLS_AND_TIMES_ROLES = {
  handled: sumOf('calls'),
  talk: sumOf('inbound_time', 'outbound_time'),
  acw: sumOf('acw_time'),
  login: sumOf('login_time'),
  aux: sumOf('aux_time'),
} as const satisfies ReportRoles

/** The same, where right-party contacts and hits stand beside them, too. */
export const CALLS_AND_HITS_ROLES = {
  ...CALLS_AND_TIMES_ROLES,
  contacts: sumOf('calls'),
  rightParty: sumOf('rpc'),
  hits: sumOf('hits'),
} as const satisfies ReportRoles
