/** What Spanish says of the catalogue. */
export const es = {
  help: 'Lista los reportes que existen',
  own: 'también los propios, que están en el almacén',
  headings: 'reporte|tipo|título',
} as const
