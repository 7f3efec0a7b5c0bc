/** What Spanish says of what answers leave out. */
export const es = {
  unreadValues_one: '1 valor no se pudo leer como número; la suma va sin él.',
  unreadValues_other: '{{count}} valores no se pudieron leer como números; la suma va sin ellos.',
  unreadValuesOfSums_one: '1 valor no se pudo leer como número; las sumas van sin él.',
  unreadValuesOfSums_other: '{{count}} valores no se pudieron leer como números; las sumas van sin ellos.',
  moreColumns_one: '{{columns}} y {{count}} columna más',
  moreColumns_other: '{{columns}} y {{count}} columnas más',
  byDayShows: '«Por día» los muestra.',
  byDayOptionShows: 'Con --by-day se ven.',
  undatedRows_one: '1 fila sin fecha utilizable queda fuera de este periodo.',
  undatedRows_other: '{{count}} filas sin fecha utilizable quedan fuera de este periodo.',
  seenWithoutPeriod: 'Sin --from ni --to se ven.',
  seenInWholeLog: 'El registro completo las muestra.',
  seenWith: 'Para verlas: {{options}}',
  seenIn: 'Para verlas, elija {{period}}.',
} as const
