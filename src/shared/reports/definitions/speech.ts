import { defineReport, field, fields, keys } from '../define.ts'
import { speechCategories } from './dynamicFields.ts'
import { YES_NO } from './fields/knownValues.ts'
import { noneSought } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const speechDetail = defineReport({
  key: 'reports_manager/speech_1',
  group: 'analysis',
  kind: 'detail',
  title: { es: 'Speech: interacciones analizadas', en: 'Speech: analysed interactions' },
  description: {
    es: 'Cada interacción analizada, con su transcripción y categorías.',
    en: 'Each analysed interaction, with its transcript and categories.',
  },
  fields: [
    ...fields('agent_id', 'agent_name', 'agent_dni', 'conn_id'),
    field('time', { meaning: { es: 'Duración en segundos', en: 'Duration in seconds' } }),
    ...fields('date'),
    {
      name: 'time_silence',
      type: 'duration',
      title: { es: 'Tiempo de silencio', en: 'Silence time' },
      meaning: { es: 'Segundos de silencio; 0 si no es voz', en: 'Seconds of silence; 0 when not voice' },
    },
    ...fields('customer_phone', 'customer_id', 'cod_act', 'description_cod_act'),
    {
      name: 'greeting',
      type: 'text',
      title: { es: 'Saludo', en: 'Greeting' },
      meaning: { es: 'Si el agente saludó', en: 'Whether the agent greeted' },
      knownValues: YES_NO,
    },
    {
      name: 'slow_to_greet',
      type: 'text',
      title: { es: 'Saludo lento', en: 'Slow greeting' },
      meaning: { es: 'Si el saludo fue lento', en: 'Whether the greeting was slow' },
      knownValues: ['no', 'yes'],
    },
    {
      name: 'greeting_agent_name',
      type: 'text',
      title: { es: 'Dijo su nombre', en: 'Said their name' },
      meaning: {
        es: 'Si el agente dijo su nombre; "yes" con el nombre',
        en: 'Whether the agent said their name; "yes" with the name',
      },
      knownValues: ['no'],
    },
    ...fields('audio_text', 'feeling'),
    field('channel', {
      knownValues: ['voice', 'chat-whatsapp', 'chat-web', 'chat-facebook', 'chat-instagram', 'chat-sms'],
    }),
  ],
  dynamicFields: [speechCategories],
  eventKindBy: { field: 'channel', values: { call: ['voice'], chat: ['chat'] } },
  dateField: 'date',
  outreach: noneSought('customer_phone'),
})

const silenceByAgent = defineReport({
  key: 'reports_manager/speech_2',
  group: 'analysis',
  kind: 'aggregate',
  title: { es: 'Speech: silencio por agente', en: 'Speech: silence by agent' },
  description: { es: 'Porcentaje de silencio de cada agente.', en: 'Share of silence of each agent.' },
  fields: [...keys('agent_id', 'agent_name', 'agent_dni'), ...fields('silence')],
})

const slowGreetingsByAgent = defineReport({
  key: 'reports_manager/speech_3',
  group: 'analysis',
  kind: 'aggregate',
  title: { es: 'Speech: saludos lentos por agente', en: 'Speech: slow greetings by agent' },
  description: { es: 'Porcentaje de saludos lentos de cada agente.', en: 'Share of slow greetings of each agent.' },
  fields: [
    ...keys('agent_id', 'agent_name', 'agent_dni'),
    {
      name: 'slow_to_greet',
      type: 'percent',
      title: { es: 'Saludos lentos', en: 'Slow greetings' },
      meaning: { es: 'Porcentaje de saludos lentos', en: 'Share of slow greetings' },
    },
  ],
})

const sentimentByAgent = defineReport({
  key: 'reports_manager/speech_4',
  group: 'analysis',
  kind: 'aggregate',
  title: { es: 'Speech: sentimiento por agente', en: 'Speech: sentiment by agent' },
  description: {
    es: 'Sentimiento promedio de las conversaciones de cada agente.',
    en: "Average sentiment of each agent's conversations.",
  },
  fields: [
    ...keys('agent_id', 'agent_name', 'agent_dni'),
    field('feeling', { meaning: { es: 'Sentimiento promedio', en: 'Average sentiment' } }),
  ],
})

const speechOnDemand = defineReport({
  key: 'reports_manager/speech_5',
  group: 'analysis',
  kind: 'detail',
  title: { es: 'Speech por demanda', en: 'Speech on demand' },
  description: {
    es: 'Cada conversación de texto analizada, con su resumen.',
    en: 'Each analysed text conversation, with its summary.',
  },
  fields: [
    field('agent_id', { otherNames: ['id_agent'] }),
    {
      name: 'id_text',
      type: 'id',
      isCustomerId: false,
      title: { es: 'Id de la conversación', en: 'Conversation id' },
      meaning: { es: 'Identificador de la conversación', en: 'Identifier of the conversation' },
    },
    ...fields('text', 'summary', 'feeling', 'date', 'total_chars'),
  ],
  dateField: 'date',
})

const speechCalls = defineReport({
  key: 'speech_analytics/speech_calls',
  group: 'analysis',
  kind: 'detail',
  title: { es: 'Speech: transcripción y resumen', en: 'Speech: transcript and summary' },
  description: {
    es: 'Cada interacción analizada, con transcripción, resumen, sentimiento y satisfacción.',
    en: 'Each analysed interaction, with transcript, summary, sentiment and satisfaction.',
  },
  parameters: [
    {
      name: 'filter',
      required: false,
      title: { es: 'Filtrar por', en: 'Filter by' },
      meaning: { es: 'Campo por el que se filtra; necesita un valor', en: 'Field to filter by; it needs a value' },
      pattern: 'id_call|id_agent|cod_act|speech_to_text',
      choices: [
        { value: 'id_call', title: { es: 'Id de la llamada', en: 'Call id' } },
        { value: 'id_agent', title: { es: 'Id del agente', en: 'Agent id' } },
        { value: 'cod_act', title: { es: 'Código de actividad', en: 'Activity code' } },
        { value: 'speech_to_text', title: { es: 'Texto de la conversación', en: 'Text of the conversation' } },
      ],
    },
    {
      name: 'value',
      required: false,
      title: { es: 'Valor', en: 'Value' },
      meaning: { es: 'Valor del campo por el que se filtra', en: 'Value of the field to filter by' },
      pattern: '.+',
    },
  ],
  fields: [
    ...fields('conn_id', 'agent_id'),
    field('time', { meaning: { es: 'Duración en segundos', en: 'Duration in seconds' } }),
    ...fields('date', 'cod_act', 'audio_text', 'summary', 'customer_phone', 'silence', 'customer_id', 'feeling'),
    field('channel', { knownValues: ['voice', 'chat-whatsapp', 'chat-sms'] }),
    {
      name: 'topic',
      type: 'text',
      title: { es: 'Tema', en: 'Topic' },
      meaning: { es: 'Tema detectado', en: 'Topic that was detected' },
    },
    {
      name: 'fcr',
      type: 'text',
      title: { es: 'Resuelto (FCR)', en: 'Resolved (FCR)' },
      meaning: { es: 'Resuelto al primer contacto: 1 sí, 0 no', en: 'Resolved at first contact: 1 yes, 0 no' },
      knownValues: ['1', '0'],
    },
    {
      name: 'fcr_justification',
      type: 'longText',
      title: { es: 'Motivo del FCR', en: 'Reason for FCR' },
      meaning: { es: 'Por qué se considera resuelto o no', en: 'Why it counts as resolved or not' },
    },
    {
      name: 'csat',
      type: 'decimal',
      title: { es: 'Satisfacción (CSAT)', en: 'Satisfaction (CSAT)' },
      meaning: { es: 'Satisfacción del cliente', en: 'Satisfaction of the customer' },
    },
    {
      name: 'csat_justification',
      type: 'longText',
      title: { es: 'Motivo del CSAT', en: 'Reason for CSAT' },
      meaning: { es: 'Por qué tiene esa satisfacción', en: 'Why the satisfaction is what it is' },
    },
  ],
  dateField: 'date',
  outreach: noneSought('customer_phone'),
})

export const speechReports: readonly WrittenReport[] = [
  speechDetail,
  silenceByAgent,
  slowGreetingsByAgent,
  sentimentByAgent,
  speechOnDemand,
  speechCalls,
]
