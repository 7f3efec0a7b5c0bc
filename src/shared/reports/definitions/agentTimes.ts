import { defineReport, field, fields, keys, sums } from '../define.ts'
import { CALLS_AND_HITS_ROLES, CALLS_AND_TIMES, CALLS_AND_TIMES_ROLES } from './fields/agentTimes.ts'
import { sumOf } from '../roles.ts'
import { optional } from './parameters.ts'
import type { WrittenReport } from '../written.ts'

const timeByState = defineReport({
  key: 'reports_manager/agent_1',
  group: 'agents',
  kind: 'aggregate',
  title: { es: 'Tiempo de agentes por estado', en: 'Agent time by state' },
  description: {
    es: 'Llamadas, tiempos por estado y logros de cada agente en el periodo.',
    en: 'Calls, time per state and hits of each agent over the period.',
  },
  parameters: [optional('agent_id')],
  fields: [
    ...keys('agent_id', 'agent_dni', 'agent_name'),
    ...sums(...CALLS_AND_TIMES),
    ...fields('aht', 'occupancy'),
    ...sums('aux_time', 'hits', 'rpc'),
    ...fields('aht_outbund', 'aht_inbound', 'login', 'logout'),
  ],
  roles: CALLS_AND_HITS_ROLES,
})

const auxiliaryTime = defineReport({
  key: 'reports_manager/agent_3',
  group: 'agents',
  kind: 'aggregate',
  title: { es: 'Tiempo auxiliar por agente', en: 'Auxiliary time by agent' },
  description: {
    es: 'Tiempo de cada agente en cada estado auxiliar.',
    en: 'Time of each agent in each auxiliary state.',
  },
  fields: [
    ...keys('agent_id', 'agent_dni', 'agent_name'),
    {
      name: 'aux_state',
      type: 'text',
      title: { es: 'Estado auxiliar', en: 'Auxiliary state' },
      meaning: { es: 'Nombre del estado auxiliar', en: 'Name of the auxiliary state' },
      role: 'key',
    },
    field('time', { meaning: { es: 'Tiempo en el estado auxiliar', en: 'Time in the auxiliary state' }, role: 'sum' }),
  ],
  roles: { aux: sumOf('time'), auxState: 'aux_state' },
})

const statesByCampaign = defineReport({
  key: 'reports_manager/agent_4',
  group: 'agents',
  kind: 'aggregate',
  title: { es: 'Estados por agente y campaña', en: 'States by agent and campaign' },
  description: {
    es: 'Llamadas y tiempos de cada agente en cada campaña.',
    en: 'Calls and times of each agent in each campaign.',
  },
  fields: [
    ...keys('agent_id', 'agent_name'),
    ...sums(...CALLS_AND_TIMES),
    ...fields('aht', 'occupancy'),
    ...sums('aux_time'),
    ...keys('campaign_id'),
  ],
  roles: CALLS_AND_TIMES_ROLES,
})

const statesByAgentAndHour = defineReport({
  key: 'reports_manager/agent_5',
  group: 'agents',
  kind: 'aggregate',
  title: { es: 'Estados por agente y hora', en: 'States by agent and hour' },
  description: {
    es: 'Llamadas y tiempos de cada agente en cada hora del día, sumados sobre el periodo.',
    en: 'Calls and times of each agent in each hour of the day, summed over the period.',
  },
  fields: keys('agent_name', 'agent_id'),
  lists: [
    {
      name: 'status_x_hour',
      title: { es: 'Horas', en: 'Hours' },
      meaning: { es: 'Llamadas y tiempos de cada hora del día', en: 'Calls and times of each hour of the day' },
      noun: { es: ['hora', 'horas'], en: ['hour', 'hours'] },
      fields: [...keys('hour'), ...sums(...CALLS_AND_TIMES), ...fields('aht', 'occupancy'), ...sums('aux_time')],
      roles: CALLS_AND_TIMES_ROLES,
    },
  ],
})

const statesByHour = defineReport({
  key: 'reports_manager/agent_6',
  group: 'agents',
  kind: 'aggregate',
  title: { es: 'Estados de agentes por hora', en: 'Agent states by hour' },
  description: {
    es: 'Llamadas y tiempos de todos los agentes en cada hora del día, sumados sobre el periodo.',
    en: 'Calls and times of all agents in each hour of the day, summed over the period.',
  },
  fields: [...keys('hour'), ...sums(...CALLS_AND_TIMES), ...fields('aht', 'occupancy'), ...sums('aux_time')],
  roles: CALLS_AND_TIMES_ROLES,
})

const timeByStateAndSkill = defineReport({
  key: 'reports_manager/agent_11',
  group: 'agents',
  kind: 'aggregate',
  title: { es: 'Tiempo por estado, agente y skill', en: 'Time by state, agent and skill' },
  description: {
    es: 'Llamadas y tiempos de los agentes de cada skill.',
    en: 'Calls and times of the agents of each skill.',
  },
  fields: keys('skill_name'),
  lists: [
    {
      name: 'agents',
      title: { es: 'Agentes', en: 'Agents' },
      meaning: { es: 'Agentes del skill', en: 'Agents of the skill' },
      noun: { es: ['agente', 'agentes'], en: ['agent', 'agents'] },
      fields: [
        ...keys('agent_name', 'agent_dni', 'agent_id'),
        ...sums(...CALLS_AND_TIMES),
        ...fields('aht', 'occupancy'),
        ...sums('aux_time', 'hits', 'rpc'),
        ...fields('aht_outbound', 'aht_inbound'),
      ],
      roles: CALLS_AND_HITS_ROLES,
    },
  ],
})

export const agentTimeReports: readonly WrittenReport[] = [
  timeByState,
  auxiliaryTime,
  statesByCampaign,
  statesByAgentAndHour,
  statesByHour,
  timeByStateAndSkill,
]
