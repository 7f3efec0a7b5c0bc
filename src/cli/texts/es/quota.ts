/** What Spanish says of requests and their limit. */
export const es = {
  help: 'Consultas de hoy, el límite si se conoce, y hasta cuándo alcanzan',
  ask: 'le pregunta al servidor, con una consulta',
  reserve: 'cuánto del límite no toca lo automático',
  used: 'Consultas de hoy: {{today}}; la cuenta empieza de nuevo a las {{resetsAt}}.',
  usedOfLimit: 'Consultas de hoy: {{today}} de {{limit}}; la cuenta empieza de nuevo a las {{resetsAt}}.',
  atThisPace: 'A este ritmo alcanzan hasta las {{until}}.',
  untouched: 'Lo automático deja {{reserve}} sin tocar.',
} as const
