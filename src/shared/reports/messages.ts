import type { ReportDefinition } from './types.ts'

/** Every SMS and WhatsApp message that agents and campaigns sent, with its text. */
const outgoingMessages: ReportDefinition = {
  key: 'reports_manager/cdr_3',
  service: 'reports_manager',
  id: 'cdr_3',
  group: 'messages',
  kind: 'detail',
  title: { es: 'Mensajes SMS y WhatsApp', en: 'SMS and WhatsApp messages' },
  description: {
    es: 'Cada mensaje enviado por SMS o WhatsApp, con su texto, destino y agente.',
    en: 'Each message sent by SMS or WhatsApp, with its text, destination and agent.',
  },
  parameters: [],
  fields: [
    {
      name: 'agent_id',
      type: 'id',
      title: { es: 'Id del agente', en: 'Agent id' },
      meaning: { es: 'Extensión o código numérico del agente', en: 'Extension or numeric code of the agent' },
    },
    {
      name: 'agent_name',
      type: 'text',
      title: { es: 'Agente', en: 'Agent' },
      meaning: { es: 'Nombre del agente', en: 'Name of the agent' },
    },
    {
      name: 'date',
      type: 'dateTime',
      title: { es: 'Fecha', en: 'Date' },
      meaning: { es: 'Fecha y hora del envío', en: 'Date and time of sending' },
    },
    {
      name: 'destiny',
      type: 'text',
      title: { es: 'Destino', en: 'Destination' },
      meaning: { es: 'Destino del mensaje', en: 'Destination of the message' },
    },
    {
      name: 'telephone',
      type: 'telephone',
      title: { es: 'Teléfono', en: 'Telephone' },
      meaning: { es: 'Teléfono del cliente', en: "The customer's telephone" },
    },
    {
      name: 'message',
      type: 'text',
      title: { es: 'Mensaje', en: 'Message' },
      meaning: { es: 'Texto del mensaje', en: 'Text of the message' },
    },
    {
      name: 'channel',
      type: 'text',
      title: { es: 'Canal', en: 'Channel' },
      meaning: {
        es: 'SMS, o Whatsapp con el tipo y el número del conector',
        en: 'SMS, or Whatsapp with type and number of the connector',
      },
      knownValues: ['SMS', 'Whatsapp official 104', 'Whatsapp official 112'],
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
        es: 'Identificador de la llamada o conversación',
        en: 'Identifier of the call or conversation',
      },
    },
  ],
  dateField: 'date',
  maxDays: 31,
  maxRecords: 60_000,
}

export const messageReports: readonly ReportDefinition[] = [outgoingMessages]
