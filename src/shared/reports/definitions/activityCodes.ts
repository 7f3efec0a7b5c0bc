import { defineReport, fields, keys, sums } from '../define.ts'
import { NOT_SOUGHT } from './fields/knownValues.ts'
import { required } from './parameters.ts'
import { EVERY_ROW, rowsThat, sumOf } from '../roles.ts'
import { calls } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const codedCalls = defineReport({
  key: 'reports_manager/act_3',
  group: 'codes',
  kind: 'detail',
  title: { es: 'Llamadas tipificadas', en: 'Calls with an activity code' },
  description: {
    es: 'Cada llamada tipificada, con sus códigos y comentarios.',
    en: 'Each call that was given a code, with its codes and comments.',
  },
  parameters: [required('cod_act')],
  fields: fields(
    'conn_id',
    'agent_id',
    'agent_name',
    'agent_dni',
    'skill_id',
    'date',
    'cod_act',
    'description_cod_act',
    'cod_act_2',
    'description_cod_act_2',
    'comments',
    'type_interaction',
    'telephone',
    'destiny',
    'time',
    'hang_up',
    'customer_id',
    'campaign_id',
  ),
  dateField: 'date',
  outreach: calls({ customer: 'telephone', cameIn: { field: 'type_interaction', values: NOT_SOUGHT } }),
  readFirst: ['date', 'agent_name', 'telephone', 'description_cod_act', 'description_cod_act_2', 'comments', 'time'],
  roles: {
    handled: EVERY_ROW,
    talk: sumOf('time'),
    toCode: EVERY_ROW,
    uncoded: rowsThat('cod_act', 'TIMEOUTACW'),
    reason: 'cod_act',
    interaction: 'conn_id',
    telephone: 'telephone',
  },
})

const codes = defineReport({
  key: 'reports_manager/act_5',
  group: 'codes',
  kind: 'aggregate',
  title: { es: 'Códigos usados', en: 'Codes used' },
  description: { es: 'Cuántas veces se usó cada código.', en: 'How often each code was used.' },
  parameters: [required('cod_act')],
  fields: [...sums('count'), ...keys('cod_act', 'description_cod_act')],
})

const codesByAgent = defineReport({
  key: 'reports_manager/act_1',
  group: 'codes',
  kind: 'aggregate',
  title: { es: 'Códigos por agente', en: 'Codes by agent' },
  description: {
    es: 'Cuántas llamadas tipificó cada agente con cada código.',
    en: 'How many calls each agent gave each code.',
  },
  parameters: [required('cod_act')],
  fields: [...sums('count'), ...keys('agent_name', 'agent_dni', 'cod_act', 'description_cod_act')],
})

const codesBySkill = defineReport({
  key: 'reports_manager/act_2',
  group: 'codes',
  kind: 'aggregate',
  title: { es: 'Códigos por skill', en: 'Codes by skill' },
  description: {
    es: 'Cuántas llamadas de cada skill tienen cada código.',
    en: 'How many calls of each skill have each code.',
  },
  parameters: [required('cod_act')],
  fields: [...sums('count'), ...keys('skill_id', 'cod_act', 'description_cod_act')],
})

const callsWithoutCode = defineReport({
  key: 'reports_manager/act_4',
  group: 'codes',
  kind: 'aggregate',
  title: { es: 'Llamadas sin tipificar por agente', en: 'Calls without a code by agent' },
  description: {
    es: 'Cuántas llamadas dejó sin tipificar cada agente.',
    en: 'How many calls each agent left without a code.',
  },
  fields: [
    {
      name: 'uncode_calls',
      type: 'integer',
      title: { es: 'Sin tipificar', en: 'Without a code' },
      meaning: { es: 'Llamadas sin código de actividad', en: 'Calls without an activity code' },
      role: 'sum',
    },
    ...keys('agent_id', 'agent_name'),
  ],
})

export const activityCodeReports: readonly WrittenReport[] = [
  codedCalls,
  codes,
  codesByAgent,
  codesBySkill,
  callsWithoutCode,
]
