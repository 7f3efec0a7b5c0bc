import { defineReport, field, fields } from '../define.ts'
import { SENDER } from './speakers.ts'
import type { WrittenReport } from '../written.ts'

const chatsNow = defineReport({
  key: 'real_time/chats',
  group: 'live',
  kind: 'snapshot',
  keyFields: ['agent_id'],
  title: { es: 'Chats ahora', en: 'Chats now' },
  description: {
    es: 'Los chats activos de cada agente, con sus mensajes.',
    en: 'The active chats of each agent, with their messages.',
  },
  fields: fields('agent_id'),
  lists: [
    {
      name: 'active_chats',
      title: { es: 'Chats activos', en: 'Active chats' },
      meaning: { es: 'Chats activos del agente', en: 'Active chats of the agent' },
      noun: { es: ['chat', 'chats'], en: ['chat', 'chats'] },
      fields: fields('conn_id', 'channel', 'connector_id', 'customer_phone'),
      lists: [
        {
          name: 'conversation',
          title: { es: 'Mensajes', en: 'Messages' },
          meaning: { es: 'Mensajes del chat', en: 'Messages of the chat' },
          noun: { es: ['mensaje', 'mensajes'], en: ['message', 'messages'] },
          fields: [
            {
              name: 'from',
              type: 'text',
              title: { es: 'De', en: 'From' },
              meaning: { es: 'Quién envía', en: 'Who sends' },
            },
            {
              name: 'msg',
              type: 'text',
              title: { es: 'Mensaje', en: 'Message' },
              meaning: { es: 'Texto del mensaje', en: 'Text of the message' },
            },
            field('date', { meaning: { es: 'Fecha y hora del mensaje', en: 'Date and time of the message' } }),
          ],
          conversation: {
            says: [{ field: 'msg', by: [SENDER] }],
            at: 'date',
            session: 'conn_id',
          },
        },
      ],
    },
  ],
})

const interactionsNow = defineReport({
  key: 'real_time/interactions',
  group: 'live',
  kind: 'snapshot',
  keyFields: ['agent_id'],
  title: { es: 'Correos y redes ahora', en: 'E-mail and social media now' },
  description: { es: 'Las interacciones activas de cada agente.', en: 'The active interactions of each agent.' },
  fields: fields('agent_id'),
  lists: [
    {
      name: 'active_interactions',
      title: { es: 'Interacciones activas', en: 'Active interactions' },
      meaning: { es: 'Interacciones activas del agente', en: 'Active interactions of the agent' },
      noun: { es: ['interacción', 'interacciones'], en: ['interaction', 'interactions'] },
      fields: [
        ...fields('conn_id', 'subject'),
        {
          name: 'fromname',
          type: 'text',
          title: { es: 'De', en: 'From' },
          meaning: { es: 'Nombre del remitente', en: 'Name of the sender' },
        },
        ...fields('date'),
      ],
    },
  ],
})

export const liveConversationReports: readonly WrittenReport[] = [chatsNow, interactionsNow]
