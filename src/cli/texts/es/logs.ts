/** What Spanish says of continuous logs. */
export const es = {
  nextPoll: 'La próxima consulta es en {{wait}}.',
  keepsNow: 'Este comando lleva ahora el registro.',
  slowed: 'Otro programa usa el token: por un rato se consulta cada {{minutes}} min.',
  help: 'Mantiene el registro de un reporte en vivo',
  every: 'cada cuánto',
  once: 'una sola vez',
  elsewhere: 'Otro programa de este equipo lleva este registro.',
  waitsForIt: 'Este comando espera y sigue cuando aquel termine.',
  atDesk: '{{desk}} lleva este registro para el equipo.',
  followsIt: 'Lo que ve llega aquí; este comando sigue cuando aquel termine.',
  from: ' · de {{desk}}',
  polled: '{{time}} · {{rows}}, nuevas: {{added}}',
  changed: ', con cambios: {{changed}}',
  gap: ' · vacío {{gap}}',
} as const
