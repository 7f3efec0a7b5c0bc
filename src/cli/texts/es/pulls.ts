/** What Spanish says of fetching. */
export const es = {
  progressOf: '{{report}}: {{slicesDone}} de {{periods}} · {{rows}}',
  progress: '{{slicesDone}} de {{periods}} · {{rows}} · {{requests}}{{stretch}}',
  future: 'No se pidió, está en el futuro: {{from}} – {{to}}',
  failed: 'Falló: {{from}} – {{to}}',
  done: 'Filas: {{rows}}; periodos: {{periods}}, de ellos ya guardados: {{fromCache}}; consultas: {{requests}}.',
  doneWithTeam:
    'Filas: {{rows}}; periodos: {{periods}}, de ellos ya guardados: {{fromCache}}, del equipo: {{fromTeam}}; consultas: {{requests}}.',
  withoutTeam: 'consulta al servidor aunque no se pueda llegar al equipo',
  help: 'Trae del servidor lo que aún no está guardado',
  refresh: 'trae de nuevo todo el periodo',
  tryingAgain: '{{error}} Nuevo intento en {{seconds}} s.',
} as const
