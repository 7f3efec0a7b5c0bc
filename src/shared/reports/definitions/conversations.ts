import { defineReport, field, fields } from '../define.ts'
import { required } from './parameters.ts'
import { NAMED_BOT, SENDER } from './speakers.ts'
import type { WrittenField, WrittenReport } from '../written.ts'

const conversations = defineReport({
  key: 'reports_manager/chat_2',
  group: 'chats',
  kind: 'detail',
  title: { es: 'Conversaciones', en: 'Conversations' },
  description: { es: 'Cada conversación, con todos sus mensajes.', en: 'Each conversation, with all its messages.' },
  fields: fields('conn_id', 'agent_name', 'customer_name'),
  lists: [
    {
      name: 'conversation',
      title: { es: 'Mensajes', en: 'Messages' },
      meaning: { es: 'Mensajes de la conversación', en: 'Messages of the conversation' },
      noun: { es: ['mensaje', 'mensajes'], en: ['message', 'messages'] },
      fields: [
        ...fields('channel'),
        {
          name: 'from',
          type: 'text',
          title: { es: 'De', en: 'From' },
          meaning: { es: 'Quién envía: agente o cliente', en: 'Who sends: agent or customer' },
          knownValues: ['AGENT', 'CUSTOMER'],
        },
        {
          name: 'from_name',
          type: 'text',
          isCustomerName: true,
          isEitherSide: true,
          title: { es: 'Nombre de quien envía', en: 'Sender name' },
          meaning: { es: 'Nombre del remitente', en: 'Name of the sender' },
          otherNames: ['from_name phone'],
        },
        {
          name: 'to_name',
          type: 'text',
          isCustomerName: true,
          isEitherSide: true,
          title: { es: 'Nombre de quien recibe', en: 'Recipient name' },
          meaning: { es: 'Nombre del destinatario', en: 'Name of the recipient' },
          knownValues: ['chat bot'],
        },
        field('date', { meaning: { es: 'Fecha y hora del mensaje', en: 'Date and time of the message' } }),
        ...fields('message', 'customer_id', 'customer_phone', 'feeling'),
      ],
      conversation: {
        says: [{ field: 'message', by: [NAMED_BOT, SENDER], name: 'from_name' }],
        at: 'date',
        session: 'conn_id',
      },
    },
  ],
  dateField: 'conversation.date',
})

/** What the answer tells of its page. */
const chatsBesides: readonly WrittenField[] = [
  field('status', { meaning: { es: 'Si la consulta resultó', en: 'Whether the question succeeded' } }),
  {
    name: 'total',
    type: 'integer',
    title: { es: 'Total', en: 'Total' },
    meaning: { es: 'Total de chats', en: 'Total of chats' },
  },
  {
    name: 'page',
    type: 'integer',
    title: { es: 'Página', en: 'Page' },
    meaning: { es: 'Página, desde 0', en: 'Page, from 0' },
  },
  {
    name: 'limit',
    type: 'integer',
    title: { es: 'Chats por página', en: 'Chats per page' },
    meaning: { es: 'Chats de una página', en: 'Chats on one page' },
  },
]

const chatsOfAgent = defineReport({
  key: 'whatsapp/agent_chat',
  group: 'chats',
  kind: 'snapshot',
  title: { es: 'Chats de un agente', en: 'Chats of an agent' },
  description: {
    es: 'Los chats de un agente, con su cliente y canal.',
    en: 'The chats of an agent, with their customer and channel.',
  },
  parameters: [
    required('agent_id'),
    {
      name: 'phone',
      required: false,
      isOfCustomer: true,
      title: { es: 'Teléfono del cliente', en: 'Customer telephone' },
      meaning: { es: 'Teléfono del cliente', en: 'Telephone of the customer' },
      pattern: '\\+?\\d+',
    },
    {
      name: 'email',
      required: false,
      isOfCustomer: true,
      title: { es: 'Correo del cliente', en: 'Customer e-mail' },
      meaning: { es: 'Correo del cliente', en: 'E-mail of the customer' },
      pattern: '\\S+@\\S+',
    },
    {
      name: 'customer_name',
      required: false,
      isOfCustomer: true,
      title: { es: 'Cliente', en: 'Customer' },
      meaning: { es: 'Nombre del cliente', en: 'Name of the customer' },
      pattern: '.+',
    },
    {
      name: 'channel',
      required: false,
      title: { es: 'Canal', en: 'Channel' },
      meaning: { es: 'Canal de los chats', en: 'Channel of the chats' },
      pattern: 'whatsapp|web|instagram|facebook',
      choices: [
        { value: 'whatsapp', title: { es: 'WhatsApp', en: 'WhatsApp' } },
        { value: 'web', title: { es: 'Web', en: 'Web' } },
        { value: 'instagram', title: { es: 'Instagram', en: 'Instagram' } },
        { value: 'facebook', title: { es: 'Facebook', en: 'Facebook' } },
      ],
    },
    {
      name: 'channel_id',
      required: false,
      title: { es: 'Conector', en: 'Connector' },
      meaning: { es: 'Número del conector', en: 'Number of the connector' },
      pattern: '\\d+',
      picker: 'connector',
    },
  ],
  fields: [
    {
      name: 'channel_id',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Id del conector', en: 'Connector id' },
      meaning: { es: 'Número del conector o canal', en: 'Number of the connector or channel' },
    },
    ...fields('chat_id'),
    {
      name: 'fecha',
      type: 'dateTime',
      title: { es: 'Fecha', en: 'Date' },
      meaning: { es: 'Fecha y hora', en: 'Date and time' },
    },
    ...fields('channel'),
    {
      name: 'agent_user',
      type: 'text',
      title: { es: 'Asignado a', en: 'Assigned to' },
      meaning: { es: 'Agente o bot asignado', en: 'Agent or bot it is assigned to' },
      knownValues: ['chat_bot'],
    },
    {
      name: 'skill',
      type: 'id',
      identifies: 'skill',
      title: { es: 'Id del skill', en: 'Skill id' },
      meaning: { es: 'Número del skill (grupo de agentes)', en: 'Number of the skill (group of agents)' },
    },
  ],
  lists: [
    {
      name: 'cliente',
      title: { es: 'Cliente', en: 'Customer' },
      meaning: { es: 'Datos del cliente', en: 'Data of the customer' },
      noun: { es: ['cliente', 'clientes'], en: ['customer', 'customers'] },
      isRecord: true,
      fields: [
        {
          name: 'nombre',
          type: 'text',
          isCustomerName: true,
          title: { es: 'Cliente', en: 'Customer' },
          meaning: { es: 'Nombre del cliente', en: 'Name of the customer' },
        },
      ],
      lists: [
        {
          name: 'identificadores',
          title: { es: 'Identificadores', en: 'Identifiers' },
          meaning: { es: 'Identificadores del cliente', en: 'Identifiers of the customer' },
          noun: { es: ['identificador', 'identificadores'], en: ['identifier', 'identifiers'] },
          fields: [],
        },
      ],
    },
  ],
  shape: { kind: 'listAt', path: ['data', 'data'], besides: chatsBesides, total: 'total' },
})

export const conversationReports: readonly WrittenReport[] = [conversations, chatsOfAgent]
