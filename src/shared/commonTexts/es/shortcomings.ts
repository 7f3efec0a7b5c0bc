/** What Spanish says of what is not whole of a period. */
export const es = {
  partial: 'cortado por el servidor',
  announced: 'el servidor anunció otra cantidad de registros de la que envió',
  announcedName: 'no cuadra con lo anunciado',
  noRowsInFile: 'el archivo no tiene filas',
  announcedAt: 'El servidor anunció otra cantidad de registros de la que envió: {{where}}',
  announcedRows_one: 'El servidor anunció {{count}} registro y envió {{rows}}: {{where}}',
  announcedRows_other: 'El servidor anunció {{count}} registros y envió {{rows}}: {{where}}',
  missingAt: 'Aún sin traer: {{where}}',
  futureAt: 'Este periodo aún no empieza: {{where}}',
  partialAt: 'Cortado por el servidor, incompleto: {{where}}',
  nobodySaw: 'Nadie vio:',
} as const
