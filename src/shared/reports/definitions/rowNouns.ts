import type { ReportGroup } from '../types.ts'
import type { WrittenNoun } from '../written.ts'

// What the rows of reports are called where they are counted. Rows that sum things up are none of these.

const CALL: WrittenNoun = { es: ['llamada', 'llamadas'], en: ['call', 'calls'] }
const MESSAGE: WrittenNoun = { es: ['mensaje', 'mensajes'], en: ['message', 'messages'] }
const CHAT: WrittenNoun = { es: ['chat', 'chats'], en: ['chat', 'chats'] }
const EMAIL: WrittenNoun = { es: ['correo', 'correos'], en: ['email', 'emails'] }
const CASE: WrittenNoun = { es: ['caso', 'casos'], en: ['case', 'cases'] }
const SESSION: WrittenNoun = { es: ['sesión', 'sesiones'], en: ['session', 'sessions'] }
const CONVERSATION: WrittenNoun = { es: ['conversación', 'conversaciones'], en: ['conversation', 'conversations'] }
const INTERACTION: WrittenNoun = { es: ['interacción', 'interacciones'], en: ['interaction', 'interactions'] }
const TRANSFER: WrittenNoun = { es: ['transferencia', 'transferencias'], en: ['transfer', 'transfers'] }
const RECORD: WrittenNoun = { es: ['registro', 'registros'], en: ['record', 'records'] }
const DIALLING: WrittenNoun = { es: ['marcación', 'marcaciones'], en: ['dialling', 'diallings'] }
const STATE_CHANGE: WrittenNoun = {
  es: ['cambio de estado', 'cambios de estado'],
  en: ['state change', 'state changes'],
}
const EVALUATION: WrittenNoun = { es: ['evaluación', 'evaluaciones'], en: ['evaluation', 'evaluations'] }
const RATING: WrittenNoun = { es: ['calificación', 'calificaciones'], en: ['rating', 'ratings'] }

/** Of most reports of a group; a group that is not named has rows of many kinds. */
export const NOUNS_OF_GROUPS: Readonly<Partial<Record<ReportGroup, WrittenNoun>>> = {
  messages: MESSAGE,
  chats: CHAT,
  email: EMAIL,
  calls: CALL,
  ivr: CALL,
  campaigns: RECORD,
  skills: INTERACTION,
  codes: CALL,
  quality: EVALUATION,
  live: CALL,
}

/** Of reports whose rows are something else than those of their group, by key. */
export const NOUNS_OF_REPORTS: Readonly<Record<string, WrittenNoun>> = {
  'reports_manager/chat_10': SESSION,
  'reports_manager/chat_14': SESSION,
  'reports_manager/chat_2': CONVERSATION,
  'reports_manager/chat_4': CASE,
  'reports_manager/chat_9': TRANSFER,
  'reports_manager/diagram_9': MESSAGE,
  'reports_manager/diagram_13': { es: ['opción', 'opciones'], en: ['option', 'options'] },
  'reports_manager/cdr_10': SESSION,
  'reports_manager/diagram_7': { es: ['reconocimiento', 'reconocimientos'], en: ['recognition', 'recognitions'] },
  'reports_manager/diagram_8': { es: ['texto leído', 'textos leídos'], en: ['text read out', 'texts read out'] },
  'reports_manager/diagram_15': CONVERSATION,
  'reports_manager/diagram_3': { es: ['espera', 'esperas'], en: ['wait', 'waits'] },
  'reports_manager/campaign_3': DIALLING,
  'reports_manager/campaign_7': DIALLING,
  'reports_manager/campaign_9': MESSAGE,
  'reports_manager/agent_14': STATE_CHANGE,
  'reports_manager/agent_2': STATE_CHANGE,
  'reports_manager/agent_10': { es: ['espera', 'esperas'], en: ['hold', 'holds'] },
  'reports_manager/agent_13': TRANSFER,
  'reports_manager/agent_13_1': TRANSFER,
  'reports_manager/agent_15': { es: ['vista previa', 'vistas previas'], en: ['preview', 'previews'] },
  'customer/agents_detail': INTERACTION,
  'reports_manager/skill_2': CALL,
  'reports_manager/skill_10': CALL,
  'reports_manager/quality_3': {
    es: ['atributo evaluado', 'atributos evaluados'],
    en: ['evaluated attribute', 'evaluated attributes'],
  },
  'reports_manager/diagram_4': { es: ['respuesta', 'respuestas'], en: ['answer', 'answers'] },
  'reports_manager/speech_1': INTERACTION,
  'reports_manager/speech_5': INTERACTION,
  'speech_analytics/speech_calls': INTERACTION,
  'reports_manager/diagram_12': { es: ['texto', 'textos'], en: ['text', 'texts'] },
  'reports_manager/cdr_7': { es: ['uso', 'usos'], en: ['use', 'uses'] },
  'reports_manager/wizard_1': { es: ['pregunta', 'preguntas'], en: ['question', 'questions'] },
  'reports_manager/wizard_2': RATING,
  'reports_manager/wizard_3': RATING,
  'information/audit_log': { es: ['acción', 'acciones'], en: ['action', 'actions'] },
  'information/get_notification': { es: ['notificación', 'notificaciones'], en: ['notification', 'notifications'] },
  'reports_manager/cdr_11': { es: ['cliente', 'clientes'], en: ['customer', 'customers'] },
}
