import type { ReportDefinition } from './types.ts'

/** Every message that routing and chatbots handled. The server cuts this report at 6,000 records, not at 60,000. */
const botInteractions: ReportDefinition = {
  key: 'reports_manager/diagram_9',
  service: 'reports_manager',
  id: 'diagram_9',
  group: 'chatbots',
  kind: 'detail',
  title: { es: 'Enrutamiento y chatbots', en: 'Routing and chatbots' },
  description: {
    es: 'Cada mensaje atendido por el enrutamiento o un chatbot, con la respuesta que dio.',
    en: 'Each message handled by routing or a chatbot, with the answer it gave.',
  },
  parameters: [],
  fields: [
    {
      name: 'session_id',
      type: 'id',
      title: { es: 'Sesión', en: 'Session' },
      meaning: { es: 'Identificador de la sesión', en: 'Identifier of the session' },
    },
    {
      name: 'channel',
      type: 'text',
      title: { es: 'Canal', en: 'Channel' },
      meaning: { es: 'Canal de la conversación', en: 'Channel of the conversation' },
      knownValues: ['whatsapp', 'web', 'facebook', 'email', 'whatsapp official direct'],
    },
    {
      name: 'rp_id',
      type: 'id',
      title: { es: 'Punto de enrutamiento', en: 'Routing point' },
      meaning: { es: 'Número del punto de enrutamiento', en: 'Number of the routing point' },
    },
    {
      name: 'date',
      type: 'dateTime',
      title: { es: 'Fecha', en: 'Date' },
      meaning: { es: 'Fecha y hora del mensaje', en: 'Date and time of the message' },
    },
    {
      name: 'customer_name',
      type: 'text',
      title: { es: 'Cliente', en: 'Customer' },
      meaning: { es: 'Nombre del cliente', en: 'Name of the customer' },
    },
    {
      name: 'customer_email',
      type: 'email',
      title: { es: 'Correo del cliente', en: 'Customer e-mail' },
      meaning: { es: 'Correo del cliente', en: "The customer's e-mail" },
    },
    {
      name: 'customer_phone',
      type: 'telephone',
      title: { es: 'Teléfono del cliente', en: 'Customer telephone' },
      meaning: { es: 'Teléfono del cliente', en: "The customer's telephone" },
    },
    {
      name: 'customer_query',
      type: 'text',
      title: { es: 'Mensaje del cliente', en: 'Customer message' },
      meaning: { es: 'Mensaje o solicitud del cliente', en: 'Message or request of the customer' },
    },
    {
      name: 'routing_answer',
      type: 'text',
      title: { es: 'Respuesta', en: 'Answer' },
      meaning: { es: 'Respuesta del enrutamiento', en: 'Answer of the routing' },
      knownValues: ['transfer_skill'],
    },
    {
      name: 'customer_id',
      type: 'id',
      title: { es: 'Id del cliente', en: 'Customer id' },
      meaning: { es: 'Identificación del cliente', en: 'Identification of the customer' },
    },
    {
      name: 'conn_id',
      type: 'id',
      title: { es: 'Id de conexión', en: 'Connection id' },
      meaning: {
        es: 'Identificador de la conversación; 0 cuando no hay',
        en: 'Identifier of the conversation; 0 where there is none',
      },
    },
  ],
  dateField: 'date',
  maxDays: 31,
  maxRecords: 6_000,
}

export const chatbotReports: readonly ReportDefinition[] = [botInteractions]
