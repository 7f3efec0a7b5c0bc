import { FEELINGS, NLP_TYPES } from './knownValues.ts'
import type { CommonField } from './commonField.ts'
import type { FieldType } from '../../types.ts'
import type { WrittenField } from '../../written.ts'

/** Quality, surveys and what is read out of conversations. */
export const ANALYSIS_FIELDS = {
  feeling: {
    type: 'text',
    title: { es: 'Sentimiento', en: 'Sentiment' },
    meaning: { es: 'Sentimiento detectado', en: 'Sentiment that was detected' },
    knownValues: FEELINGS,
  },
  audio_text: {
    type: 'longText',
    title: { es: 'Transcripción', en: 'Transcript' },
    meaning: { es: 'Transcripción de la conversación', en: 'Transcript of the conversation' },
  },
  summary: {
    type: 'longText',
    tells: 'words',
    title: { es: 'Resumen', en: 'Summary' },
    meaning: { es: 'Resumen de la conversación', en: 'Summary of the conversation' },
  },
  text: {
    type: 'longText',
    title: { es: 'Texto analizado', en: 'Analysed text' },
    meaning: { es: 'Texto que se analizó', en: 'Text that was analysed' },
  },
  silence: {
    type: 'percent',
    title: { es: 'Silencio', en: 'Silence' },
    meaning: { es: 'Porcentaje de silencio', en: 'Share of silence' },
  },
  question: {
    type: 'text',
    title: { es: 'Pregunta', en: 'Question' },
    meaning: { es: 'Pregunta del agente', en: 'Question of the agent' },
  },
  answer: {
    type: 'longText',
    title: { es: 'Respuesta', en: 'Answer' },
    meaning: { es: 'Respuesta que se dio', en: 'Answer that was given' },
  },
  type_nlp: {
    type: 'text',
    title: { es: 'Componente', en: 'Component' },
    meaning: { es: 'Tipo de componente NLP usado', en: 'Kind of NLP component that was used' },
    knownValues: NLP_TYPES,
  },
  chars_send: {
    type: 'integer',
    title: { es: 'Caracteres enviados', en: 'Characters sent' },
    meaning: { es: 'Caracteres que se enviaron', en: 'Characters that were sent' },
  },
  chars_answer: {
    type: 'integer',
    title: { es: 'Caracteres recibidos', en: 'Characters received' },
    meaning: { es: 'Caracteres que se recibieron', en: 'Characters that were received' },
  },
  tts_text: {
    type: 'text',
    title: { es: 'Texto hablado', en: 'Spoken text' },
    meaning: { es: 'Texto convertido a voz', en: 'Text turned into speech' },
  },
  recognized_text: {
    type: 'text',
    title: { es: 'Texto reconocido', en: 'Recognised text' },
    meaning: { es: 'Texto que se reconoció', en: 'Text that was recognised' },
  },
  surveys: {
    type: 'integer',
    title: { es: 'Encuestas', en: 'Surveys' },
    meaning: { es: 'Encuestas respondidas', en: 'Surveys answered' },
  },
  average: {
    type: 'decimal',
    title: { es: 'Promedio', en: 'Average' },
    meaning: { es: 'Calificación promedio', en: 'Average score' },
    isRatio: true,
  },
  evaluations: {
    type: 'integer',
    title: { es: 'Evaluaciones', en: 'Evaluations' },
    meaning: { es: 'Evaluaciones realizadas', en: 'Evaluations made' },
  },
  precision_unit_critical_error: {
    type: 'percent',
    title: { es: 'Precisión por unidad', en: 'Unit precision' },
    meaning: { es: 'Precisión en errores críticos de la unidad', en: 'Precision in critical errors of the unit' },
    isRatio: true,
  },
  precision_opportunity_critical_error: {
    type: 'percent',
    title: { es: 'Precisión por oportunidad', en: 'Opportunity precision' },
    meaning: {
      es: 'Precisión en oportunidades de error crítico',
      en: 'Precision in opportunities for critical errors',
    },
    isRatio: true,
  },
  accuracy: {
    type: 'percent',
    title: { es: 'Calificación', en: 'Score' },
    meaning: { es: 'Calificación promedio', en: 'Average score' },
    isRatio: true,
    rightMeasure: 'kpi:quality-score',
  },
  survey: {
    type: 'text',
    title: { es: 'Plantilla', en: 'Form' },
    meaning: { es: 'Plantilla de evaluación', en: 'Evaluation form' },
  },
  attribute: {
    type: 'text',
    title: { es: 'Atributo', en: 'Attribute' },
    meaning: { es: 'Atributo evaluado', en: 'Attribute that was evaluated' },
  },
  category: {
    type: 'text',
    title: { es: 'Categoría', en: 'Category' },
    meaning: { es: 'Categoría del atributo', en: 'Category of the attribute' },
  },
  quality_analyst: {
    type: 'text',
    title: { es: 'Analista', en: 'Analyst' },
    meaning: {
      es: 'Analista de calidad; QAi_Bot si fue automático',
      en: 'Quality analyst; QAi_Bot when it was automatic',
    },
    knownValues: ['QAi_Bot'],
  },
} as const satisfies Readonly<Record<string, CommonField>>

/** The ten answers of a survey, or their averages. */
export function surveyQuestions(type: FieldType): readonly WrittenField[] {
  return Array.from({ length: 10 }, (_, place) => ({
    name: `q${String(place + 1).padStart(2, '0')}`,
    type,
    title: { es: `Pregunta ${place + 1}`, en: `Question ${place + 1}` },
    meaning: { es: `Respuesta a la pregunta ${place + 1}`, en: `Answer to question ${place + 1}` },
  }))
}
