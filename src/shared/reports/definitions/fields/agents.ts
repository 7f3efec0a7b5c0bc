import type { CommonField } from './commonField.ts'
import { AGENT_STATE_TITLES, AGENT_STATE_TONES, AGENT_STATES } from './knownValues.ts'

/** Fields that say which agent, and in which state. */
export const AGENT_FIELDS = {
  agent_id: {
    type: 'id',
    identifies: 'agent',
    title: { es: 'Id del agente', en: 'Agent id' },
    meaning: { es: 'Extensión o código numérico del agente', en: 'Extension or numeric code of the agent' },
  },
  agent_name: {
    type: 'text',
    tells: 'agent',
    isOfOperation: true,
    title: { es: 'Agente', en: 'Agent' },
    meaning: { es: 'Nombre del agente', en: 'Name of the agent' },
  },
  agent_dni: {
    type: 'id',
    isCustomerId: false,
    title: { es: 'Documento del agente', en: 'Agent document' },
    meaning: { es: 'Documento de identidad del agente', en: 'Identity document of the agent' },
  },
  id_agent: {
    type: 'id',
    identifies: 'agent',
    title: { es: 'Id del agente', en: 'Agent id' },
    meaning: { es: 'Extensión o código numérico del agente', en: 'Extension or numeric code of the agent' },
  },
  agent_status: {
    type: 'text',
    title: { es: 'Estado del agente', en: 'Agent state' },
    meaning: { es: 'Estado en que está o estuvo el agente', en: 'State that the agent is or was in' },
    knownValues: AGENT_STATES,
    valueTitles: AGENT_STATE_TITLES,
    valueTones: AGENT_STATE_TONES,
  },
  agent_chars: {
    type: 'integer',
    title: { es: 'Caracteres del agente', en: 'Agent characters' },
    meaning: { es: 'Caracteres que escribió el agente', en: 'Characters that the agent typed' },
  },
  transfer_agent_id: {
    type: 'id',
    identifies: 'agent',
    title: { es: 'Id de quien transfiere', en: 'Transferred by (id)' },
    meaning: { es: 'Agente que transfiere', en: 'Agent who transfers' },
  },
  transfer_agent_name: {
    type: 'text',
    title: { es: 'Quién transfiere', en: 'Transferred by' },
    meaning: { es: 'Nombre del agente que transfiere', en: 'Name of the agent who transfers' },
  },
  receiver_agent_id: {
    type: 'id',
    isCustomerId: false,
    title: { es: 'Id de quien recibe', en: 'Received by (id)' },
    meaning: {
      es: 'Agente, skill o punto de enrutamiento que recibe',
      en: 'Agent, skill or routing point that receives',
    },
  },
  receiver_agent_name: {
    type: 'text',
    title: { es: 'Quién recibe', en: 'Received by' },
    meaning: {
      es: 'Nombre de quien recibe; SKILL si pasó a un skill',
      en: 'Name of who receives; SKILL when sent to a skill',
    },
  },
  time_with_agent: {
    type: 'duration',
    title: { es: 'Tiempo con el agente', en: 'Time with agent' },
    meaning: { es: 'Tiempo que atendió el agente', en: 'Time that the agent attended' },
  },
  go_to_agent: {
    type: 'text',
    title: { es: 'Pasó a un agente', en: 'Went to an agent' },
    meaning: { es: 'Si llegó a un agente', en: 'Whether it reached an agent' },
    knownValues: ['yes', 'no'],
  },
} as const satisfies Readonly<Record<string, CommonField>>
