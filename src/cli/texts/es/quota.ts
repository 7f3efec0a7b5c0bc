/** What Spanish says of requests and their limit. */
export const es = {
  help: 'Solicitudes de hoy, el límite si se conoce, y hasta cuándo alcanzan',
  ask: 'le pregunta al servidor, con una solicitud',
  reserve: 'cuánto del límite no toca lo automático',
  used: '{{today}} solicitudes hoy; la cuenta empieza de nuevo a las {{resetsAt}}.',
  usedOfLimit: '{{today}} de {{limit}} solicitudes hoy; la cuenta empieza de nuevo a las {{resetsAt}}.',
  atThisPace: 'A este ritmo alcanzan hasta las {{until}}.',
  untouched: 'Lo automático deja {{reserve}} sin tocar.',
} as const
