/** What Spanish says of groups of reports. */
export const es = {
  messages: 'Mensajes y WhatsApp',
  chats: 'Chats',
  email: 'Correo y redes',
  chatbots: 'Chatbots',
  calls: 'Llamadas',
  ivr: 'IVR y voz automática',
  campaigns: 'Campañas',
  agents: 'Agentes',
  skills: 'Skills y nivel de servicio',
  codes: 'Tipificación',
  quality: 'Calidad y encuestas',
  analysis: 'Análisis e IA',
  live: 'En vivo',
  information: 'Datos de la operación',
  billing: 'Consumo del mes',
  own: 'Propios',
} as const
