import { defineReport, field, fields } from '../define.ts'
import { YES_NO } from './fields/knownValues.ts'
import type { WrittenReport } from '../written.ts'

const outgoingMessages = defineReport({
  key: 'reports_manager/cdr_3',
  group: 'messages',
  kind: 'detail',
  title: { es: 'Mensajes SMS y WhatsApp', en: 'SMS and WhatsApp messages' },
  description: {
    es: 'Cada mensaje enviado por SMS o WhatsApp, con su texto, destino y agente.',
    en: 'Each message sent by SMS or WhatsApp, with its text, destination and agent.',
  },
  fields: [
    ...fields('agent_id', 'agent_name'),
    field('date', { meaning: { es: 'Fecha y hora del envío', en: 'Date and time of sending' } }),
    field('destiny', { meaning: { es: 'Destino del mensaje', en: 'Destination of the message' } }),
    field('telephone', { meaning: { es: 'Teléfono del cliente', en: "The customer's telephone" } }),
    ...fields('message'),
    field('channel', {
      meaning: {
        es: 'SMS, o Whatsapp con el tipo y el número del conector',
        en: 'SMS, or Whatsapp with type and number of the connector',
      },
      knownValues: ['SMS', 'Whatsapp official 104', 'Whatsapp official 112'],
    }),
    ...fields('customer_id', 'conn_id'),
  ],
  dateField: 'date',
  outreach: { customer: 'telephone', channel: { field: 'channel' }, message: 'message' },
  readFirst: ['date', 'channel', 'agent_name', 'telephone', 'message'],
})

const whatsappSessions = defineReport({
  key: 'reports_manager/chat_10',
  group: 'messages',
  kind: 'detail',
  title: { es: 'WhatsApp oficial: sesiones', en: 'Official WhatsApp: sessions' },
  description: {
    es: 'Cada sesión de WhatsApp Business, y si usó plantilla.',
    en: 'Each WhatsApp Business session, and whether it used a template.',
  },
  fields: [
    ...fields('conn_id'),
    field('session_id', {
      meaning: {
        es: 'Cliente, operación y conector de la sesión',
        en: 'Customer, operation and connector of the session',
      },
    }),
    ...fields('date', 'customer_phone'),
    {
      name: 'template',
      type: 'text',
      title: { es: 'Plantilla', en: 'Template' },
      meaning: { es: 'Si usó plantilla', en: 'Whether a template was used' },
      knownValues: YES_NO,
    },
    field('destiny', { meaning: { es: 'Destino del mensaje', en: 'Destination of the message' } }),
  ],
  dateField: 'date',
  outreach: {
    customer: 'customer_phone',
    channel: { kind: 'whatsapp' },
    cameIn: { field: 'template', values: ['no'] },
  },
})

const clickToWhatsapp = defineReport({
  key: 'reports_manager/chat_14',
  group: 'messages',
  kind: 'detail',
  title: { es: 'Clic a WhatsApp: detalle', en: 'Click to WhatsApp: detail' },
  description: {
    es: 'Cada chat que llegó desde un anuncio o publicación.',
    en: 'Each chat that came from an ad or post.',
  },
  fields: [
    {
      name: 'source_url',
      type: 'text',
      title: { es: 'Dirección de origen', en: 'Source address' },
      meaning: { es: 'Dirección del anuncio o publicación', en: 'Address of the ad or post' },
    },
    {
      name: 'source_type',
      type: 'text',
      title: { es: 'Tipo de origen', en: 'Source type' },
      meaning: { es: 'Anuncio o publicación', en: 'Ad or post' },
    },
    {
      name: 'source_id',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Id de origen', en: 'Source id' },
      meaning: { es: 'Identificador del anuncio o publicación', en: 'Identifier of the ad or post' },
    },
    ...fields('chat_id', 'rp_id', 'agent_id'),
    {
      name: 'media_type',
      type: 'text',
      title: { es: 'Tipo de medio', en: 'Media type' },
      meaning: { es: 'Tipo de medio del anuncio', en: 'Kind of medium of the ad' },
      knownValues: ['image', 'video'],
    },
    {
      name: 'media_url',
      type: 'text',
      title: { es: 'Dirección del medio', en: 'Media address' },
      meaning: { es: 'Dirección del medio del anuncio', en: "Address of the ad's medium" },
    },
    ...fields('date', 'cod_act'),
  ],
  dateField: 'date',
})

const clickToWhatsappTotals = defineReport({
  key: 'reports_manager/chat_15',
  group: 'messages',
  kind: 'aggregate',
  title: { es: 'Clic a WhatsApp: totales', en: 'Click to WhatsApp: totals' },
  description: {
    es: 'Chats de anuncios y publicaciones que atendieron bots y agentes.',
    en: 'Chats from ads and posts that bots and agents handled.',
  },
  note: {
    es: 'En algunas operaciones este reporte trae la productividad de los agentes.',
    en: 'In some operations this report brings the productivity of agents.',
  },
  fields: [
    {
      name: 'ad_chatbot',
      type: 'integer',
      title: { es: 'Anuncios: bot', en: 'Ads: bot' },
      meaning: { es: 'Chats de anuncios atendidos por bot', en: 'Chats from ads handled by a bot' },
      role: 'sum',
    },
    {
      name: 'ad_agents',
      type: 'integer',
      title: { es: 'Anuncios: agentes', en: 'Ads: agents' },
      meaning: { es: 'Chats de anuncios atendidos por agentes', en: 'Chats from ads handled by agents' },
      role: 'sum',
    },
    {
      name: 'post_chatbot',
      type: 'integer',
      title: { es: 'Publicaciones: bot', en: 'Posts: bot' },
      meaning: { es: 'Chats de publicaciones atendidos por bot', en: 'Chats from posts handled by a bot' },
      role: 'sum',
    },
    {
      name: 'post_agents',
      type: 'integer',
      title: { es: 'Publicaciones: agentes', en: 'Posts: agents' },
      meaning: { es: 'Chats de publicaciones atendidos por agentes', en: 'Chats from posts handled by agents' },
      role: 'sum',
    },
    {
      name: 'total_chatbot',
      type: 'integer',
      title: { es: 'Total: bot', en: 'Total: bot' },
      meaning: { es: 'Chats atendidos solo por bot', en: 'Chats handled only by a bot' },
      role: 'sum',
    },
    {
      name: 'total_agents',
      type: 'integer',
      title: { es: 'Total: agentes', en: 'Total: agents' },
      meaning: { es: 'Chats atendidos por agentes', en: 'Chats handled by agents' },
      role: 'sum',
    },
  ],
})

export const messageReports: readonly WrittenReport[] = [
  outgoingMessages,
  whatsappSessions,
  clickToWhatsapp,
  clickToWhatsappTotals,
]
