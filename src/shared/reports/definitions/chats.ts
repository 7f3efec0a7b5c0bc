import { defineReport, field, fields, keys } from '../define.ts'
import { CHAT_CHANNELS } from './fields/knownValues.ts'
import { EVERY_ROW, rowsThat } from '../roles.ts'
import { noneSought } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const chats = defineReport({
  key: 'reports_manager/chat_1',
  group: 'chats',
  kind: 'detail',
  title: { es: 'Chats', en: 'Chats' },
  description: {
    es: 'Cada chat atendido por agentes, con tiempos, cliente y tipificación.',
    en: 'Each chat handled by agents, with times, customer and activity code.',
  },
  note: {
    es: 'El periodo se compara con el cierre del chat; la fecha que se muestra es la de apertura.',
    en: 'The period is compared with when the chat was closed; the date shown is when it was opened.',
  },
  parameters: [
    {
      name: 'agent_dni',
      required: false,
      title: { es: 'Documento del agente', en: 'Agent document' },
      meaning: {
        es: 'Documento de identidad de un agente; vacío para todos',
        en: 'Identity document of one agent; empty for all',
      },
      pattern: '\\d+',
    },
  ],
  fields: [
    ...fields('conn_id', 'channel'),
    field('date', { meaning: { es: 'Apertura de la conversación', en: 'When the conversation was opened' } }),
    ...fields(
      'customer_name',
      'customer_email',
      'customer_phone',
      'customer_chars',
      'agent_id',
      'agent_name',
      'agent_chars',
    ),
    {
      name: 'time_on_agent',
      type: 'duration',
      title: { es: 'Tiempo con el agente', en: 'Time with agent' },
      meaning: { es: 'Tiempo de atención del agente', en: 'Time that the agent attended' },
    },
    {
      name: 'chat_duration',
      type: 'duration',
      title: { es: 'Duración', en: 'Duration' },
      meaning: { es: 'Duración de la conversación', en: 'Duration of the conversation' },
    },
    field('cod_act', {
      meaning: {
        es: 'Código con que se tipificó; TIMEOUTCHAT si se cerró por tiempo',
        en: 'Code it was given; TIMEOUTCHAT when closed by time-out',
      },
    }),
    ...fields('description_cod_act', 'comments', 'customer_id', 'skill_id'),
    {
      name: 'ASA',
      type: 'duration',
      title: { es: 'ASA', en: 'ASA' },
      meaning: { es: 'Tiempo hasta la primera respuesta', en: 'Time to the first answer' },
    },
    {
      name: 'last_participant_who_spoke',
      type: 'text',
      title: { es: 'Último en escribir', en: 'Last to write' },
      meaning: { es: 'Quién escribió el último mensaje', en: 'Who wrote the last message' },
      knownValues: ['agent', 'customer', 'chat-bot'],
    },
    {
      name: 'extra_field',
      type: 'text',
      title: { es: 'Campo adicional', en: 'Extra field' },
      meaning: { es: 'Campo adicional', en: 'Extra field' },
    },
    ...fields('comment'),
    {
      name: 'user_id',
      type: 'id',
      isCustomerId: true,
      title: { es: 'Id del usuario', en: 'User id' },
      meaning: { es: 'Identificador del usuario', en: 'Identifier of the user' },
    },
    ...fields('feeling'),
    {
      name: 'agent_anwers',
      type: 'integer',
      title: { es: 'Respuestas del agente', en: 'Agent answers' },
      meaning: { es: 'Mensajes que envió el agente', en: 'Messages that the agent sent' },
      otherNames: ['agent_anwers ', 'agent_answers'],
    },
    {
      name: 'date_close',
      type: 'dateTime',
      title: { es: 'Fecha de cierre', en: 'Close date' },
      meaning: { es: 'Cierre de la conversación', en: 'When the conversation was closed' },
    },
    {
      name: 'agent_average_response_time',
      type: 'duration',
      title: { es: 'Respuesta promedio', en: 'Average response' },
      meaning: { es: 'Tiempo medio de respuesta del agente', en: "Agent's mean response time" },
    },
    {
      name: 'transfer',
      type: 'text',
      title: { es: 'Transferido', en: 'Transferred' },
      meaning: { es: 'Si fue transferido', en: 'Whether it was transferred' },
    },
  ],
  dateField: 'date',
  outreach: noneSought('customer_phone'),
  readFirst: [
    'date',
    'channel',
    'customer_name',
    'customer_phone',
    'agent_name',
    'chat_duration',
    'ASA',
    'description_cod_act',
    'comments',
  ],
  filedByOtherDate: true,
  roles: {
    handled: EVERY_ROW,
    toCode: EVERY_ROW,
    uncoded: rowsThat('cod_act', 'TIMEOUTCHAT'),
    reason: 'cod_act',
    interaction: 'conn_id',
    telephone: 'customer_phone',
  },
})

const chatsFromBot = defineReport({
  key: 'reports_manager/chat_8',
  group: 'chats',
  kind: 'detail',
  title: { es: 'Chats del bot al agente', en: 'Chats from bot to agent' },
  description: {
    es: 'Cada chat desde el bot hasta el agente, con sus tiempos.',
    en: 'Each chat from the bot to the agent, with its times.',
  },
  fields: [
    ...fields('conn_id', 'session_id'),
    {
      name: 'times_chatted',
      type: 'integer',
      title: { es: 'Mensajes', en: 'Messages' },
      meaning: { es: 'Mensajes enviados', en: 'Messages sent' },
    },
    {
      name: 'start_date',
      type: 'dateTime',
      title: { es: 'Inicio', en: 'Start' },
      meaning: { es: 'Inicio de la conversación', en: 'Start of the conversation' },
    },
    {
      name: 'end_date',
      type: 'dateTime',
      title: { es: 'Fin', en: 'End' },
      meaning: { es: 'Fin de la conversación', en: 'End of the conversation' },
    },
    {
      name: 'time_on_chatbot',
      type: 'duration',
      title: { es: 'Tiempo con el bot', en: 'Time with bot' },
      meaning: { es: 'Tiempo con el bot', en: 'Time with the bot' },
    },
    ...fields('rp_id'),
    field('channel', { knownValues: ['whatsapp', 'web', 'facebook', 'instagram', 'telegram'] }),
    ...fields(
      'go_to_agent',
      'customer_phone',
      'customer_name',
      'agent_id',
      'agent_name',
      'time_with_agent',
      'total_time',
      'customer_chars',
      'agent_chars',
      'total_chars',
    ),
    field('asa', { meaning: { es: 'Tiempo hasta la primera respuesta', en: 'Time to the first answer' } }),
    {
      name: 'last_sender',
      type: 'text',
      title: { es: 'Último en escribir', en: 'Last to write' },
      meaning: { es: 'Quién envió el último mensaje', en: 'Who sent the last message' },
      knownValues: ['agent', 'customer', 'chat_bot'],
    },
    ...fields('customer_id', 'customer_email'),
  ],
  dateField: 'start_date',
  outreach: noneSought('customer_phone'),
  readFirst: [
    'start_date',
    'channel',
    'customer_name',
    'customer_phone',
    'go_to_agent',
    'agent_name',
    'time_on_chatbot',
  ],
})

const chatTransfers = defineReport({
  key: 'reports_manager/chat_11',
  group: 'chats',
  kind: 'detail',
  title: { es: 'Chats transferidos', en: 'Transferred chats' },
  description: { es: 'Cada chat que pasó de un agente a otro.', en: 'Each chat that went from one agent to another.' },
  fields: [
    ...fields('conn_id', 'transfer_agent_id', 'transfer_agent_name'),
    {
      name: 'transfer_agent_dni',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Documento de quien transfiere', en: 'Transferred by (document)' },
      meaning: { es: 'Documento del agente que transfiere', en: 'Document of the agent who transfers' },
    },
    ...fields('receiver_agent_id', 'receiver_agent_name'),
    {
      name: 'receiver_agent_dni',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Documento de quien recibe', en: 'Received by (document)' },
      meaning: { es: 'Documento de quien recibe', en: 'Document of who receives' },
    },
    ...fields('channel', 'date'),
  ],
  dateField: 'date',
})

const chatsByChannel = defineReport({
  key: 'reports_manager/chat_13',
  group: 'chats',
  kind: 'aggregate',
  title: { es: 'Chats cerrados por canal', en: 'Closed chats by channel' },
  description: { es: 'Cuántos chats se cerraron en cada canal.', en: 'How many chats were closed in each channel.' },
  fields: [
    {
      name: 'chanel',
      type: 'text',
      title: { es: 'Canal', en: 'Channel' },
      meaning: { es: 'Canal de la conversación', en: 'Channel of the conversation' },
      role: 'key',
      otherNames: ['channel'],
      knownValues: CHAT_CHANNELS,
    },
    {
      name: 'interaction',
      type: 'integer',
      title: { es: 'Chats', en: 'Chats' },
      meaning: { es: 'Chats cerrados', en: 'Chats closed' },
      role: 'sum',
    },
  ],
})

const chatProductivity = defineReport({
  key: 'reports_manager/chat_16',
  group: 'chats',
  kind: 'aggregate',
  title: { es: 'Productividad de chats por agente', en: 'Chat productivity by agent' },
  description: {
    es: 'Chats de cada agente, su tiempo medio y sus transferencias.',
    en: 'Chats of each agent, their mean time and their transfers.',
  },
  note: {
    es: 'Los tiempos van de la apertura al cierre del chat, no lo que el agente dedicó.',
    en: 'Times run from opening to closing of the chat, not what the agent spent on it.',
  },
  fields: [
    ...keys('agent_id', 'agent_name'),
    {
      name: 'total_chats',
      type: 'integer',
      title: { es: 'Chats', en: 'Chats' },
      meaning: { es: 'Chats gestionados', en: 'Chats handled' },
      role: 'sum',
    },
    field('time', {
      title: { es: 'Tiempo abierto', en: 'Time open' },
      meaning: { es: 'Suma del tiempo entre apertura y cierre', en: 'Sum of the time between opening and closing' },
      role: 'sum',
    }),
    {
      name: 'tmo',
      type: 'duration',
      title: { es: 'TMO', en: 'TMO' },
      meaning: { es: 'Tiempo medio por conversación (TMO)', en: 'Mean time per conversation (TMO)' },
      isRatio: true,
      rightMeasure: 'sum(time) / sum(total_chats)',
    },
    {
      name: 'percent_transfer',
      type: 'percent',
      title: { es: 'Transferidos', en: 'Transferred' },
      meaning: { es: 'Porcentaje de conversaciones transferidas', en: 'Share of conversations transferred' },
    },
  ],
})

export const chatReports: readonly WrittenReport[] = [
  chats,
  chatsFromBot,
  chatTransfers,
  chatsByChannel,
  chatProductivity,
]
