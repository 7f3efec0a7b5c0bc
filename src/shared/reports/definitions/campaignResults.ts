import { defineReport, field, keys } from '../define.ts'
import { MACHINE_RESULTS } from './fields/knownValues.ts'
import { required } from './parameters.ts'
import { sumOf } from '../roles.ts'
import type { WrittenReport } from '../written.ts'

const machinesByCampaign = defineReport({
  key: 'reports_manager/campaign_6',
  group: 'campaigns',
  kind: 'aggregate',
  title: { es: 'Contestadoras por campaña', en: 'Answering machines by campaign' },
  description: {
    es: 'Cuántas contestadoras detectó cada campaña.',
    en: 'How many answering machines each campaign detected.',
  },
  parameters: [required('campaign_id')],
  fields: [
    ...keys('campaign_id'),
    {
      name: 'total_amd',
      type: 'integer',
      title: { es: 'Contestadoras', en: 'Answering machines' },
      meaning: { es: 'Total de contestadoras detectadas', en: 'Total answering machines detected' },
      role: 'sum',
    },
  ],
})

const finalResults = defineReport({
  key: 'reports_manager/campaign_1',
  group: 'campaigns',
  kind: 'aggregate',
  title: { es: 'Resultado final de campañas', en: 'Final campaign results' },
  description: {
    es: 'Registros de la campaña por su resultado final.',
    en: 'Records of the campaign by their final result.',
  },
  parameters: [required('campaign_id')],
  fields: [
    field('result', {
      meaning: { es: 'Resultado final', en: 'Final result' },
      role: 'key',
      knownValues: [
        'no-answer',
        'answer',
        'busy',
        'answer-machine',
        'recall',
        'do-not-call_clean',
        'congestion',
        'abandon',
        'failed',
      ],
    }),
    // A record has one final result over the whole range: days do not add up.
    field('records', { addsWithinAnswer: true }),
    field('percent', { rightMeasure: 'share(sum(records))' }),
  ],
})

const resultsOfAttempts = defineReport({
  key: 'reports_manager/campaign_4',
  group: 'campaigns',
  kind: 'aggregate',
  title: { es: 'Resultado de campañas por intento', en: 'Campaign results by attempt' },
  description: { es: 'Intentos de la campaña por su resultado.', en: 'Attempts of the campaign by their result.' },
  parameters: [required('campaign_id')],
  fields: [
    field('result', { meaning: { es: 'Resultado del intento', en: 'Result of the attempt' }, role: 'key' }),
    field('records', {
      meaning: { es: 'Registros, contados intento por intento', en: 'Records, counted attempt by attempt' },
      role: 'sum',
    }),
    field('percent', { rightMeasure: 'share(sum(records))' }),
  ],
  roles: {
    attempts: sumOf('records'),
    contacts: { kind: 'sum', fields: ['records'], where: { field: 'result', values: ['answer'] } },
  },
})

const recordsByCode = defineReport({
  key: 'reports_manager/campaign_2',
  group: 'campaigns',
  kind: 'aggregate',
  title: { es: 'Resultado de campañas por código', en: 'Campaign results by code' },
  description: {
    es: 'Registros de la campaña por su código de actividad.',
    en: 'Records of the campaign by their activity code.',
  },
  parameters: [required('campaign_id')],
  fields: [
    ...keys('cod_act'),
    // A record has one code over the whole range: days do not add up.
    field('records', { addsWithinAnswer: true }),
    field('percent', { rightMeasure: 'share(sum(records))' }),
  ],
})

const machineCodesByTelephone = defineReport({
  key: 'reports_manager/campaign_8',
  group: 'campaigns',
  kind: 'aggregate',
  title: { es: 'Qué encontró la marcación en cada teléfono', en: 'What dialling met at each telephone' },
  description: {
    es: 'Cuántas veces la marcación encontró ocupado, contestadora o sin respuesta en cada teléfono.',
    en: 'How often dialling met busy, answering machine or no answer at each telephone.',
  },
  parameters: [required('campaign_id')],
  fields: [
    ...keys('telephone'),
    {
      name: 'total_machine_recognitions',
      type: 'integer',
      title: { es: 'Marcaciones sin persona', en: 'Diallings without a person' },
      meaning: {
        es: 'Veces que la marcación no encontró a una persona («reconocimientos de máquina»)',
        en: 'How often dialling met no person (“machine recognitions”)',
      },
      role: 'sum',
    },
    {
      name: 'no_answer',
      type: 'integer',
      title: { es: 'Sin respuesta', en: 'No answer' },
      meaning: { es: 'Sin respuesta', en: 'No answer' },
      role: 'sum',
    },
    {
      name: 'answer_machine',
      type: 'integer',
      title: { es: 'Contestadora', en: 'Answering machine' },
      meaning: { es: 'Contestadora', en: 'Answering machine' },
      role: 'sum',
    },
    {
      name: 'busy',
      type: 'integer',
      title: { es: 'Ocupado', en: 'Busy' },
      meaning: { es: 'Ocupado', en: 'Busy' },
      role: 'sum',
    },
    {
      name: 'congestion',
      type: 'integer',
      title: { es: 'Congestión', en: 'Congestion' },
      meaning: { es: 'Congestión', en: 'Congestion' },
      role: 'sum',
    },
    {
      name: 'failed',
      type: 'integer',
      title: { es: 'Fallidos', en: 'Failed' },
      meaning: { es: 'Fallidos', en: 'Failed' },
      role: 'sum',
    },
  ],
  dialled: { telephone: 'telephone', unanswered: sumOf('total_machine_recognitions'), answered: null },
})

const turboDial = defineReport({
  key: 'reports_manager/campaign_10',
  group: 'campaigns',
  kind: 'aggregate',
  title: { es: 'Turbo Dial: qué encontró la marcación', en: 'Turbo Dial: what dialling met' },
  description: {
    es: 'Cuántas veces Turbo Dial encontró ocupado, contestadora, sin respuesta u otro resultado.',
    en: 'How often Turbo Dial met busy, answering machine, no answer or another result.',
  },
  parameters: [required('campaign_id')],
  fields: [
    {
      name: 'machinecode',
      type: 'text',
      title: { es: 'Qué encontró', en: 'What it met' },
      meaning: {
        es: 'Lo que detectó la marcación («código de máquina»)',
        en: 'What dialling detected (“machine code”)',
      },
      role: 'key',
      knownValues: MACHINE_RESULTS,
    },
    {
      name: 'cantidad',
      type: 'integer',
      title: { es: 'Cantidad', en: 'Count' },
      meaning: { es: 'Cantidad de veces', en: 'Number of times' },
      role: 'sum',
    },
  ],
})

export const campaignResultReports: readonly WrittenReport[] = [
  machinesByCampaign,
  finalResults,
  resultsOfAttempts,
  recordsByCode,
  machineCodesByTelephone,
  turboDial,
]
