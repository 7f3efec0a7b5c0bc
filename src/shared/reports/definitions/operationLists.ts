import { defineReport, field, fields } from '../define.ts'
import { YES_NO } from './fields/knownValues.ts'
import type { WrittenReport } from '../written.ts'

const agentList = defineReport({
  key: 'information/agents',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Agentes', en: 'Agents' },
  description: {
    es: 'Los agentes de la operación y su última conexión.',
    en: 'The agents of the operation and their last connection.',
  },
  parameters: [
    {
      name: 'agent',
      required: false,
      title: { es: 'Agente', en: 'Agent' },
      meaning: { es: 'Extensión de un agente; vacío para todos', en: 'Extension of one agent; empty for all' },
      pattern: '\\d+',
      picker: 'agent',
    },
  ],
  fields: [
    ...fields('agent_id', 'agent_name', 'agent_dni'),
    // No document says which values it has; the states of agents at work may be others.
    {
      name: 'agent_status',
      type: 'text',
      title: { es: 'Estado del agente', en: 'Agent state' },
      meaning: { es: 'Estado del agente en la lista', en: 'State of the agent in the list' },
    },
    ...fields('last_use'),
    {
      name: 'agent_sso',
      type: 'text',
      title: { es: 'Usuario de red (SSO)', en: 'Network user (SSO)' },
      meaning: { es: 'Usuario de red (SSO)', en: 'Network user (SSO)' },
    },
    {
      name: 'enabled',
      type: 'text',
      title: { es: 'Habilitado', en: 'Enabled' },
      meaning: { es: 'Si está habilitado', en: 'Whether it is enabled' },
    },
  ],
})

const skillList = defineReport({
  key: 'information/skills',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Skills', en: 'Skills' },
  description: { es: 'Los skills de la operación.', en: 'The skills of the operation.' },
  parameters: [
    {
      name: 'skill',
      required: false,
      title: { es: 'Skill', en: 'Skill' },
      meaning: { es: 'Número de un skill; vacío para todos', en: 'Number of one skill; empty for all' },
      pattern: '\\d+',
      picker: 'skill',
    },
  ],
  fields: [
    ...fields('skill_id', 'skill_name'),
    {
      name: 'skill_description',
      type: 'text',
      title: { es: 'Descripción', en: 'Description' },
      meaning: { es: 'Descripción del skill', en: 'Description of the skill' },
    },
    ...fields('last_use'),
  ],
})

const agentsInSkill = defineReport({
  key: 'information/agents_in_skill',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Agentes de un skill', en: 'Agents of a skill' },
  description: {
    es: 'Los agentes de un skill y su nivel de experticia.',
    en: 'The agents of a skill and their level of expertise.',
  },
  parameters: [
    {
      name: 'skill_id',
      required: true,
      title: { es: 'Skill', en: 'Skill' },
      meaning: { es: 'Número del skill', en: 'Number of the skill' },
      pattern: '\\d+',
      picker: 'skill',
    },
  ],
  fields: [
    ...fields('agent_id', 'agent_name', 'last_use'),
    {
      name: 'expertise',
      type: 'integer',
      title: { es: 'Experticia', en: 'Expertise' },
      meaning: { es: 'Nivel de experticia en el skill', en: 'Level of expertise in the skill' },
    },
  ],
})

const campaignList = defineReport({
  key: 'information/campaigns',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Campañas', en: 'Campaigns' },
  description: {
    es: 'Las campañas, con su estado y configuración.',
    en: 'The campaigns, with their status and settings.',
  },
  parameters: [
    {
      name: 'campaign',
      required: false,
      title: { es: 'Campaña', en: 'Campaign' },
      meaning: { es: 'Número de una campaña; vacío para todas', en: 'Number of one campaign; empty for all' },
      pattern: '\\d+',
      picker: 'campaign',
    },
  ],
  fields: [
    ...fields('campaign_id'),
    {
      name: 'campaign_name',
      type: 'text',
      title: { es: 'Campaña', en: 'Campaign' },
      meaning: { es: 'Nombre de la campaña', en: 'Name of the campaign' },
    },
    {
      name: 'campaign_description',
      type: 'text',
      title: { es: 'Descripción', en: 'Description' },
      meaning: { es: 'Descripción de la campaña', en: 'Description of the campaign' },
    },
    {
      name: 'type_campaign',
      type: 'text',
      title: { es: 'Tipo de campaña', en: 'Campaign type' },
      meaning: { es: 'Predictiva o preview', en: 'Predictive or preview' },
      knownValues: ['predictive', 'preview'],
    },
    field('status', {
      meaning: { es: 'Si está marcando', en: 'Whether it is dialling' },
      knownValues: ['Started', 'Stopped'],
    }),
    field('records', { meaning: { es: 'Registros de la campaña', en: 'Records in the campaign' } }),
    ...fields('speed'),
    {
      name: 'dial_mode',
      type: 'text',
      title: { es: 'Modo de marcación', en: 'Dialling mode' },
      meaning: { es: 'Modo de marcación', en: 'Dialling mode' },
      knownValues: ['autopilot', 'strategy'],
    },
    ...fields('last_use'),
    {
      name: 'recycled',
      type: 'integer',
      title: { es: 'Reciclados', en: 'Recycled' },
      meaning: { es: 'Registros reciclados', en: 'Recycled records' },
    },
    {
      name: 'turbo_dial',
      type: 'text',
      title: { es: 'Turbo Dial', en: 'Turbo Dial' },
      meaning: { es: 'Si Turbo Dial está activo', en: 'Whether Turbo Dial is active' },
    },
    field('skill_id', { meaning: { es: 'Skill de la campaña', en: 'Skill of the campaign' } }),
  ],
})

const routingPointList = defineReport({
  key: 'information/routing_points',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Puntos de enrutamiento', en: 'Routing points' },
  description: {
    es: 'Los puntos de enrutamiento y sus canales activos.',
    en: 'The routing points and their active channels.',
  },
  parameters: [
    {
      name: 'routing',
      required: false,
      title: { es: 'Punto de enrutamiento', en: 'Routing point' },
      meaning: { es: 'Número de un punto; vacío para todos', en: 'Number of one point; empty for all' },
      pattern: '\\d+',
      picker: 'routingPoint',
    },
  ],
  fields: [
    ...fields('rp_id', 'rp_name'),
    {
      name: 'ivr_active',
      type: 'text',
      title: { es: 'IVR activo', en: 'IVR active' },
      meaning: { es: 'Si el IVR está activo', en: 'Whether the IVR is active' },
      knownValues: YES_NO,
    },
    {
      name: 'chat_active',
      type: 'text',
      title: { es: 'Chat activo', en: 'Chat active' },
      meaning: { es: 'Si el chat está activo', en: 'Whether chat is active' },
      knownValues: YES_NO,
    },
    {
      name: 'interaction_active',
      type: 'text',
      title: { es: 'Correo y redes activos', en: 'E-mail and social active' },
      meaning: { es: 'Si correo y redes están activos', en: 'Whether e-mail and social media are active' },
      knownValues: YES_NO,
    },
    {
      name: 'crm_active',
      type: 'text',
      title: { es: 'CRM activo', en: 'CRM active' },
      meaning: { es: 'Si la integración con CRM está activa', en: 'Whether the CRM integration is active' },
      knownValues: YES_NO,
    },
    ...fields('last_use'),
  ],
})

const connectorList = defineReport({
  key: 'information/connectors',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Conectores', en: 'Connectors' },
  description: { es: 'Los conectores de los canales.', en: 'The connectors of the channels.' },
  fields: [
    ...fields('connector_id', 'rp_id'),
    {
      name: 'name',
      type: 'text',
      title: { es: 'Nombre', en: 'Name' },
      meaning: { es: 'Nombre del conector', en: 'Name of the connector' },
    },
    field('channel', {
      meaning: { es: 'Canal del conector', en: 'Channel of the connector' },
      knownValues: ['whatsapp', 'chat-web', 'facebook', 'instagram', 'telegram', 'email', 'twitter', 'sms_bidirect'],
    }),
  ],
})

const activityCodeList = defineReport({
  key: 'information/activity_codes',
  group: 'information',
  kind: 'snapshot',
  title: { es: 'Códigos de actividad', en: 'Activity codes' },
  description: { es: 'Los códigos de actividad y dónde sirven.', en: 'The activity codes and where they can be used.' },
  parameters: [
    {
      name: 'cod_act',
      required: false,
      title: { es: 'Código de actividad', en: 'Activity code' },
      meaning: { es: 'Un código; vacío para todos', en: 'One code; empty for all' },
      pattern: '.+',
      picker: 'activityCode',
    },
  ],
  fields: [
    field('cod_act', { meaning: { es: 'Código de actividad', en: 'Activity code' }, otherNames: ['code_act'] }),
    ...fields('description_cod_act'),
    {
      name: 'hit',
      type: 'text',
      title: { es: 'Logro', en: 'Hit' },
      meaning: { es: 'Si el código cuenta como logro', en: 'Whether the code counts as a hit' },
      knownValues: ['no', 'yes'],
    },
    {
      name: 'rpc',
      type: 'text',
      title: { es: 'RPC', en: 'RPC' },
      meaning: { es: 'Si el código marca la llamada como RPC', en: 'Whether the code marks the call as RPC' },
      knownValues: ['no', 'yes'],
    },
    {
      name: 'chat',
      type: 'text',
      title: { es: 'Chat', en: 'Chat' },
      meaning: { es: 'Si sirve para chats', en: 'Whether it can be used for chats' },
      knownValues: YES_NO,
    },
    {
      name: 'studio',
      type: 'text',
      title: { es: 'Studio', en: 'Studio' },
      meaning: { es: 'Si sirve en wolkvox Studio', en: 'Whether it can be used in wolkvox Studio' },
      knownValues: YES_NO,
    },
    {
      name: 'voice',
      type: 'text',
      title: { es: 'Voz', en: 'Voice' },
      meaning: { es: 'Si sirve para llamadas', en: 'Whether it can be used for calls' },
      knownValues: YES_NO,
    },
    {
      name: 'type_code',
      type: 'text',
      title: { es: 'Grupo del código', en: 'Code group' },
      meaning: { es: 'Grupo del código', en: 'Group of the code' },
      knownValues: ['cod_act1', 'cod_act2'],
    },
    {
      name: 'interactions',
      type: 'text',
      title: { es: 'Correo y redes', en: 'E-mail and social media' },
      meaning: { es: 'Si sirve para correo y redes', en: 'Whether it can be used for e-mail and social media' },
      knownValues: YES_NO,
    },
  ],
})

export const operationListReports: readonly WrittenReport[] = [
  agentList,
  skillList,
  agentsInSkill,
  campaignList,
  routingPointList,
  connectorList,
  activityCodeList,
]
