import { defineReport, fields, keys, sums } from '../define.ts'
import type { WrittenReport } from '../written.ts'

const sentimentUsage = defineReport({
  key: 'reports_manager/diagram_12',
  group: 'analysis',
  kind: 'detail',
  title: { es: 'Textos con análisis de sentimiento', en: 'Texts with sentiment analysis' },
  description: {
    es: 'Cada texto analizado y las unidades cobradas.',
    en: 'Each text that was analysed and the units billed.',
  },
  fields: [
    {
      name: 'units',
      type: 'integer',
      title: { es: 'Unidades', en: 'Units' },
      meaning: { es: 'Unidades de cobro', en: 'Units that are billed' },
    },
    ...fields('text', 'date'),
  ],
  dateField: 'date',
})

const nlpUsage = defineReport({
  key: 'reports_manager/cdr_7',
  group: 'analysis',
  kind: 'detail',
  title: { es: 'NLP: detalle de uso', en: 'NLP: usage detail' },
  description: {
    es: 'Cada uso de un componente NLP, con sus caracteres.',
    en: 'Each use of an NLP component, with its characters.',
  },
  fields: [
    ...fields('type_nlp'),
    {
      name: 'nlp_channel',
      type: 'text',
      title: { es: 'Origen', en: 'Origin' },
      meaning: {
        es: 'Origen de la actividad; su forma depende del componente',
        en: 'Origin of the activity; its form depends on the component',
      },
      knownValues: ['chat-whatsapp', 'chat-web', 'voice', 'unknown'],
    },
    ...fields('chars_send', 'chars_answer', 'total_chars', 'date'),
  ],
  dateField: 'date',
})

const nlpByType = defineReport({
  key: 'reports_manager/cdr_8',
  group: 'analysis',
  kind: 'aggregate',
  title: { es: 'NLP: uso por componente', en: 'NLP: usage by component' },
  description: {
    es: 'Cuántas veces se usó cada componente NLP, y sus caracteres.',
    en: 'How often each NLP component was used, and its characters.',
  },
  fields: [
    ...keys('type_nlp'),
    {
      name: 'nlp_amount',
      type: 'integer',
      title: { es: 'Usos', en: 'Uses' },
      meaning: { es: 'Veces que se usó el componente', en: 'Times that the component was used' },
      role: 'sum',
    },
    ...sums('chars_send', 'chars_answer', 'total_chars'),
  ],
})

const copilotQuestions = defineReport({
  key: 'reports_manager/wizard_1',
  group: 'analysis',
  kind: 'detail',
  title: { es: 'Copilot: preguntas', en: 'Copilot: questions' },
  description: {
    es: 'Cada pregunta que un agente hizo a Copilot, y su respuesta.',
    en: 'Each question that an agent asked Copilot, and its answer.',
  },
  fields: fields('agent_id', 'conn_id', 'question', 'answer', 'date'),
  dateField: 'date',
})

const copilotLiked = defineReport({
  key: 'reports_manager/wizard_2',
  group: 'analysis',
  kind: 'detail',
  title: { es: 'Copilot: calificaciones positivas', en: 'Copilot: positive ratings' },
  description: {
    es: 'Las respuestas de Copilot que gustaron a los agentes.',
    en: 'The answers of Copilot that agents liked.',
  },
  fields: fields('agent_id', 'question', 'answer', 'date'),
  dateField: 'date',
})

const copilotDisliked = defineReport({
  key: 'reports_manager/wizard_3',
  group: 'analysis',
  kind: 'detail',
  title: { es: 'Copilot: calificaciones negativas', en: 'Copilot: negative ratings' },
  description: {
    es: 'Las respuestas de Copilot que no gustaron a los agentes, y por qué.',
    en: 'The answers of Copilot that agents disliked, and why.',
  },
  fields: [
    ...fields('agent_id', 'question', 'answer'),
    {
      name: 'explation',
      type: 'text',
      title: { es: 'Motivo', en: 'Reason' },
      meaning: { es: 'Motivo de la calificación negativa', en: 'Reason for the negative rating' },
    },
    ...fields('date'),
  ],
  dateField: 'date',
})

export const intelligenceReports: readonly WrittenReport[] = [
  sentimentUsage,
  nlpUsage,
  nlpByType,
  copilotQuestions,
  copilotLiked,
  copilotDisliked,
]
