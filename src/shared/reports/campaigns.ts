import type { FieldDefinition, ReportDefinition } from './types.ts'

/** A count that adds up over days. */
function count(name: string, es: string, en: string): FieldDefinition {
  return { name, type: 'integer', role: 'sum', title: { es, en }, meaning: { es, en } }
}

/** What the dialler heard, counted per telephone over the range asked. Its rows carry neither date nor campaign. */
const machineCodesByTelephone: ReportDefinition = {
  key: 'reports_manager/campaign_8',
  service: 'reports_manager',
  id: 'campaign_8',
  group: 'campaigns',
  kind: 'aggregate',
  title: { es: 'Códigos de máquina por teléfono', en: 'Machine codes by telephone' },
  description: {
    es: 'Cuántas veces la marcación encontró ocupado, contestadora o sin respuesta en cada teléfono.',
    en: 'How often dialling met busy, answering machine or no answer at each telephone.',
  },
  parameters: [
    {
      name: 'campaign_id',
      required: true,
      title: { es: 'Campaña', en: 'Campaign' },
      meaning: { es: 'Número de la campaña, o all para todas', en: 'Number of the campaign, or all' },
      pattern: '\\d+|all',
      usual: 'all',
    },
  ],
  fields: [
    {
      name: 'telephone',
      type: 'telephone',
      role: 'key',
      title: { es: 'Teléfono', en: 'Telephone' },
      meaning: { es: 'Número de teléfono', en: 'Telephone number' },
    },
    count('total_machine_recognitions', 'Total de reconocimientos de máquina', 'Total machine recognitions'),
    count('no_answer', 'Sin respuesta', 'No answer'),
    count('answer_machine', 'Contestadora', 'Answering machine'),
    count('busy', 'Ocupado', 'Busy'),
    count('congestion', 'Congestión', 'Congestion'),
    count('failed', 'Fallidos', 'Failed'),
  ],
  dateField: null,
  maxDays: 31,
  maxRecords: 60_000,
}

export const campaignReports: readonly ReportDefinition[] = [machineCodesByTelephone]
