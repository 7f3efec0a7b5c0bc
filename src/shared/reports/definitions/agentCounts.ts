import { defineReport, field, fields, keys, sums } from '../define.ts'
import { sumOf } from '../roles.ts'
import type { WrittenReport } from '../written.ts'

const holdAndMute = defineReport({
  key: 'reports_manager/agent_9',
  group: 'agents',
  kind: 'aggregate',
  title: { es: 'Espera y silencio por agente', en: 'Hold and mute by agent' },
  description: {
    es: 'Cuántas veces y cuánto tiempo usó cada agente la espera y el silencio.',
    en: 'How often and how long each agent used hold and mute.',
  },
  fields: [
    ...keys('agent_name'),
    field('count', {
      title: { es: 'Veces', en: 'Times' },
      meaning: { es: 'Veces que usó espera o silencio', en: 'Times that hold or mute was used' },
      role: 'sum',
    }),
    {
      name: 'hold_time',
      type: 'duration',
      title: { es: 'Tiempo en espera', en: 'Hold time' },
      meaning: { es: 'Tiempo en espera (hold)', en: 'Time on hold' },
      role: 'sum',
    },
    {
      name: 'mute_time',
      type: 'duration',
      title: { es: 'Tiempo en silencio', en: 'Mute time' },
      meaning: { es: 'Tiempo en silencio (mute)', en: 'Time muted' },
      role: 'sum',
    },
    field('total_time', { meaning: { es: 'Espera más silencio', en: 'Hold plus mute' }, role: 'sum' }),
  ],
  roles: { hold: sumOf('hold_time') },
})

const transfersAndConferences = defineReport({
  key: 'reports_manager/agent_12',
  group: 'agents',
  kind: 'aggregate',
  title: { es: 'Transferencias y conferencias por agente', en: 'Transfers and conferences by agent' },
  description: {
    es: 'Cuántas transferencias y conferencias hizo cada agente, y su tiempo.',
    en: 'How many transfers and conferences each agent made, and their time.',
  },
  fields: [
    field('agent_name', { role: 'key', otherNames: ['skill_name'] }),
    ...keys('agent_id'),
    {
      name: 'transfer_calls',
      type: 'integer',
      title: { es: 'Transferidas', en: 'Transferred' },
      meaning: { es: 'Llamadas transferidas', en: 'Transferred calls' },
      role: 'sum',
    },
    {
      name: 'conference_calls',
      type: 'integer',
      title: { es: 'Conferencias', en: 'Conferences' },
      meaning: { es: 'Llamadas convertidas en conferencia', en: 'Calls turned into conferences' },
      role: 'sum',
    },
    field('total_time', {
      meaning: { es: 'Tiempo en conferencias y transferencias', en: 'Time in conferences and transfers' },
      role: 'sum',
    }),
  ],
})

const previewTimeByAgent = defineReport({
  key: 'reports_manager/agent_16',
  group: 'agents',
  kind: 'aggregate',
  title: { es: 'Tiempo previo por agente', en: 'Preview time by agent' },
  description: {
    es: 'Tiempos de cada agente antes de llamar en campañas preview.',
    en: 'Times of each agent before calling in preview campaigns.',
  },
  fields: [
    ...keys('id_agent', 'agent_name'),
    ...sums('calls', 'time_preview', 'ready', 'talk', 'not_ready_acw', 'auxiliary_times', 'ring', 'total_duration'),
    ...fields('preview_percent'),
  ],
})

export const agentCountReports: readonly WrittenReport[] = [holdAndMute, transfersAndConferences, previewTimeByAgent]
