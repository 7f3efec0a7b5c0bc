import type { WrittenDynamicField } from '../written.ts'

/** The service level at the threshold that `services_time` asks for; `service_level_0seg` where it asks for none. */
export const serviceLevelAsked: WrittenDynamicField = {
  documentedName: 'service_level_XXseg',
  pattern: 'service_level_(\\d+)seg',
  after: 'service_level_30seg',
  type: 'percent',
  title: { es: 'Contestado en $1 s', en: 'Answered within $1 s' },
  meaning: { es: 'Parte contestada antes de $1 segundos', en: 'Share answered within $1 seconds' },
  isRatio: true,
  rightMeasure: 'kpi:service-level(seconds=$1)',
  parameter: 'services_time',
}

/** Up to ten categories of the operation's own, each a field of that name. */
export const speechCategories: WrittenDynamicField = {
  documentedName: 'category01',
  pattern: '.+',
  after: 'greeting_agent_name',
  type: 'text',
  title: { es: '$&', en: '$&' },
  meaning: { es: 'Categoría propia de la operación', en: "The operation's own category" },
}
