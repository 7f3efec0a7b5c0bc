/** How Spanish counts what there is, as parts of other texts. */
export const es = {
  agents_one: '1 agente',
  agents_other: '{{count}} agentes',
  cards_one: '1 tarjeta',
  cards_other: '{{count}} tarjetas',
  findings_one: '1 hallazgo',
  findings_other: '{{count}} hallazgos',
  periods_one: '1 periodo',
  periods_other: '{{count}} periodos',
  reports_one: '1 reporte',
  reports_other: '{{count}} reportes',
  requests_one: '1 consulta',
  requests_other: '{{count}} consultas',
  rows_one: '1 fila',
  rows_other: '{{count}} filas',
  shifts_one: '1 turno',
  shifts_other: '{{count}} turnos',
} as const
