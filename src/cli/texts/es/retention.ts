/** What Spanish says of what is kept how long. */
export const es = {
  nothingGoes: 'Ahora no se va nada.',
  goingHeadings: 'conexión|reporte|se va lo anterior a|filas',
  help: 'Cuánto tiempo se guardan las filas, y qué se iría ahora',
  all: 'todos',
  everything: 'todo',
  headings: 'conexión|reporte|meses que se guardan',
  mostDays_one: 'Quien administra el equipo fijó que se conserve como máximo 1 día.',
  mostDays_other: 'Quien administra el equipo fijó que se conserven como máximo {{count}} días.',
  everythingIsKept: 'Se guarda todo.',
  set: 'Dice cuántos meses de filas se guardan; lo demás se borra una vez al día',
  connection: 'solo de esta operación',
  report: 'solo de este reporte',
  months: 'meses; all: todo; default: lo que diga la regla más amplia',
  preview: 'solo muestra qué se iría',
  unchanged: 'No se cambió ninguna regla.',
  goesDaily: 'Se va una vez al día, con el programa de escritorio o con "atalaya schedule run".',
} as const
