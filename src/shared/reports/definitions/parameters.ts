import { translated } from '../../translations/rows.ts'
import type { WrittenParameter } from '../written.ts'

/** Parameters that several reports take, by name. */
const PARAMETERS_AS_WRITTEN = {
  agent_id: {
    title: { es: 'Agente', en: 'Agent' },
    meaning: { es: 'Extensión o código numérico del agente', en: 'Extension or numeric code of the agent' },
    pattern: '\\d+',
    picker: 'agent',
  },
  campaign_id: {
    title: { es: 'Campaña', en: 'Campaign' },
    meaning: { es: 'Número de la campaña, o all para todas', en: 'Number of the campaign, or all' },
    pattern: '\\d+|all',
    usual: 'all',
    picker: 'campaign',
  },
  skill_id: {
    title: { es: 'Skill', en: 'Skill' },
    meaning: { es: 'Número del skill, o all para todos', en: 'Number of the skill, or all' },
    pattern: '\\d+|all',
    usual: 'all',
    picker: 'skill',
  },
  services_time: {
    title: { es: 'Otro umbral de servicio', en: 'Another service threshold' },
    meaning: {
      es: 'Segundos de un nivel de servicio más, aparte de 10, 20 y 30',
      en: 'Seconds of one more service level, apart from 10, 20 and 30',
    },
    pattern: '\\d{1,4}',
  },
  cod_act: {
    title: { es: 'Grupo de códigos', en: 'Code group' },
    meaning: { es: 'Primer o segundo código de actividad', en: 'First or second activity code' },
    pattern: 'cod_act1|cod_act2',
    usual: 'cod_act1',
    choices: [
      { value: 'cod_act1', title: { es: 'Primer código', en: 'First code' } },
      { value: 'cod_act2', title: { es: 'Segundo código', en: 'Second code' } },
    ],
  },
} as const satisfies Readonly<Record<string, Omit<WrittenParameter, 'name' | 'required'>>>

type CommonParameter = keyof typeof PARAMETERS_AS_WRITTEN

const COMMON_PARAMETERS = translated(PARAMETERS_AS_WRITTEN, ({ parameters }) => parameters)

/** A common parameter that a request must have. */
export function required(name: CommonParameter): WrittenParameter {
  return { name, required: true, ...COMMON_PARAMETERS[name] }
}

/** A common parameter that a request may have. */
export function optional(name: CommonParameter): WrittenParameter {
  return { name, required: false, ...COMMON_PARAMETERS[name] }
}

/** One campaign, where the server does not take all of them at once. */
export const oneCampaign: WrittenParameter = {
  name: 'campaign_id',
  required: true,
  title: { es: 'Campaña', en: 'Campaign' },
  meaning: { es: 'Número de la campaña', en: 'Number of the campaign' },
  pattern: '\\d+',
  picker: 'campaign',
}
