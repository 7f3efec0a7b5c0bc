import { defineReport, field, fields } from '../define.ts'
import { serviceLevelAsked } from './dynamicFields.ts'
import { SERVICE_LEVELS } from './fields/skills.ts'
import { oneCampaign, optional, required } from './parameters.ts'
import type { WrittenReport } from '../written.ts'

const agentsNow = defineReport({
  key: 'real_time/agents',
  group: 'live',
  kind: 'snapshot',
  keyFields: ['agent_id'],
  title: { es: 'Agentes ahora', en: 'Agents now' },
  description: {
    es: 'El estado actual de cada agente, con sus llamadas y tiempos del día.',
    en: "The current state of each agent, with the day's calls and times.",
  },
  fields: [
    ...fields('agent_id', 'agent_name', 'agent_status', 'calls', 'inbound', 'outbound', 'internal'),
    {
      name: 'time_state_now',
      type: 'duration',
      title: { es: 'Tiempo en el estado', en: 'Time in state' },
      meaning: { es: 'Segundos en el estado actual', en: 'Seconds in the current state' },
    },
    ...fields(
      'ready_time',
      'inbound_time',
      'outbound_time',
      'acw_time',
      'ring_time',
      'login_time',
      'aht_time',
      'ocupation',
      'aux_time',
    ),
  ],
})

const skillsNow = defineReport({
  key: 'real_time/skills',
  group: 'live',
  kind: 'snapshot',
  keyFields: ['skill_id'],
  title: { es: 'Skills ahora', en: 'Skills now' },
  description: {
    es: 'La cola, el abandono y el nivel de servicio de cada skill en este momento.',
    en: 'The queue, abandonment and service level of each skill at this moment.',
  },
  parameters: [required('skill_id'), optional('services_time')],
  fields: [
    ...fields('skill_id', 'skill_name'),
    {
      name: 'calls_in_queue_now',
      type: 'integer',
      title: { es: 'En cola', en: 'In queue' },
      meaning: { es: 'Llamadas en cola ahora', en: 'Calls in queue now' },
    },
    {
      name: 'stat_inbound',
      type: 'integer',
      title: { es: 'Entrantes', en: 'Inbound' },
      meaning: { es: 'Llamadas entrantes', en: 'Inbound calls' },
    },
    {
      name: 'stat_answer',
      type: 'integer',
      title: { es: 'Contestadas', en: 'Answered' },
      meaning: { es: 'Llamadas contestadas', en: 'Answered calls' },
    },
    {
      name: 'stat_abandon',
      type: 'integer',
      title: { es: 'Abandonadas', en: 'Abandoned' },
      meaning: { es: 'Llamadas abandonadas', en: 'Abandoned calls' },
    },
    ...fields(...SERVICE_LEVELS),
    {
      name: 'by_abandon',
      type: 'percent',
      title: { es: 'Abandono', en: 'Abandonment' },
      meaning: { es: 'Porcentaje de abandono', en: 'Abandonment rate' },
      isRatio: true,
      rightMeasure: 'kpi:abandon-rate',
    },
  ],
  dynamicFields: [serviceLevelAsked],
})

const campaignsNow = defineReport({
  key: 'real_time/campaigns',
  group: 'live',
  kind: 'snapshot',
  keyFields: ['campaign'],
  title: { es: 'Campañas ahora', en: 'Campaigns now' },
  description: {
    es: 'Registros marcados y contestados de cada campaña, y su penetración, en este momento.',
    en: 'Records dialled and answered of each campaign, and its penetration, at this moment.',
  },
  parameters: [{ ...oneCampaign, required: false }],
  fields: [
    {
      name: 'campaign',
      type: 'text',
      title: { es: 'Campaña', en: 'Campaign' },
      meaning: { es: 'Número, nombre y modo de marcación', en: 'Number, name and dialling mode' },
    },
    ...fields('speed'),
    field('status', {
      meaning: { es: 'Si está marcando', en: 'Whether it is dialling' },
      knownValues: ['started', 'stopped'],
    }),
    field('skill_id', { meaning: { es: 'Skill de la campaña', en: 'Skill of the campaign' } }),
    ...fields('records'),
    {
      name: 'clean',
      type: 'integer',
      title: { es: 'Sin llamar', en: 'Not called' },
      meaning: { es: 'Registros sin llamar', en: 'Records not called yet' },
    },
    {
      name: 'dial',
      type: 'integer',
      title: { es: 'Marcados', en: 'Dialled' },
      meaning: { es: 'Registros marcados', en: 'Records dialled' },
    },
    {
      name: 'answer',
      type: 'integer',
      title: { es: 'Contestados', en: 'Answered' },
      meaning: { es: 'Registros contestados', en: 'Records answered' },
    },
    {
      name: 'no_answer',
      type: 'integer',
      title: { es: 'Sin respuesta', en: 'No answer' },
      meaning: { es: 'Registros sin respuesta', en: 'Records without an answer' },
    },
    {
      name: 'busy/congestion/failed',
      type: 'text',
      title: { es: 'Ocupado, congestión o fallido', en: 'Busy, congestion or failed' },
      meaning: {
        es: 'Ocupados, con congestión y fallidos, en un solo campo',
        en: 'Busy, congested and failed, in one field',
      },
    },
    {
      name: 'answer_machine',
      type: 'integer',
      title: { es: 'Contestadora', en: 'Answering machine' },
      meaning: { es: 'Registros con contestadora', en: 'Records with an answering machine' },
    },
    {
      name: 'penetration_day',
      type: 'percent',
      title: { es: 'Penetración del día', en: 'Penetration today' },
      meaning: { es: 'Penetración del día', en: 'Penetration of the day' },
    },
    {
      name: 'penetration_now',
      type: 'percent',
      title: { es: 'Penetración ahora', en: 'Penetration now' },
      meaning: { es: 'Penetración del momento', en: 'Penetration right now' },
    },
    field('hits', { meaning: { es: 'Registros tipificados como logro', en: 'Records coded as hits' } }),
    {
      name: 'calls_x_min',
      type: 'decimal',
      title: { es: 'Llamadas por minuto', en: 'Calls per minute' },
      meaning: { es: 'Llamadas por minuto', en: 'Calls per minute' },
    },
    {
      name: 'recycled',
      type: 'integer',
      title: { es: 'Reciclados', en: 'Recycled' },
      meaning: { es: 'Veces que se recicló', en: 'Times that it was recycled' },
    },
  ],
  shape: { kind: 'bareList' },
})

const scheduledCallbacks = defineReport({
  key: 'real_time/recall',
  group: 'live',
  kind: 'snapshot',
  keyFields: ['id_campaing', 'phone_number', 'date_recall'],
  title: { es: 'Rellamadas programadas', en: 'Scheduled call-backs' },
  description: {
    es: 'Las rellamadas que están programadas en las campañas.',
    en: 'The call-backs that are scheduled in campaigns.',
  },
  parameters: [
    {
      name: 'type',
      required: true,
      title: { es: 'Origen', en: 'Origin' },
      meaning: { es: 'Cómo se programó la rellamada', en: 'How the call-back was scheduled' },
      pattern: 'all|manual|auto',
      usual: 'all',
      choices: [
        { value: 'all', title: { es: 'Todas', en: 'All' } },
        { value: 'manual', title: { es: 'Manuales', en: 'Manual' } },
        { value: 'auto', title: { es: 'Automáticas', en: 'Automatic' } },
      ],
    },
  ],
  fields: [
    {
      name: 'type_recall',
      type: 'text',
      title: { es: 'Origen', en: 'Origin' },
      meaning: { es: 'Cómo se programó la rellamada', en: 'How the call-back was scheduled' },
    },
    {
      name: 'date_recall',
      type: 'dateTime',
      title: { es: 'Fecha de rellamada', en: 'Call-back date' },
      meaning: { es: 'Momento programado', en: 'Scheduled time' },
    },
    ...fields('phone_number'),
    {
      name: 'id_campaing',
      type: 'id',
      identifies: 'campaign',
      title: { es: 'Id de la campaña', en: 'Campaign id' },
      meaning: { es: 'Número de la campaña', en: 'Number of the campaign' },
      otherNames: ['id_campaign'],
    },
    ...fields('id_agent'),
  ],
})

export const liveStateReports: readonly WrittenReport[] = [agentsNow, skillsNow, campaignsNow, scheduledCallbacks]
