import { defineReport, field, fields, keys, sums } from '../define.ts'
import { serviceLevelAsked } from './dynamicFields.ts'
import { SERVICE_LEVELS } from './fields/skills.ts'
import { SKILL_INTERACTIONS } from './fields/knownValues.ts'
import { optional, required } from './parameters.ts'
import { sumOf, type ReportRoles } from '../roles.ts'
import type { WrittenReport } from '../written.ts'

/** What these counts mean to measures; the percentages beside them are the server's own. */
const ANSWERED_AND_ABANDONED: ReportRoles = { answered: sumOf('answer_calls'), abandoned: sumOf('abandon_calls') }

const serviceLevel = defineReport({
  key: 'reports_manager/skill_1',
  group: 'skills',
  kind: 'aggregate',
  title: { es: 'Nivel de servicio por skill', en: 'Service level by skill' },
  description: {
    es: 'Llamadas, abandono y nivel de servicio de cada skill.',
    en: 'Calls, abandonment and service level of each skill.',
  },
  parameters: [required('skill_id'), optional('services_time')],
  fields: [
    ...keys('skill_name', 'skill_id'),
    ...sums('inbound_calls', 'answer_calls', 'abandon_calls'),
    ...fields(...SERVICE_LEVELS),
    ...fields('abandon', 'asa', 'ata'),
  ],
  dynamicFields: [serviceLevelAsked],
  roles: ANSWERED_AND_ABANDONED,
})

const serviceLevelByDay = defineReport({
  key: 'reports_manager/skill_3',
  group: 'skills',
  kind: 'series',
  title: { es: 'Nivel de servicio por día', en: 'Service level by day' },
  description: {
    es: 'Llamadas, abandono y nivel de servicio de cada skill, por día.',
    en: 'Calls, abandonment and service level of each skill, by day.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...fields('skill_name'),
    field('date', { type: 'date', meaning: { es: 'Día', en: 'Day' }, otherNames: ['day'] }),
    ...fields(
      'inbound_calls',
      'answer_calls',
      'abandon_calls',
      ...SERVICE_LEVELS,
      'wait_time',
      'abandon',
      'asa',
      'ata',
      'aht',
    ),
  ],
  dateField: 'date',
  roles: ANSWERED_AND_ABANDONED,
})

const serviceLevelByDayAndHour = defineReport({
  key: 'reports_manager/skill_7',
  group: 'skills',
  kind: 'series',
  title: { es: 'Nivel de servicio por día y hora', en: 'Service level by day and hour' },
  description: {
    es: 'Llamadas, abandono y nivel de servicio de cada skill, por día y hora.',
    en: 'Calls, abandonment and service level of each skill, by day and hour.',
  },
  parameters: [required('skill_id')],
  fields: [
    field('date', { type: 'date', meaning: { es: 'Día', en: 'Day' } }),
    ...fields(
      'skill_id',
      'skill_name',
      'hour',
      'inbound_calls',
      'answer_calls',
      'abandon_calls',
      ...SERVICE_LEVELS,
      'wait_time',
      'abandon',
      'aht',
      'asa',
      'ata',
    ),
  ],
  dateField: 'date',
  roles: { ...ANSWERED_AND_ABANDONED, offered: sumOf('inbound_calls') },
})

const serviceLevelByHour = defineReport({
  key: 'reports_manager/skill_4',
  group: 'skills',
  kind: 'aggregate',
  title: { es: 'Nivel de servicio por hora', en: 'Service level by hour' },
  description: {
    es: 'Llamadas, abandono y nivel de servicio de cada hora del día, sobre todo el periodo.',
    en: 'Calls, abandonment and service level of each hour of the day, over the whole period.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...keys('skill_id', 'hour'),
    ...sums('inbound_calls', 'answer_calls', 'abandon_calls'),
    ...fields(...SERVICE_LEVELS, 'asa', 'abandon', 'aht', 'ata', 'att', 'acw'),
  ],
  roles: ANSWERED_AND_ABANDONED,
})

const serviceLevelByHalfHour = defineReport({
  key: 'reports_manager/skill_4_1',
  group: 'skills',
  kind: 'aggregate',
  title: { es: 'Nivel de servicio cada 30 minutos', en: 'Service level every 30 minutes' },
  description: {
    es: 'Llamadas, abandono y nivel de servicio de cada media hora del día, sobre todo el periodo.',
    en: 'Calls, abandonment and service level of each half hour of the day, over the whole period.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...keys('skill_id'),
    field('hour', {
      meaning: { es: 'Inicio de la media hora', en: 'Start of the half hour' },
      role: 'key',
      stepMinutes: 30,
    }),
    ...sums('inbound_calls', 'answer_calls', 'abandon_calls'),
    ...fields(...SERVICE_LEVELS, 'asa', 'abandon', 'ata', 'aht', 'att', 'acw'),
  ],
  roles: ANSWERED_AND_ABANDONED,
})

const serviceLevelByTenMinutes = defineReport({
  key: 'reports_manager/skill_4_2',
  group: 'skills',
  kind: 'aggregate',
  title: { es: 'Nivel de servicio cada 10 minutos', en: 'Service level every 10 minutes' },
  description: {
    es: 'Llamadas, abandono y nivel de servicio de cada diez minutos del día, sobre todo el periodo.',
    en: 'Calls, abandonment and service level of every ten minutes of the day, over the whole period.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...keys('skill_id'),
    field('hour', {
      meaning: { es: 'Inicio de los diez minutos', en: 'Start of the ten minutes' },
      role: 'key',
      stepMinutes: 10,
    }),
    ...sums('inbound_calls', 'answer_calls', 'abandon_calls'),
    ...fields(...SERVICE_LEVELS, 'asa', 'abandon', 'ata', 'aht', 'acw', 'att'),
  ],
  roles: ANSWERED_AND_ABANDONED,
})

const serviceLevelByNumber = defineReport({
  key: 'reports_manager/skill_6',
  group: 'skills',
  kind: 'aggregate',
  title: { es: 'Nivel de servicio por número marcado', en: 'Service level by dialled number' },
  description: {
    es: 'Llamadas, abandono y nivel de servicio de cada número al que llaman los clientes.',
    en: 'Calls, abandonment and service level of each number that customers call.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...keys('dnis'),
    ...sums('inbound_calls', 'answer_calls', 'abandon_calls'),
    ...fields(...SERVICE_LEVELS, 'abandon', 'asa', 'ata'),
  ],
  roles: ANSWERED_AND_ABANDONED,
})

const serviceLevelByChannel = defineReport({
  key: 'reports_manager/skill_11',
  group: 'skills',
  kind: 'aggregate',
  title: { es: 'Nivel de servicio por canal', en: 'Service level by channel' },
  description: {
    es: 'Interacciones, abandono y nivel de servicio de cada canal.',
    en: 'Interactions, abandonment and service level of each channel.',
  },
  parameters: [required('skill_id')],
  fields: [
    field('type_interaction', {
      meaning: { es: 'Canal o tipo de llamada', en: 'Channel or type of call' },
      role: 'key',
      knownValues: SKILL_INTERACTIONS,
    }),
    ...sums('inbound_calls', 'answer_calls', 'abandon_calls'),
    ...fields(...SERVICE_LEVELS, 'abandon', 'asa', 'ata'),
  ],
  roles: ANSWERED_AND_ABANDONED,
})

const workforce = defineReport({
  key: 'reports_manager/skill_5',
  group: 'skills',
  kind: 'aggregate',
  title: { es: 'Agentes necesarios por hora', en: 'Agents needed by hour' },
  description: {
    es: 'Cuántos agentes hacen falta en cada hora y skill; un día a la vez.',
    en: 'How many agents are needed per hour and skill; one day at a time.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...keys('skill_id', 'hour'),
    ...sums('inbound_calls'),
    {
      name: 'inbound_calls_unique_customers',
      type: 'integer',
      title: { es: 'Clientes únicos', en: 'Unique customers' },
      meaning: { es: 'Llamadas entrantes de clientes únicos', en: 'Inbound calls from unique customers' },
    },
    ...fields('aht'),
    {
      name: 'agents_needed',
      type: 'integer',
      title: { es: 'Agentes necesarios', en: 'Agents needed' },
      meaning: { es: 'Agentes que hacen falta', en: 'Agents that are needed' },
    },
  ],
  maxDays: 1,
  roles: { agentsNeeded: 'agents_needed' },
})

export const skillReports: readonly WrittenReport[] = [
  serviceLevel,
  serviceLevelByDay,
  serviceLevelByDayAndHour,
  serviceLevelByHour,
  serviceLevelByHalfHour,
  serviceLevelByTenMinutes,
  serviceLevelByNumber,
  serviceLevelByChannel,
  workforce,
]
