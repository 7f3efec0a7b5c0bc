import { defineReport, field, fields } from '../define.ts'
import { EXTRA_FIELDS } from './fields/customers.ts'
import { required } from './parameters.ts'
import { EVERY_ROW, rowsThat } from '../roles.ts'
import { calls } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const dialledTelephones = defineReport({
  key: 'reports_manager/campaign_3',
  group: 'campaigns',
  kind: 'detail',
  title: { es: 'Resultado por teléfono', en: 'Result by telephone' },
  description: {
    es: 'Cada teléfono marcado en la campaña, con su resultado.',
    en: 'Each telephone dialled in the campaign, with its result.',
  },
  note: {
    es: 'Las fechas están siempre en GMT-5; el registro y cada intento deben caer en el periodo.',
    en: 'Dates are always in GMT-5; the record and each attempt must fall in the period.',
  },
  parameters: [required('campaign_id')],
  fields: [
    ...fields('campaign_id', 'customer_name', 'customer_last_name', 'id_type', 'customer_id'),
    field('date', {
      meaning: { es: 'Fecha y hora del intento, en GMT-5', en: 'Date and time of the attempt, in GMT-5' },
    }),
    ...fields('telephone'),
    field('result', {
      knownValues: ['no-answer', 'answer', 'busy', 'answer-machine', 'failed', 'congestion', 'abandon'],
    }),
    ...EXTRA_FIELDS,
    ...fields('conn_id'),
  ],
  dateField: 'date',
  outreach: calls({ customer: 'telephone', reached: { field: 'result', values: ['answer'] } }),
  readFirst: ['date', 'campaign_id', 'customer_name', 'customer_last_name', 'telephone', 'result'],
  roles: {
    attempts: EVERY_ROW,
    contacts: rowsThat('result', 'answer'),
    interaction: 'conn_id',
    telephone: 'telephone',
  },
  dialled: {
    telephone: 'telephone',
    unanswered: rowsThat('result', 'no-answer', 'busy', 'answer-machine', 'failed', 'congestion'),
    // Whoever was called and gave up waiting for an agent had answered.
    answered: rowsThat('result', 'answer', 'abandon'),
  },
})

const previewCalls = defineReport({
  key: 'reports_manager/campaign_5',
  group: 'campaigns',
  kind: 'detail',
  title: { es: 'Detalle de campañas preview', en: 'Preview campaigns, detail' },
  description: {
    es: 'Cada llamada y registro de las campañas preview.',
    en: 'Each call and record of preview campaigns.',
  },
  note: {
    es: 'Las filas TOTAL resumen las demás: no se deben sumar con ellas.',
    en: 'TOTAL rows sum up the others: do not count them along with those.',
  },
  parameters: [required('campaign_id')],
  fields: [
    {
      name: 'type_of_row',
      type: 'text',
      title: { es: 'Tipo de fila', en: 'Row type' },
      meaning: {
        es: 'Registro (preview), llamada (call) o resumen (TOTAL)',
        en: 'Record (preview), call, or summary (TOTAL)',
      },
      knownValues: ['call', 'preview', 'TOTAL'],
    },
    field('campaign_id', {
      meaning: {
        es: 'Número de la campaña; puede venir con su nombre',
        en: 'Number of the campaign; its name may come along',
      },
    }),
    ...fields('customer_name', 'customer_last_name'),
    field('result', {
      meaning: { es: 'Resultado del registro', en: 'Result of the record' },
      knownValues: ['contesta titular (rpc)', 'buzon', 'clean'],
    }),
    {
      name: 'last_code_act',
      type: 'text',
      title: { es: 'Último código', en: 'Last code' },
      meaning: { es: 'Código de la última llamada al cliente', en: 'Code of the last call to the customer' },
    },
    {
      name: 'comments_customer_reg',
      type: 'text',
      title: { es: 'Comentarios del registro', en: 'Record comments' },
      meaning: { es: 'Comentarios del registro del cliente', en: "Comments on the customer's record" },
    },
    ...fields('customer_id', 'agent_id', 'conn_id', 'telephone', 'hang_up', 'type_interaction'),
    {
      name: 'call_result',
      type: 'text',
      tells: 'outcome',
      title: { es: 'Resultado de la llamada', en: 'Call result' },
      meaning: { es: 'Resultado de la llamada', en: 'Result of the call' },
      knownValues: ['answer'],
    },
    ...fields('date', 'time', 'cod_act', 'comments'),
  ],
  dateField: 'date',
  outreach: calls({
    customer: 'telephone',
    cameIn: { field: 'type_of_row', values: ['preview'] },
    reached: { field: 'call_result', values: ['answer'] },
  }),
  readFirst: [
    'date',
    'type_of_row',
    'campaign_id',
    'customer_name',
    'customer_last_name',
    'telephone',
    'call_result',
    'result',
    'time',
  ],
  totalRows: { field: 'type_of_row', value: 'TOTAL' },
  roles: {
    attempts: rowsThat('type_of_row', 'call'),
    contacts: rowsThat('call_result', 'answer'),
    interaction: 'conn_id',
    telephone: 'telephone',
  },
  dialled: { telephone: 'telephone', unanswered: null, answered: rowsThat('call_result', 'answer') },
})

const whatsappStatus = defineReport({
  key: 'reports_manager/campaign_9',
  group: 'campaigns',
  kind: 'detail',
  title: { es: 'Entrega de campañas de WhatsApp', en: 'WhatsApp campaign delivery' },
  description: {
    es: 'El estado de entrega de cada registro de las campañas de WhatsApp.',
    en: 'The delivery status of each record of WhatsApp campaigns.',
  },
  parameters: [required('campaign_id')],
  fields: [
    {
      name: 'campaing_id',
      type: 'id',
      identifies: 'campaign',
      title: { es: 'Id de la campaña', en: 'Campaign id' },
      meaning: { es: 'Número de la campaña', en: 'Number of the campaign' },
    },
    ...fields('telephone'),
    field('status', {
      meaning: { es: 'Estado de la entrega', en: 'Status of the delivery' },
      knownValues: ['delivered', 'accepted', 'submitted', 'failed'],
    }),
    {
      name: 'errors',
      type: 'text',
      title: { es: 'Errores', en: 'Errors' },
      meaning: { es: 'Errores encontrados', en: 'Errors found' },
    },
    ...fields('date'),
    {
      name: 'last_update',
      type: 'dateTime',
      title: { es: 'Última actualización', en: 'Last update' },
      meaning: { es: 'Última actualización', en: 'Last update' },
    },
  ],
  dateField: 'date',
  outreach: { customer: 'telephone', channel: { kind: 'whatsapp' } },
})

const machineDetections = defineReport({
  key: 'reports_manager/campaign_7',
  group: 'campaigns',
  kind: 'detail',
  title: { es: 'Detalle de contestadoras', en: 'Answering machines, detail' },
  description: {
    es: 'Cada vez que la marcación distinguió entre persona y contestadora.',
    en: 'Each time dialling told a person from an answering machine.',
  },
  parameters: [required('campaign_id')],
  fields: [
    ...fields('customer_id', 'campaign_id'),
    {
      name: 'file_name',
      type: 'text',
      title: { es: 'Archivo de voz', en: 'Voice file' },
      meaning: { es: 'Archivo de voz configurado', en: 'Voice file that is set up' },
    },
    ...fields('telephone'),
    field('result', {
      meaning: { es: 'Contestadora o persona', en: 'Machine or person' },
      knownValues: ['machine', 'human'],
    }),
    ...fields('date'),
  ],
  dateField: 'date',
  outreach: calls({ customer: 'telephone', reached: { field: 'result', values: ['human'] } }),
})

export const campaignReports: readonly WrittenReport[] = [
  dialledTelephones,
  previewCalls,
  whatsappStatus,
  machineDetections,
]
