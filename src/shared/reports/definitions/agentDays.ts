import { defineReport, field, fields } from '../define.ts'
import { CALLS_AND_TIMES, CALLS_AND_TIMES_ROLES } from './fields/agentTimes.ts'
import { sumOf } from '../roles.ts'
import type { WrittenReport } from '../written.ts'

const loginTime = defineReport({
  key: 'reports_manager/agent_7',
  group: 'agents',
  kind: 'series',
  title: { es: 'Ingreso y salida de agentes', en: 'Agent log-in and log-out' },
  description: {
    es: 'Ingreso, salida y tiempo conectado de cada agente cada día.',
    en: 'Log-in, log-out and logged-in time of each agent each day.',
  },
  note: {
    es: 'La salida de un agente que sigue conectado es solo la última hora conocida.',
    en: 'The log-out of an agent who is still logged in is only the latest time known.',
  },
  fields: [
    ...fields('agent_name', 'agent_id', 'agent_dni'),
    field('date', { type: 'date', meaning: { es: 'Día', en: 'Day' } }),
    ...fields('login', 'logout', 'login_time'),
  ],
  dateField: 'date',
  roles: { login: sumOf('login_time') },
  presence: { agent: ['agent_id', 'agent_name', 'agent_dni'], from: 'login', to: 'logout', state: null },
})

const statesHourByHour = defineReport({
  key: 'reports_manager/agent_8',
  group: 'agents',
  kind: 'series',
  title: { es: 'Estados de agentes hora a hora', en: 'Agent states hour by hour' },
  description: {
    es: 'Llamadas y tiempos de cada agente, por día y hora.',
    en: 'Calls and times of each agent, by day and hour.',
  },
  fields: [
    ...fields('agent_name', 'agent_dni', 'agent_id'),
    field('date', { type: 'date', meaning: { es: 'Día', en: 'Day' } }),
    ...fields('hour', ...CALLS_AND_TIMES, 'aht', 'occupancy', 'aux_time'),
  ],
  dateField: 'date',
  roles: CALLS_AND_TIMES_ROLES,
})

const statesByHalfHour = defineReport({
  key: 'reports_manager/agent_8_1',
  group: 'agents',
  kind: 'series',
  title: { es: 'Estados de agentes cada 30 minutos', en: 'Agent states every 30 minutes' },
  description: {
    es: 'Llamadas y tiempos de cada agente, por día y media hora.',
    en: 'Calls and times of each agent, by day and half hour.',
  },
  fields: [
    ...fields('agent_name', 'agent_id', 'agent_dni'),
    field('date', { type: 'date', meaning: { es: 'Día', en: 'Day' } }),
    field('hour', {
      meaning: { es: 'Inicio de la media hora', en: 'Start of the half hour' },
      stepMinutes: 30,
    }),
    ...fields(...CALLS_AND_TIMES, 'aht', 'occupancy', 'aux_time'),
  ],
  dateField: 'date',
  roles: CALLS_AND_TIMES_ROLES,
})

const statusTime = defineReport({
  key: 'customer/agents_statustime',
  group: 'agents',
  kind: 'series',
  title: { es: 'Tiempos de agentes por hora', en: 'Agent times by hour' },
  description: {
    es: 'Llamadas y tiempos de cada agente, por día y hora, con la operación.',
    en: 'Calls and times of each agent, by day and hour, with the operation.',
  },
  fields: [
    ...fields('operation'),
    field('date', { type: 'date', meaning: { es: 'Día', en: 'Day' } }),
    ...fields('hour', 'agent_id', 'agent_dni', 'agent_name', 'calls'),
    {
      name: 'calls_inbound',
      type: 'integer',
      title: { es: 'Entrantes', en: 'Inbound' },
      meaning: { es: 'Llamadas entrantes', en: 'Inbound calls' },
    },
    {
      name: 'calls_outbound',
      type: 'integer',
      title: { es: 'Salientes', en: 'Outbound' },
      meaning: { es: 'Llamadas salientes', en: 'Outbound calls' },
    },
    {
      name: 'calls_internal',
      type: 'integer',
      title: { es: 'Internas', en: 'Internal' },
      meaning: { es: 'Llamadas internas', en: 'Internal calls' },
    },
    ...fields(
      'ready_time',
      'inbound_time',
      'outbound_time',
      'acw_time',
      'ring_time',
      'login_time',
      'aht',
      'occupancy',
      'aux_time',
    ),
  ],
  dateField: 'date',
  roles: CALLS_AND_TIMES_ROLES,
})

const kpiByDay = defineReport({
  key: 'gamification/agents_kpi',
  group: 'agents',
  kind: 'series',
  title: { es: 'Puntos e indicadores por agente', en: 'Points and indicators by agent' },
  description: {
    es: 'Puntos de gamificación e indicadores de cada agente, día por día.',
    en: 'Gamification points and indicators of each agent, day by day.',
  },
  fields: fields('agent_id', 'agent_name', 'agent_dni'),
  lists: [
    {
      name: 'stats',
      title: { es: 'Días', en: 'Days' },
      meaning: { es: 'Puntos e indicadores de cada día', en: 'Points and indicators of each day' },
      noun: { es: ['día', 'días'], en: ['day', 'days'] },
      fields: [
        field('date', { type: 'date', meaning: { es: 'Día', en: 'Day' }, otherNames: ['data'] }),
        {
          name: 'points',
          type: 'integer',
          title: { es: 'Puntos', en: 'Points' },
          meaning: { es: 'Puntos de gamificación', en: 'Gamification points' },
        },
        ...fields('hits', 'calls', 'aht_time', 'acw_time', 'occupancy', 'login_time'),
      ],
      roles: { contacts: sumOf('calls'), hits: sumOf('hits') },
    },
  ],
  dateField: 'stats.date',
})

export const agentDayReports: readonly WrittenReport[] = [
  loginTime,
  statesHourByHour,
  statesByHalfHour,
  statusTime,
  kpiByDay,
]
