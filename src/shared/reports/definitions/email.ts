import { defineReport, field, fields, keys, sums } from '../define.ts'
import type { WrittenReport } from '../written.ts'

const emailDetail = defineReport({
  key: 'reports_manager/cdr_9',
  group: 'email',
  kind: 'detail',
  title: { es: 'Correos enviados', en: 'E-mails sent' },
  description: {
    es: 'Cada correo enviado desde puntos de enrutamiento o campañas, con su contenido.',
    en: 'Each e-mail sent from routing points or campaigns, with its content.',
  },
  fields: [
    field('channel', {
      meaning: {
        es: 'email-route-… para un punto de enrutamiento, campaign-… para una campaña',
        en: 'email-route-… for a routing point, campaign-… for a campaign',
      },
      knownValues: ['email-route-1402', 'email-route-1407', 'campaign-20731'],
    }),
    field('date', { meaning: { es: 'Fecha y hora del correo', en: 'Date and time of the e-mail' } }),
    ...fields('from', 'to', 'subject', 'body'),
  ],
  dateField: 'date',
  conversation: {
    says: [{ field: 'body', by: 'bot', name: 'from' }],
    at: 'date',
    session: null,
    subject: 'subject',
  },
  outreach: { customer: 'to', channel: { kind: 'email' } },
})

const interactionDetail = defineReport({
  key: 'reports_manager/chat_4',
  group: 'email',
  kind: 'detail',
  title: { es: 'Detalle de correos y redes', en: 'E-mail and social media, detail' },
  description: {
    es: 'Cada interacción de correo o redes, con su mensaje y respuesta.',
    en: 'Each e-mail or social media interaction, with its message and answer.',
  },
  parameters: [
    {
      name: 'attach_array',
      required: false,
      title: { es: 'Adjuntos como lista', en: 'Attachments as a list' },
      meaning: { es: 'Si los adjuntos vienen como lista', en: 'Whether attachments come as a list' },
      pattern: 'yes|no',
      choices: [
        { value: 'yes', title: { es: 'Sí', en: 'Yes' } },
        { value: 'no', title: { es: 'No', en: 'No' } },
      ],
    },
    {
      name: 'include_attachments',
      required: false,
      title: { es: 'Incluir adjuntos', en: 'Include attachments' },
      meaning: { es: 'Si vienen los adjuntos', en: 'Whether attachments come along' },
      pattern: 'true|false',
      choices: [
        { value: 'true', title: { es: 'Sí', en: 'Yes' } },
        { value: 'false', title: { es: 'No', en: 'No' } },
      ],
    },
  ],
  fields: [
    field('channel', {
      meaning: { es: 'Correo o red social', en: 'E-mail or social network' },
      knownValues: ['Email', 'facebook_page', 'instagram', 'twitter'],
    }),
    ...fields('agent_name', 'skill_id'),
    {
      name: 'case_id',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Id del caso', en: 'Case id' },
      meaning: { es: 'Identificador del caso', en: 'Identifier of the case' },
    },
    ...fields('subject', 'from', 'to', 'body'),
    field('answer', { meaning: { es: 'Respuesta del agente', en: 'Answer of the agent' } }),
    {
      name: 'date_creation',
      type: 'dateTime',
      title: { es: 'Fecha', en: 'Date' },
      meaning: { es: 'Fecha y hora del mensaje', en: 'Date and time of the message' },
    },
    {
      name: 'close_date',
      type: 'dateTime',
      title: { es: 'Fecha de cierre', en: 'Close date' },
      meaning: { es: 'Cierre de la interacción', en: 'When the interaction was closed' },
    },
    {
      name: 'evaluation_survey',
      type: 'text',
      title: { es: 'Encuesta', en: 'Survey' },
      meaning: { es: 'Evaluación de la encuesta', en: 'Score of the survey' },
    },
    ...fields('cod_act'),
    {
      name: 'cod_description',
      type: 'text',
      tells: 'outcome',
      title: { es: 'Descripción del código', en: 'Code description' },
      meaning: { es: 'Descripción del código de actividad', en: 'Description of the activity code' },
    },
    ...fields('comments'),
    {
      name: 'attachments',
      type: 'longText',
      title: { es: 'Adjuntos', en: 'Attachments' },
      meaning: { es: 'Archivos adjuntos', en: 'Attached files' },
    },
    field('status', {
      meaning: { es: 'Estado de la interacción', en: 'Status of the interaction' },
      knownValues: ['close', 'open', 'archived'],
    }),
  ],
  dateField: 'date_creation',
  conversation: {
    says: [
      { field: 'body', by: 'customer', name: 'from' },
      { field: 'answer', by: 'agent', name: 'agent_name', at: 'close_date' },
    ],
    at: 'date_creation',
    session: 'case_id',
    subject: 'subject',
    attachments: 'attachments',
  },
  readFirst: ['date_creation', 'channel', 'status', 'from', 'subject', 'answer', 'agent_name'],
})

const sentInteractions = defineReport({
  key: 'reports_manager/chat_12',
  group: 'email',
  kind: 'detail',
  title: { es: 'Correos enviados por agentes', en: 'E-mails sent by agents' },
  description: {
    es: 'Cada correo que enviaron los agentes, con su contenido.',
    en: 'Each e-mail that agents sent, with its content.',
  },
  fields: [
    ...fields('conn_id', 'agent_id', 'agent_name'),
    field('channel', { knownValues: ['email'] }),
    ...fields('from', 'to', 'subject', 'body', 'date', 'cod_act', 'description_cod_act'),
  ],
  dateField: 'date',
  conversation: {
    says: [{ field: 'body', by: 'agent', name: 'agent_name' }],
    at: 'date',
    session: 'conn_id',
    subject: 'subject',
  },
  outreach: { customer: 'to', channel: { kind: 'email' } },
})

const interactionTransfers = defineReport({
  key: 'reports_manager/chat_9',
  group: 'email',
  kind: 'detail',
  title: { es: 'Transferencias de correos y redes', en: 'E-mail and social media transfers' },
  description: {
    es: 'Cada interacción que pasó de un agente a otro.',
    en: 'Each interaction that went from one agent to another.',
  },
  fields: [
    ...fields('conn_id', 'transfer_agent_id', 'transfer_agent_name', 'receiver_agent_id', 'receiver_agent_name'),
    field('channel', { knownValues: ['email'] }),
    ...fields('date'),
  ],
  dateField: 'date',
})

const closedByDay = defineReport({
  key: 'reports_manager/chat_6',
  group: 'email',
  kind: 'series',
  title: { es: 'Interacciones cerradas por día', en: 'Interactions closed by day' },
  description: { es: 'Interacciones cerradas cada día.', en: 'Interactions closed each day.' },
  fields: [field('date', { type: 'date', meaning: { es: 'Día', en: 'Day' } }), ...fields('interactions', 'close_time')],
  dateField: 'date',
})

const closedByChannel = defineReport({
  key: 'reports_manager/chat_3',
  group: 'email',
  kind: 'aggregate',
  title: { es: 'Interacciones cerradas por canal', en: 'Interactions closed by channel' },
  description: { es: 'Interacciones cerradas en cada canal.', en: 'Interactions closed in each channel.' },
  fields: [
    field('channel', {
      meaning: { es: 'Correo o red social', en: 'E-mail or social network' },
      role: 'key',
      knownValues: ['Email', 'facebook_page', 'instagram', 'twitter'],
    }),
    ...sums('interactions'),
    // Documents do not say whether this is a sum or an average.
    ...fields('closing_time'),
  ],
})

const closedByAgent = defineReport({
  key: 'reports_manager/chat_5',
  group: 'email',
  kind: 'aggregate',
  title: { es: 'Interacciones cerradas por agente', en: 'Interactions closed by agent' },
  description: { es: 'Interacciones que cerró cada agente.', en: 'Interactions that each agent closed.' },
  fields: [
    ...keys('agent_name'),
    ...sums('interactions'),
    // Documents do not say whether this is a sum or an average.
    ...fields('close_time'),
  ],
})

const closedByAgentAndCode = defineReport({
  key: 'reports_manager/chat_7',
  group: 'email',
  kind: 'aggregate',
  title: { es: 'Interacciones cerradas por código', en: 'Interactions closed by code' },
  description: {
    es: 'Interacciones que cerró cada agente con cada código.',
    en: 'Interactions that each agent closed with each code.',
  },
  fields: [...sums('interactions'), ...keys('agent_name', 'cod_act', 'description_cod_act')],
})

export const emailReports: readonly WrittenReport[] = [
  emailDetail,
  interactionDetail,
  sentInteractions,
  interactionTransfers,
  closedByDay,
  closedByChannel,
  closedByAgent,
  closedByAgentAndCode,
]
