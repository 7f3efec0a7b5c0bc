/** What Spanish says of measures. */
export const es = {
  help: 'Las medidas del catálogo: cómo se calculan y a qué reportes sirven',
  list: 'las de una lista dentro de las filas del reporte',
  none: 'Ninguna medida del catálogo sirve a este reporte.',
} as const
