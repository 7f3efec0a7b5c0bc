import { RESULTS_SAID } from './knownValues.ts'
import type { CommonField } from './commonField.ts'

/** Skills and their service level. */
export const SKILL_FIELDS = {
  skill_id: {
    type: 'id',
    identifies: 'skill',
    title: { es: 'Id del skill', en: 'Skill id' },
    meaning: { es: 'Número del skill (grupo de agentes)', en: 'Number of the skill (group of agents)' },
  },
  skill_name: {
    type: 'text',
    title: { es: 'Skill', en: 'Skill' },
    meaning: { es: 'Nombre del skill', en: 'Name of the skill' },
  },
  skill_result: {
    type: 'text',
    tells: 'outcome',
    saidAs: RESULTS_SAID,
    title: { es: 'Resultado en el skill', en: 'Skill result' },
    meaning: { es: 'Si se contestó o abandonó en el skill', en: 'Whether it was answered or abandoned in the skill' },
    knownValues: ['ANSWER', 'ABANDON'],
  },
  inbound_calls: {
    type: 'integer',
    title: { es: 'Entrantes', en: 'Inbound' },
    meaning: { es: 'Llamadas entrantes', en: 'Inbound calls' },
  },
  answer_calls: {
    type: 'integer',
    title: { es: 'Contestadas', en: 'Answered' },
    meaning: { es: 'Llamadas contestadas', en: 'Answered calls' },
  },
  abandon_calls: {
    type: 'integer',
    title: { es: 'Abandonadas', en: 'Abandoned' },
    meaning: { es: 'Llamadas abandonadas', en: 'Abandoned calls' },
  },
  service_level_10seg: {
    type: 'percent',
    title: { es: 'Contestado en 10 s', en: 'Answered within 10 s' },
    meaning: { es: 'Parte contestada antes de 10 segundos', en: 'Share answered within 10 seconds' },
    isRatio: true,
    rightMeasure: 'kpi:service-level(seconds=10)',
  },
  service_level_20seg: {
    type: 'percent',
    title: { es: 'Contestado en 20 s', en: 'Answered within 20 s' },
    meaning: { es: 'Parte contestada antes de 20 segundos', en: 'Share answered within 20 seconds' },
    isRatio: true,
    rightMeasure: 'kpi:service-level(seconds=20)',
  },
  service_level_30seg: {
    type: 'percent',
    title: { es: 'Contestado en 30 s', en: 'Answered within 30 s' },
    meaning: { es: 'Parte contestada antes de 30 segundos', en: 'Share answered within 30 seconds' },
    isRatio: true,
    rightMeasure: 'kpi:service-level(seconds=30)',
  },
  abandon: {
    type: 'percent',
    title: { es: 'Abandono', en: 'Abandonment' },
    meaning: { es: 'Porcentaje de abandono', en: 'Abandonment rate' },
    isRatio: true,
    rightMeasure: 'kpi:abandon-rate',
  },
  asa: {
    type: 'duration',
    title: { es: 'ASA', en: 'ASA' },
    meaning: { es: 'Tiempo medio de respuesta (ASA)', en: 'Average speed of answer (ASA)' },
    isRatio: true,
    rightMeasure: 'kpi:asa',
  },
  ata: {
    type: 'duration',
    title: { es: 'ATA', en: 'ATA' },
    meaning: { es: 'Tiempo medio antes de abandonar (ATA)', en: 'Average time to abandon (ATA)' },
    isRatio: true,
  },
  att: {
    type: 'duration',
    title: { es: 'ATT', en: 'ATT' },
    meaning: { es: 'Tiempo medio de conversación (ATT)', en: 'Average talk time (ATT)' },
    isRatio: true,
  },
  acw: {
    type: 'duration',
    title: { es: 'ACW', en: 'ACW' },
    meaning: { es: 'Trabajo después de la llamada (ACW)', en: 'After-call work (ACW)' },
    isRatio: true,
  },
} as const satisfies Readonly<Record<string, CommonField>>

/** The service levels that every report of them has. */
export const SERVICE_LEVELS = ['service_level_10seg', 'service_level_20seg', 'service_level_30seg'] as const
