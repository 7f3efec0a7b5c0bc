import { defineReport, field, fields, keys, sums } from '../define.ts'
import { INTERNAL_CALLS, SKILL_INTERACTIONS } from './fields/knownValues.ts'
import { required } from './parameters.ts'
import { rowsThat } from '../roles.ts'
import { noneSought } from '../outreach.ts'
import type { WrittenReport } from '../written.ts'

const abandonedCalls = defineReport({
  key: 'reports_manager/skill_2',
  group: 'skills',
  kind: 'detail',
  title: { es: 'Llamadas abandonadas', en: 'Abandoned calls' },
  description: {
    es: 'Cada llamada entrante abandonada y cuánto esperó el cliente.',
    en: 'Each abandoned inbound call and how long the customer waited.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...fields('skill_name', 'skill_id', 'conn_id', 'date'),
    field('result', { knownValues: ['abandoned'] }),
    ...fields('ani'),
    {
      name: 'abandon_time',
      type: 'duration',
      title: { es: 'Espera antes de colgar', en: 'Wait before hanging up' },
      meaning: {
        es: 'Segundos que esperó el cliente antes de colgar',
        en: 'Seconds that the customer waited before hanging up',
      },
    },
    field('type_interaction', {
      meaning: { es: 'Canal o tipo de llamada', en: 'Channel or type of call' },
      knownValues: SKILL_INTERACTIONS,
      internalValues: INTERNAL_CALLS,
    }),
    ...fields('customer_id'),
  ],
  dateField: 'date',
  outreach: noneSought('ani'),
  roles: {
    // By the documents an answered call may stand among the abandoned ones.
    answered: rowsThat('result', 'answered'),
    abandoned: rowsThat('result', 'abandoned'),
    abandonedWait: 'abandon_time',
    interaction: 'conn_id',
    telephone: 'ani',
  },
})

const answeredCalls = defineReport({
  key: 'reports_manager/skill_10',
  group: 'skills',
  kind: 'detail',
  title: { es: 'Llamadas contestadas', en: 'Answered calls' },
  description: {
    es: 'Cada llamada entrante contestada y cuánto esperó el cliente.',
    en: 'Each answered inbound call and how long the customer waited.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...fields('conn_id', 'skill_id', 'skill_name', 'date'),
    field('result', { knownValues: ['answered'] }),
    ...fields('ani'),
    {
      name: 'answer_time',
      type: 'duration',
      title: { es: 'Espera hasta contestar', en: 'Wait until answered' },
      meaning: { es: 'Tiempo hasta que el agente contestó', en: 'Time until the agent answered' },
    },
    ...fields('agent_id'),
    field('type_interaction', {
      meaning: { es: 'Canal o tipo de llamada', en: 'Channel or type of call' },
      knownValues: SKILL_INTERACTIONS,
      internalValues: INTERNAL_CALLS,
    }),
  ],
  dateField: 'date',
  outreach: noneSought('ani'),
  roles: {
    answered: rowsThat('result', 'answered'),
    answeredWait: 'answer_time',
    interaction: 'conn_id',
    telephone: 'ani',
  },
})

const answeredByWait = defineReport({
  key: 'reports_manager/skill_8',
  group: 'skills',
  kind: 'aggregate',
  title: { es: 'Contestadas según la espera', en: 'Answered calls by wait' },
  description: {
    es: 'Llamadas contestadas de cada skill, por tramos de diez segundos de espera.',
    en: 'Answered calls of each skill, by ten-second stretches of waiting.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...keys('skill_id', 'skill_name'),
    ...sums('answer_calls'),
    {
      name: 'answer_0seg_10seg',
      type: 'integer',
      title: { es: 'De 0 a 10 s', en: '0 to 10 s' },
      meaning: { es: 'Contestadas entre 0 y 10 segundos', en: 'Answered in 0 to 10 seconds' },
      role: 'sum',
    },
    {
      name: 'answer_11seg_20seg',
      type: 'integer',
      title: { es: 'De 11 a 20 s', en: '11 to 20 s' },
      meaning: { es: 'Contestadas entre 11 y 20 segundos', en: 'Answered in 11 to 20 seconds' },
      role: 'sum',
    },
    {
      name: 'answer_21seg_30seg',
      type: 'integer',
      title: { es: 'De 21 a 30 s', en: '21 to 30 s' },
      meaning: { es: 'Contestadas entre 21 y 30 segundos', en: 'Answered in 21 to 30 seconds' },
      role: 'sum',
    },
    {
      name: 'answer_31seg_40seg',
      type: 'integer',
      title: { es: 'De 31 a 40 s', en: '31 to 40 s' },
      meaning: { es: 'Contestadas entre 31 y 40 segundos', en: 'Answered in 31 to 40 seconds' },
      role: 'sum',
    },
    {
      name: 'answer_41seg_50seg',
      type: 'integer',
      title: { es: 'De 41 a 50 s', en: '41 to 50 s' },
      meaning: { es: 'Contestadas entre 41 y 50 segundos', en: 'Answered in 41 to 50 seconds' },
      role: 'sum',
    },
    {
      name: 'anwers_greater_than_51seg',
      type: 'integer',
      title: { es: 'Más de 51 s', en: 'Over 51 s' },
      meaning: { es: 'Contestadas después de 51 segundos', en: 'Answered after 51 seconds' },
      role: 'sum',
    },
  ],
})

const abandonedByWait = defineReport({
  key: 'reports_manager/skill_9',
  group: 'skills',
  kind: 'aggregate',
  title: { es: 'Abandonadas según la espera', en: 'Abandoned calls by wait' },
  description: {
    es: 'Llamadas abandonadas de cada skill, por tramos de diez segundos de espera.',
    en: 'Abandoned calls of each skill, by ten-second stretches of waiting.',
  },
  parameters: [required('skill_id')],
  fields: [
    ...keys('skill_id', 'skill_name'),
    ...sums('abandon_calls'),
    {
      name: 'abandon_0seg_10seg',
      type: 'integer',
      title: { es: 'De 0 a 10 s', en: '0 to 10 s' },
      meaning: { es: 'Abandonadas entre 0 y 10 segundos', en: 'Abandoned in 0 to 10 seconds' },
      role: 'sum',
      otherNames: ['answer_0seg_10seg'],
    },
    {
      name: 'abandon_11seg_20_seg',
      type: 'integer',
      title: { es: 'De 11 a 20 s', en: '11 to 20 s' },
      meaning: { es: 'Abandonadas entre 11 y 20 segundos', en: 'Abandoned in 11 to 20 seconds' },
      role: 'sum',
      otherNames: ['abandon_11seg_20seg', 'answer_11seg_20seg'],
    },
    {
      name: 'abandon_21seg_30seg',
      type: 'integer',
      title: { es: 'De 21 a 30 s', en: '21 to 30 s' },
      meaning: { es: 'Abandonadas entre 21 y 30 segundos', en: 'Abandoned in 21 to 30 seconds' },
      role: 'sum',
      otherNames: ['answer_21seg_30seg'],
    },
    {
      name: 'abandon_31seg_40seg',
      type: 'integer',
      title: { es: 'De 31 a 40 s', en: '31 to 40 s' },
      meaning: { es: 'Abandonadas entre 31 y 40 segundos', en: 'Abandoned in 31 to 40 seconds' },
      role: 'sum',
      otherNames: ['answer_31seg_40seg'],
    },
    {
      name: 'abandon_41seg_50seg',
      type: 'integer',
      title: { es: 'De 41 a 50 s', en: '41 to 50 s' },
      meaning: { es: 'Abandonadas entre 41 y 50 segundos', en: 'Abandoned in 41 to 50 seconds' },
      role: 'sum',
      otherNames: ['answer_41seg_50seg'],
    },
    {
      name: 'abandon_greater_than_51seg',
      type: 'integer',
      title: { es: 'Más de 51 s', en: 'Over 51 s' },
      meaning: { es: 'Abandonadas después de 51 segundos', en: 'Abandoned after 51 seconds' },
      role: 'sum',
      otherNames: ['anwers_greater_than_51seg'],
    },
  ],
})

const skillInteractions = defineReport({
  key: 'customer/skills_detail',
  group: 'skills',
  kind: 'detail',
  title: { es: 'Detalle de interacciones por skill', en: 'Skill interactions, detail' },
  description: {
    es: 'Cada interacción de un skill, con su espera y su resultado.',
    en: 'Each interaction of a skill, with its wait and its result.',
  },
  fields: [
    ...fields('operation', 'conn_id'),
    field('type_call', {
      meaning: { es: 'Canal o tipo de llamada', en: 'Channel or type of call' },
      knownValues: SKILL_INTERACTIONS,
      internalValues: INTERNAL_CALLS,
    }),
    ...fields('date', 'agent_id', 'agent_name', 'skill_id'),
    field('wait_time', { meaning: { es: 'Segundos que esperó el cliente', en: 'Seconds that the customer waited' } }),
    {
      name: 'calls_ans_10',
      type: 'integer',
      title: { es: 'Contestada en 10 s', en: 'Answered within 10 s' },
      meaning: { es: 'Contestada antes de 10 segundos', en: 'Answered within 10 seconds' },
    },
    {
      name: 'calls_ans_20',
      type: 'integer',
      title: { es: 'Contestada en 20 s', en: 'Answered within 20 s' },
      meaning: { es: 'Contestada antes de 20 segundos', en: 'Answered within 20 seconds' },
    },
    {
      name: 'calls_ans_30',
      type: 'integer',
      title: { es: 'Contestada en 30 s', en: 'Answered within 30 s' },
      meaning: { es: 'Contestada antes de 30 segundos', en: 'Answered within 30 seconds' },
    },
    {
      name: 'calls_ans_40',
      type: 'integer',
      title: { es: 'Contestada en 40 s', en: 'Answered within 40 s' },
      meaning: { es: 'Contestada antes de 40 segundos', en: 'Answered within 40 seconds' },
    },
    {
      name: 'calls_ans_50',
      type: 'integer',
      title: { es: 'Contestada en 50 s', en: 'Answered within 50 s' },
      meaning: { es: 'Contestada antes de 50 segundos', en: 'Answered within 50 seconds' },
    },
    ...fields('skill_result', 'ani', 'dnis'),
  ],
  dateField: 'date',
  outreach: noneSought('ani'),
  readFirst: ['date', 'type_call', 'skill_id', 'agent_name', 'ani', 'skill_result', 'wait_time'],
  roles: {
    offered: rowsThat('skill_result', 'ANSWER', 'ABANDON'),
    answered: rowsThat('skill_result', 'ANSWER'),
    abandoned: rowsThat('skill_result', 'ABANDON'),
    answeredWait: 'wait_time',
    abandonedWait: 'wait_time',
    interaction: 'conn_id',
    telephone: 'ani',
  },
})

export const skillCallReports: readonly WrittenReport[] = [
  abandonedCalls,
  answeredCalls,
  answeredByWait,
  abandonedByWait,
  skillInteractions,
]
