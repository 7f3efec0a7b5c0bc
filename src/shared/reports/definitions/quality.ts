import { defineReport, field, fields, keys, sums } from '../define.ts'
import { YES_NO } from './fields/knownValues.ts'
import type { WrittenReport } from '../written.ts'

const evaluations = defineReport({
  key: 'reports_manager/quality_2',
  group: 'quality',
  kind: 'detail',
  title: { es: 'Evaluaciones de calidad', en: 'Quality evaluations' },
  description: {
    es: 'Cada evaluación de calidad, con su calificación y comentarios.',
    en: 'Each quality evaluation, with its score and comments.',
  },
  fields: [
    ...fields('conn_id', 'agent_id', 'agent_name'),
    field('comments', { meaning: { es: 'Comentarios de la evaluación', en: 'Comments of the evaluation' } }),
    ...fields('precision_unit_critical_error'),
    {
      name: 'precision_opportunity_error',
      type: 'percent',
      title: { es: 'Precisión por oportunidad', en: 'Opportunity precision' },
      meaning: { es: 'Precisión en oportunidades de error', en: 'Precision in opportunities for errors' },
    },
    field('accuracy', { meaning: { es: 'Calificación', en: 'Score' } }),
    ...fields('date', 'survey', 'cod_act'),
    field('channel', { knownValues: ['voice', 'chat-whatsapp', 'chat-web', 'chat'] }),
    {
      name: 'feedback',
      type: 'text',
      tells: 'words',
      title: { es: 'Retroalimentación', en: 'Feedback' },
      meaning: { es: 'Retroalimentación al agente', en: 'Feedback to the agent' },
    },
    ...fields('skill_id'),
  ],
  dateField: 'date',
  readFirst: [
    'date',
    'agent_name',
    'accuracy',
    'precision_unit_critical_error',
    'precision_opportunity_error',
    'comments',
  ],
  roles: { score: 'accuracy' },
})

const evaluatedAttributes = defineReport({
  key: 'reports_manager/quality_3',
  group: 'quality',
  kind: 'detail',
  title: { es: 'Evaluaciones por atributo', en: 'Evaluations by attribute' },
  description: {
    es: 'Cada atributo evaluado, y si se cumplió.',
    en: 'Each attribute that was evaluated, and whether it was met.',
  },
  fields: [
    ...fields('conn_id', 'agent_id', 'agent_name', 'attribute'),
    {
      name: 'type_error',
      type: 'text',
      title: { es: 'Tipo de error', en: 'Error type' },
      meaning: { es: 'CE es crítico, NCE no lo es', en: 'CE is critical, NCE is not' },
      knownValues: ['NCE', 'CE'],
    },
    {
      name: 'yes/no',
      type: 'text',
      title: { es: 'Cumplió', en: 'Met' },
      meaning: { es: 'Si cumplió el atributo', en: 'Whether the attribute was met' },
      knownValues: YES_NO,
    },
    ...fields('date', 'survey', 'category', 'quality_analyst'),
    field('channel', { knownValues: ['voice', 'chat-whatsapp', 'chat-web', 'chat'] }),
    {
      name: 'ai_comment',
      type: 'longText',
      title: { es: 'Comentario del analista', en: 'Analyst comment' },
      meaning: { es: 'Comentario del analista o de la IA', en: 'Comment by the analyst or the AI' },
    },
  ],
  dateField: 'date',
})

const qualityByAgent = defineReport({
  key: 'reports_manager/quality_1',
  group: 'quality',
  kind: 'aggregate',
  title: { es: 'Calidad por agente', en: 'Quality by agent' },
  description: {
    es: 'Evaluaciones y calificación promedio de cada agente.',
    en: 'Evaluations and average score of each agent.',
  },
  fields: [
    ...keys('agent_id', 'agent_name'),
    ...sums('evaluations'),
    ...fields('precision_unit_critical_error', 'precision_opportunity_critical_error', 'accuracy'),
  ],
  roles: { score: 'accuracy', evaluations: 'evaluations' },
})

const qualityByAttribute = defineReport({
  key: 'reports_manager/quality_4',
  group: 'quality',
  kind: 'aggregate',
  title: { es: 'Calidad por atributo', en: 'Quality by attribute' },
  description: {
    es: 'Cuántas veces se cumplió cada atributo y cuántas no.',
    en: 'How often each attribute was met and how often not.',
  },
  fields: [
    ...keys('attribute'),
    {
      name: 'yes',
      type: 'integer',
      title: { es: 'Cumplió', en: 'Met' },
      meaning: { es: 'Veces que se cumplió el atributo', en: 'Times that the attribute was met' },
      role: 'sum',
    },
    {
      name: 'no',
      type: 'integer',
      title: { es: 'No cumplió', en: 'Not met' },
      meaning: { es: 'Veces que no se cumplió', en: 'Times that it was not met' },
      role: 'sum',
    },
    field('percent', { meaning: { es: 'Porcentaje de cumplimiento', en: 'Share that was met' } }),
    ...keys('survey', 'category'),
  ],
})

const qualityByAnalyst = defineReport({
  key: 'reports_manager/quality_5',
  group: 'quality',
  kind: 'aggregate',
  title: { es: 'Calidad por analista', en: 'Quality by analyst' },
  description: {
    es: 'Evaluaciones que hizo cada analista, y sus resultados.',
    en: 'Evaluations that each analyst made, and their results.',
  },
  fields: [
    ...keys('quality_analyst'),
    ...sums('evaluations'),
    ...fields('precision_unit_critical_error', 'precision_opportunity_critical_error', 'accuracy'),
  ],
  roles: { score: 'accuracy', evaluations: 'evaluations' },
})

const qualityForms = defineReport({
  key: 'quality/quality_matrix',
  group: 'quality',
  kind: 'snapshot',
  title: { es: 'Plantillas de calidad', en: 'Quality forms' },
  description: {
    es: 'Los atributos de cada plantilla de calidad y su peso.',
    en: 'The attributes of each quality form and their weight.',
  },
  fields: [
    {
      name: 'form',
      type: 'text',
      title: { es: 'Plantilla', en: 'Form' },
      meaning: { es: 'Nombre de la plantilla', en: 'Name of the form' },
    },
    ...fields('category', 'attribute'),
    {
      name: 'error_type',
      type: 'text',
      title: { es: 'Tipo de error', en: 'Error type' },
      meaning: { es: 'CE es crítico, NCE no lo es', en: 'CE is critical, NCE is not' },
      knownValues: ['NCE', 'CE'],
    },
    field('percent', { meaning: { es: 'Peso del atributo', en: 'Weight of the attribute' } }),
  ],
  shape: { kind: 'listsByName', nameField: 'form' },
})

export const qualityReports: readonly WrittenReport[] = [
  evaluations,
  evaluatedAttributes,
  qualityByAgent,
  qualityByAttribute,
  qualityByAnalyst,
  qualityForms,
]
