import type { ReportGroup } from './types.ts'
import type { LocalizedText } from '../language.ts'

/** What the groups of reports are called. */
export const GROUP_TITLES: Readonly<Record<ReportGroup, LocalizedText>> = {
  messages: { es: 'Mensajes y WhatsApp', en: 'Messages and WhatsApp' },
  chats: { es: 'Chats', en: 'Chats' },
  email: { es: 'Correo y redes', en: 'E-mail and social media' },
  chatbots: { es: 'Chatbots', en: 'Chatbots' },
  calls: { es: 'Llamadas', en: 'Calls' },
  ivr: { es: 'IVR y voz automática', en: 'IVR and automatic voice' },
  campaigns: { es: 'Campañas', en: 'Campaigns' },
  agents: { es: 'Agentes', en: 'Agents' },
  skills: { es: 'Skills y nivel de servicio', en: 'Skills and service level' },
  codes: { es: 'Tipificación', en: 'Activity codes' },
  quality: { es: 'Calidad y encuestas', en: 'Quality and surveys' },
  analysis: { es: 'Análisis e IA', en: 'Analysis and AI' },
  live: { es: 'En vivo', en: 'Live' },
  information: { es: 'Datos de la operación', en: 'Operation data' },
  billing: { es: 'Consumo del mes', en: "This month's usage" },
  own: { es: 'Propios', en: 'Own reports' },
}
