/** What Spanish says of options that commands share. */
export const es = {
  from: 'desde, incluido: 2026-11-01 o 2026-11-01T08:00',
  to: 'hasta, incluido',
  range: 'en vez de fechas: {{ranges}}',
  filter: 'filas que cumplen: channel = SMS; date:time-of-day >= 19:00',
  search: 'filas con el texto en cualquier campo',
  list: 'una fila por cada elemento de una lista de las filas',
  sort: 'orden',
  limit: 'cuántas filas',
  offset: 'cuántas filas saltar',
  taken: 'como estaba entonces: la última consulta hasta esa fecha',
  connection: 'la conexión; sobra si hay una sola',
  parameter: 'un parámetro propio del reporte',
  byDay: 'sumas: cada día por separado',
  mask: 'oculta datos personales: en parte, por un sustituto, o del todo',
} as const
