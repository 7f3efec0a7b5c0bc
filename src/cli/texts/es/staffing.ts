/** What Spanish says of how many agents are needed. */
export const es = {
  load: 'Carga (Erlang)',
  agents: 'Agentes atendiendo',
  serviceLevel: 'Nivel de servicio',
  asa: 'Espera media',
  occupancy: 'Ocupación',
  scheduled: 'Agentes por programar',
  withoutEnd: 'crece sin fin',
  supposes: 'Erlang C: supone que nadie cuelga.',
  help: 'Cuántos agentes necesita un intervalo, o cada uno de un REPORTE (Erlang C)',
  calls: 'llamadas que entran en el intervalo',
  interval: 'cuánto dura: 15m, 30m, 1h',
  aht: 'tiempo medio de atención, en segundos',
  target: 'tanto por ciento en tantos segundos',
  maxOccupancy: 'ocupación máxima al elegir cuántos; {{usual}} si no se da',
  shrinkage: 'qué parte de los programados falta: descansos, formación, incapacidades',
  agentsOption: 'qué logran tantos agentes',
} as const
