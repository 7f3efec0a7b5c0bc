import { defineReport, field, fields } from '../define.ts'
import { AGENT_STATES, YES_NO } from './fields/knownValues.ts'
import { required } from './parameters.ts'
import { noneSought } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const stateChanges = defineReport({
  key: 'reports_manager/agent_14',
  group: 'agents',
  kind: 'detail',
  title: { es: 'Cambios de estado de agentes', en: 'Agent state changes' },
  description: {
    es: 'Cada cambio de estado de todos los agentes, con su llamada.',
    en: 'Each state change of all agents, with its call.',
  },
  fields: [
    ...fields('agent_id', 'agent_status'),
    field('time', { meaning: { es: 'Tiempo en el estado', en: 'Time in the state' } }),
    field('date_ini', { meaning: { es: 'Inicio del estado', en: 'Start of the state' } }),
    field('date_end', { meaning: { es: 'Fin del estado', en: 'End of the state' } }),
    ...fields('conn_id', 'type_interaction'),
    {
      name: 'destinity',
      type: 'text',
      title: { es: 'Destino', en: 'Destination' },
      meaning: { es: 'Destino de la llamada', en: 'Destination of the call' },
    },
    ...fields('telephone', 'campaign_id', 'agent_dni', 'agent_name'),
  ],
  dateField: 'date_ini',
  outreach: noneSought('telephone'),
  readFirst: ['date_ini', 'agent_name', 'agent_status', 'time', 'date_end'],
  presence: {
    agent: ['agent_id', 'agent_name', 'agent_dni'],
    from: 'date_ini',
    to: 'date_end',
    state: { field: 'agent_status', available: AGENT_STATES },
  },
})

const stateChangesOfOneAgent = defineReport({
  key: 'reports_manager/agent_2',
  group: 'agents',
  kind: 'detail',
  title: { es: 'Cambios de estado de un agente', en: 'State changes of one agent' },
  description: {
    es: 'Cada cambio de estado de un agente, con su llamada.',
    en: 'Each state change of one agent, with its call.',
  },
  parameters: [required('agent_id')],
  fields: [
    ...fields('agent_id', 'agent_status'),
    field('time', { meaning: { es: 'Tiempo en el estado', en: 'Time in the state' } }),
    field('date_ini', { meaning: { es: 'Inicio del estado', en: 'Start of the state' } }),
    field('date_end', { meaning: { es: 'Fin del estado', en: 'End of the state' } }),
    ...fields('conn_id', 'type_interaction', 'destiny', 'telephone', 'campaign_id'),
  ],
  dateField: 'date_ini',
  outreach: noneSought('telephone'),
})

const holdAndMuteDetail = defineReport({
  key: 'reports_manager/agent_10',
  group: 'agents',
  kind: 'detail',
  title: { es: 'Detalle de espera y silencio', en: 'Hold and mute, detail' },
  description: {
    es: 'Cada uso de la espera o el silencio, con su llamada y cliente.',
    en: 'Each use of hold or mute, with its call and customer.',
  },
  fields: [
    ...fields('agent_name', 'agent_id'),
    {
      name: 'type_action',
      type: 'text',
      title: { es: 'Acción', en: 'Action' },
      meaning: { es: 'Espera (hold) o silencio (mute)', en: 'Hold or mute' },
      knownValues: ['hold', 'mute'],
    },
    ...fields('conn_id', 'type_interaction'),
    field('time', { meaning: { es: 'Tiempo en espera o silencio', en: 'Time on hold or muted' } }),
    ...fields('skill_id', 'date', 'telephone', 'customer_id'),
  ],
  dateField: 'date',
  outreach: noneSought('telephone'),
  roles: { hold: { kind: 'sum', fields: ['time'], where: { field: 'type_action', values: ['hold'] } } },
})

const transferDetail = defineReport({
  key: 'reports_manager/agent_13',
  group: 'agents',
  kind: 'detail',
  title: { es: 'Detalle de transferencias', en: 'Transfers, detail' },
  description: {
    es: 'Cada transferencia o conferencia de los agentes.',
    en: 'Each transfer or conference of the agents.',
  },
  fields: [
    ...fields('agent_name', 'agent_id', 'conn_id', 'date', 'telephone'),
    field('type_interaction', {
      meaning: { es: 'Transferencia o conferencia', en: 'Transfer or conference' },
      knownValues: ['transfer', 'conference'],
    }),
    ...fields('time'),
  ],
  dateField: 'date',
  outreach: noneSought('telephone'),
})

const transferTrace = defineReport({
  key: 'reports_manager/agent_13_1',
  group: 'agents',
  kind: 'detail',
  title: { es: 'Recorrido de transferencias', en: 'Transfers, traced' },
  description: {
    es: 'Cada llamada transferida, con quién la pasó, quién la recibió y su llamada original.',
    en: 'Each transferred call, with who passed it on, who received it and its original call.',
  },
  fields: [
    {
      name: 'conn_id_transfer',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Id de la transferencia', en: 'Transfer id' },
      meaning: {
        es: 'Identificador de la llamada transferida o en conferencia',
        en: 'Identifier of the transferred or conference call',
      },
    },
    field('skill_id', {
      meaning: { es: 'Número del skill; - si no aplica', en: 'Number of the skill; - when it does not apply' },
    }),
    ...fields('date', 'ani'),
    {
      name: 'origin_agent_id',
      type: 'id',
      identifies: 'agent',
      title: { es: 'Id de quien transfiere', en: 'Transferred by (id)' },
      meaning: { es: 'Agente que transfiere', en: 'Agent who transfers' },
    },
    {
      name: 'origin_agent_name',
      type: 'text',
      title: { es: 'Quién transfiere', en: 'Transferred by' },
      meaning: { es: 'Nombre del agente que transfiere', en: 'Name of the agent who transfers' },
    },
    {
      name: 'destiny_agent_id',
      type: 'id',
      identifies: 'agent',
      title: { es: 'Id de quien recibe', en: 'Received by (id)' },
      meaning: { es: 'Agente que recibe; - si no hay', en: 'Agent who receives; - when there is none' },
    },
    {
      name: 'destiny_agent_name',
      type: 'text',
      title: { es: 'Quién recibe', en: 'Received by' },
      meaning: { es: 'Nombre del agente que recibe', en: 'Name of the agent who receives' },
    },
    ...fields('dnis', 'time', 'type_call'),
    {
      name: 'id_call_origin',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Id de la llamada original', en: 'Original call id' },
      meaning: { es: 'Identificador de la llamada original', en: 'Identifier of the original call' },
    },
  ],
  dateField: 'date',
  outreach: noneSought('ani'),
})

const previewTimeDetail = defineReport({
  key: 'reports_manager/agent_15',
  group: 'agents',
  kind: 'detail',
  title: { es: 'Detalle del tiempo previo', en: 'Preview time, detail' },
  description: {
    es: 'Cuánto tardó el agente antes de marcar, en cada llamada manual de campañas preview.',
    en: 'How long the agent took before dialling, for each manual call of preview campaigns.',
  },
  fields: [
    ...fields('id_call', 'id_agent', 'agent_name'),
    field('type_call', { knownValues: ['outbound_ma'] }),
    {
      name: 'date_preview',
      type: 'dateTime',
      title: { es: 'Fecha del registro', en: 'Record received' },
      meaning: { es: 'Momento en que el agente recibió el registro', en: 'When the agent received the record' },
    },
    ...fields(
      'time_preview',
      'ready',
      'talk',
      'not_ready_acw',
      'auxiliary_times',
      'ring',
      'total_duration',
      'preview_percent',
    ),
  ],
  dateField: 'date_preview',
})

const interactionsOfAgents = defineReport({
  key: 'customer/agents_detail',
  group: 'agents',
  kind: 'detail',
  title: { es: 'Interacciones de agentes', en: 'Interactions of agents' },
  description: {
    es: 'Cada interacción de los agentes, con su estado y tipificación.',
    en: 'Each interaction of the agents, with its state and activity codes.',
  },
  fields: [
    ...fields('operation', 'conn_id'),
    field('type_call', { knownValues: ['inbound', 'outbound', 'internal'] }),
    ...fields('date', 'agent_id', 'agent_name'),
    {
      name: 'skill',
      type: 'id',
      identifies: 'skill',
      title: { es: 'Id del skill', en: 'Skill id' },
      meaning: { es: 'Número del skill (grupo de agentes)', en: 'Number of the skill (group of agents)' },
    },
    ...fields('duration', 'cod_act', 'cod_act_2', 'telephone', 'hung_up', 'comment'),
    {
      name: 'screecbox',
      type: 'text',
      title: { es: 'Monitoreada', en: 'Monitored' },
      meaning: { es: 'Si la interacción se estaba monitoreando', en: 'Whether the interaction was being monitored' },
      knownValues: YES_NO,
    },
    ...fields('agent_status', 'customer_id', 'destiny'),
    field('time', {
      title: { es: 'Tiempo total', en: 'Total time' },
      meaning: { es: 'Tiempo total de la interacción', en: 'Total time of the interaction' },
    }),
    ...fields('campaign_id'),
  ],
  dateField: 'date',
  outreach: noneSought('telephone'),
  readFirst: ['date', 'type_call', 'agent_name', 'telephone', 'duration', 'cod_act', 'hung_up', 'comment'],
})

export const agentEventReports: readonly WrittenReport[] = [
  stateChanges,
  stateChangesOfOneAgent,
  holdAndMuteDetail,
  transferDetail,
  transferTrace,
  previewTimeDetail,
  interactionsOfAgents,
]
