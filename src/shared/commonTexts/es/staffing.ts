/** What Spanish says of planned people, in files, at terminals and on the screen. */
export const es = {
  title: 'Personal',
  weekday: 'Día',
  interval: 'Intervalo',
  calls: 'Entran (promedio)',
  aht: 'TMO',
  load: 'Carga (Erlang)',
  agents: 'Agentes atendiendo',
  scheduled: 'Personas por programar',
  serviceLevel: 'Nivel de servicio previsto',
  occupancy: 'Ocupación',
  asa: 'Espera media prevista',
  measuredLevel: 'Nivel de servicio medido',
  serversNeed: 'agents_needed (del servidor)',
  days: 'Días promediados',
  wholeDay: 'Todo el día',
  scheduledHours: 'Horas programadas',
  callsFormula:
    '{{what}} de los días completos / número de días completos de ese día de la semana; {{what}} = {{formula}}',
  loadFormula: 'entran × TMO / duración del intervalo',
  agentsFormula:
    'los menos con los que {{percent}} % se atiende en {{seconds}} s o menos (Erlang C) y nadie está ocupado más del {{occupancy}} % del tiempo',
  scheduledFormula:
    'agentes atendiendo / (1 − {{shrinkage}} % de reducción), hacia arriba; todo el día: el intervalo con más personas',
  serviceLevelFormula:
    '1 − P(espera) · e^(−(agentes − carga) · {{seconds}} s / TMO); todo el día: ponderado por lo que entra',
  occupancyFormula: 'carga / agentes atendiendo',
  asaFormula: 'P(espera) · TMO / (agentes − carga)',
  scheduledHoursFormula: 'personas por programar × duración del intervalo, sumadas',
  serversNeedFormula:
    'lo que el servidor dice de la hora ({{report}}, {{parameters}}): suma de sus skills, promedio de los días traídos',
  ahtTyped: '{{seconds}} s, escrito a mano',
  ahtInterval: '{{formula}}, de cada intervalo; donde no hay, el de todo el periodo',
  ahtOther: '{{formula}}, de todo el periodo en «{{report}}»',
  ahtNone: 'no se conoce: falta escribirlo',
  supposes: 'Erlang C supone que las llamadas llegan al azar y que nadie cuelga.',
  handledOnly: 'El reporte solo trae lo que se atendió: quien colgó antes no cuenta.',
  daysCounted: 'Promedio de los días que están completos: {{days}}.',
  noDays: 'Ningún día del periodo está completo.',
  leftOut_one: '{{count}} día no está completo y no cuenta: {{days}}.',
  leftOut_other: '{{count}} días no están completos y no cuentan: {{days}}.',
  untimed_one: '{{count}} sin hora que se pueda leer no cuenta.',
  untimed_other: '{{count}} sin hora que se pueda leer no cuentan.',
  target: 'Meta',
  targetText:
    '{{percent}} % en {{seconds}} s; ocupación hasta {{occupancy}} %; reducción (shrinkage) {{shrinkage}} %; intervalos de {{minutes}} min',
} as const
