/** What Spanish says of summaries. */
export const es = {
  by: 'lo que forma los grupos, hasta tres; PASO de fechas: {{steps}}; de números: un ancho',
  across: 'lo que forma las columnas, uno solo',
  measure:
    'count, count(FILTRO), distinct(F), sum(F), avg(F), min(F), max(F), median(F), pNN(F), M / M, share(M) del total general, kpi:ID(…), own:NOMBRE',
  compare: 'con otro periodo: previous, week, month, year o FECHA..FECHA',
  order: 'orden de los grupos: el lugar de una medida (1, 2, …) o label, con :asc o :desc',
  limit: 'los primeros N grupos exteriores; el resto es uno solo',
  noTotals: 'sin subtotales ni total',
  noRows: 'No hay filas.',
  help: 'Resume filas guardadas: grupos, medidas, comparación, totales',
} as const
