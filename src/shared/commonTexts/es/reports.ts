/** What Spanish says of parts of reports that no definition writes down. */
export const es = {
  day: 'Día',
  dayMeaning: 'Día que suma la fila',
  changed: 'Cambió',
  changedMeaning: 'Cuándo una consulta mostró por primera vez otra cosa, en la hora de la operación',
  earlierStates: 'Estados anteriores',
  earlierStatesMeaning: 'Lo que mostraron consultas anteriores del registro; la fila muestra lo más nuevo.',
  earlierState_one: 'estado anterior',
  earlierState_other: 'estados anteriores',
  ownField: 'Campo «{{name}}» de la respuesta',
  ownParameter: 'Parámetro «{{name}}» de la consulta',
  ownReport: 'Reporte propio: {{service}}, {{id}}.',
} as const
