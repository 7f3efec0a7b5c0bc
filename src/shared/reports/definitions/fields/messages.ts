import { CHAT_CHANNELS } from './knownValues.ts'
import type { CommonField } from './commonField.ts'

/** Chats, e-mails and other written interactions. */
export const MESSAGE_FIELDS = {
  channel: {
    type: 'text',
    tells: 'manner',
    isOfOperation: true,
    title: { es: 'Canal', en: 'Channel' },
    meaning: { es: 'Canal de la conversación', en: 'Channel of the conversation' },
    knownValues: CHAT_CHANNELS,
  },
  session_id: {
    type: 'id',
    isCustomerId: false,
    title: { es: 'Sesión', en: 'Session' },
    meaning: { es: 'Identificador de la sesión', en: 'Identifier of the session' },
  },
  chat_id: {
    type: 'id',
    isCustomerId: false,
    title: { es: 'Id del chat', en: 'Chat id' },
    meaning: { es: 'Identificador del chat', en: 'Identifier of the chat' },
  },
  from: {
    type: 'email',
    isEitherSide: true,
    title: { es: 'De', en: 'From' },
    meaning: { es: 'Remitente', en: 'Sender' },
  },
  to: {
    type: 'email',
    isEitherSide: true,
    title: { es: 'Para', en: 'To' },
    meaning: { es: 'Destinatario', en: 'Recipient' },
  },
  subject: {
    type: 'text',
    tells: 'words',
    title: { es: 'Asunto', en: 'Subject' },
    meaning: { es: 'Asunto del correo', en: 'Subject of the e-mail' },
  },
  body: {
    type: 'html',
    title: { es: 'Contenido', en: 'Body' },
    meaning: { es: 'Cuerpo del correo, en HTML', en: 'Body of the e-mail, as HTML' },
  },
  message: {
    type: 'text',
    tells: 'words',
    title: { es: 'Mensaje', en: 'Message' },
    meaning: { es: 'Texto del mensaje', en: 'Text of the message' },
  },
  interactions: {
    type: 'integer',
    title: { es: 'Interacciones', en: 'Interactions' },
    meaning: { es: 'Cantidad de interacciones', en: 'Number of interactions' },
  },
  close_time: {
    type: 'duration',
    title: { es: 'Tiempo de cierre', en: 'Closing time' },
    meaning: { es: 'Tiempo de gestión hasta el cierre', en: 'Handling time until closed' },
    isRatio: true,
  },
  closing_time: {
    type: 'duration',
    title: { es: 'Tiempo de cierre', en: 'Closing time' },
    meaning: { es: 'Tiempo de gestión hasta el cierre', en: 'Handling time until closed' },
    isRatio: true,
  },
  total_chars: {
    type: 'integer',
    title: { es: 'Total de caracteres', en: 'Total characters' },
    meaning: { es: 'Total de caracteres', en: 'Total characters' },
  },
} as const satisfies Readonly<Record<string, CommonField>>
