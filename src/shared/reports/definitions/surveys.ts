import { defineReport, field, fields, keys, sums } from '../define.ts'
import { surveyQuestions } from './fields/analysis.ts'
import { noneSought } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const surveyAnswers = defineReport({
  key: 'reports_manager/diagram_4',
  group: 'quality',
  kind: 'detail',
  title: { es: 'Respuestas de encuestas', en: 'Survey answers' },
  description: { es: 'Cada encuesta inteligente, con sus respuestas.', en: 'Each smart survey, with its answers.' },
  fields: [
    ...fields('agent_id', 'agent_name', 'agent_dni', 'skill_id', 'skill_name', 'date', 'conn_id', 'ani', 'customer_id'),
    ...surveyQuestions('text'),
    {
      name: 'voice_message_duration',
      type: 'duration',
      title: { es: 'Duración del mensaje', en: 'Message duration' },
      meaning: { es: 'Duración del mensaje de voz', en: 'Duration of the voice message' },
    },
    ...fields('type_interaction'),
    field('result', {
      meaning: { es: 'Si se completó la encuesta', en: 'Whether the survey was completed' },
      knownValues: ['complete', 'incomplete', 'abandon'],
    }),
    ...fields('time'),
    {
      name: 'voice_message',
      type: 'text',
      title: { es: 'Mensaje de voz', en: 'Voice message' },
      meaning: { es: 'Mensaje de voz del cliente', en: 'Voice message of the customer' },
    },
    ...fields('feeling'),
  ],
  dateField: 'date',
  outreach: noneSought('ani'),
})

const surveyByAgent = defineReport({
  key: 'reports_manager/diagram_5',
  group: 'quality',
  kind: 'aggregate',
  title: { es: 'Encuestas por agente', en: 'Surveys by agent' },
  description: {
    es: 'Promedio de las respuestas de la encuesta, por agente.',
    en: "Average of the survey's answers, by agent.",
  },
  fields: [...keys('agent_id', 'agent_name'), ...sums('surveys'), ...surveyQuestions('decimal'), ...fields('average')],
})

const surveyBySkill = defineReport({
  key: 'reports_manager/diagram_6',
  group: 'quality',
  kind: 'aggregate',
  title: { es: 'Encuestas por skill', en: 'Surveys by skill' },
  description: {
    es: 'Promedio de las respuestas de la encuesta, por skill.',
    en: "Average of the survey's answers, by skill.",
  },
  fields: [...keys('skill_id', 'skill_name'), ...sums('surveys'), ...surveyQuestions('decimal'), ...fields('average')],
})

export const surveyReports: readonly WrittenReport[] = [surveyAnswers, surveyByAgent, surveyBySkill]
