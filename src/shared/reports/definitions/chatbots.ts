import { defineReport, field, fields, keys, sums } from '../define.ts'
import { noneSought } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const botInteractions = defineReport({
  key: 'reports_manager/diagram_9',
  group: 'chatbots',
  kind: 'detail',
  title: { es: 'Enrutamiento y chatbots', en: 'Routing and chatbots' },
  description: {
    es: 'Cada mensaje atendido por el enrutamiento o un chatbot, con la respuesta que dio.',
    en: 'Each message handled by routing or a chatbot, with the answer it gave.',
  },
  fields: [
    ...fields('session_id'),
    field('channel', { knownValues: ['whatsapp', 'web', 'facebook', 'email', 'whatsapp official direct'] }),
    ...fields('rp_id'),
    field('date', { meaning: { es: 'Fecha y hora del mensaje', en: 'Date and time of the message' } }),
    ...fields('customer_name', 'customer_email', 'customer_phone'),
    {
      name: 'customer_query',
      type: 'text',
      tells: 'words',
      title: { es: 'Mensaje del cliente', en: 'Customer message' },
      meaning: { es: 'Mensaje o solicitud del cliente', en: 'Message or request of the customer' },
    },
    {
      name: 'routing_answer',
      type: 'text',
      tells: 'words',
      title: { es: 'Respuesta', en: 'Answer' },
      meaning: { es: 'Respuesta del enrutamiento', en: 'Answer of the routing' },
      knownValues: ['transfer_skill'],
    },
    ...fields('customer_id'),
    field('conn_id', {
      meaning: {
        es: 'Identificador de la conversación; 0 cuando no hay',
        en: 'Identifier of the conversation; 0 where there is none',
      },
    }),
  ],
  dateField: 'date',
  conversation: {
    says: [
      { field: 'customer_query', by: 'customer', name: 'customer_name' },
      { field: 'routing_answer', by: 'bot', handsOn: ['transfer_skill'] },
    ],
    at: 'date',
    session: 'session_id',
  },
  outreach: noneSought('customer_phone'),
  readFirst: ['date', 'channel', 'customer_name', 'customer_phone', 'customer_query', 'routing_answer'],
  maxRecords: 6_000,
})

const menuOptions = defineReport({
  key: 'reports_manager/diagram_13',
  group: 'chatbots',
  kind: 'detail',
  title: { es: 'Opciones de menú', en: 'Menu options' },
  description: {
    es: 'Cada paso por una opción de menú, en voz y en chat.',
    en: 'Each pass through a menu option, in voice and in chat.',
  },
  fields: [
    ...fields('rp_id', 'conn_id', 'customer_id'),
    field('channel', { knownValues: ['voice', 'chat-whatsapp', 'chat-web', 'chat-facebook', 'chat-telegram'] }),
    ...fields('telephone'),
    {
      name: 'attempt',
      type: 'integer',
      title: { es: 'Intento', en: 'Attempt' },
      meaning: { es: 'Número del intento', en: 'Number of the attempt' },
    },
    ...fields('date'),
    {
      name: 'second_event',
      type: 'duration',
      title: { es: 'Segundo', en: 'Second' },
      meaning: { es: 'Segundo en que pasó por la opción', en: 'Second at which the option was reached' },
    },
    ...fields('cod_opc_menu'),
  ],
  dateField: 'date',
  eventKindBy: { field: 'channel', values: { call: ['voice'], chat: ['chat'] } },
  outreach: noneSought('telephone'),
})

const studioCodes = defineReport({
  key: 'reports_manager/diagram_14',
  group: 'chatbots',
  kind: 'aggregate',
  title: { es: 'Códigos usados en Studio', en: 'Codes used in Studio' },
  description: {
    es: 'Cuántas veces se usó cada código en Studio, y su porcentaje.',
    en: 'How often each code was used in Studio, and its percentage.',
  },
  fields: [
    ...keys('cod_act', 'description_cod_act'),
    ...sums('count'),
    field('percent', { rightMeasure: 'share(sum(count))' }),
  ],
})

export const chatbotReports: readonly WrittenReport[] = [botInteractions, menuOptions, studioCodes]
