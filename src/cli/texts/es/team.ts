/** What Spanish says of the team. */
export const es = {
  create: 'Crea un equipo en una base de datos PostgreSQL: lo que uno trae, lo tienen todos',
  url: 'dirección de la base de datos, sin contraseña: se pregunta, o viene en PGPASSWORD',
  out: 'guarda la invitación en un archivo en vez de mostrarla',
  join: 'Toma parte en un equipo con su invitación',
  user: 'otro usuario de la base de datos que el de la invitación',
  status: 'Muestra quién está en el equipo, lo que comparte y las consultas de hoy',
  leave: 'Sale del equipo; las filas se quedan',
  password: 'Contraseña de {{user}} en la base de datos (no se muestra): ',
  created:
    'El equipo está creado en {{url}}. Quien tenga la invitación y una contraseña puede leer lo compartido: entréguela en persona o por un medio cifrado.',
  saved: 'La invitación está en {{file}}.',
  joined: 'Este almacén está en el equipo de {{url}} como {{member}}.',
  left: 'Este almacén salió del equipo de {{url}}. Las filas se quedan.',
  lines: '{{url}}, como {{member}}\nPeriodos compartidos: {{slices}} ({{megabytes}} MB)',
  members: 'MIEMBRO|VISTO POR ÚLTIMA VEZ',
  requests: 'OPERACIÓN|CONSULTAS DE HOY, PROPIAS|DEL EQUIPO|CÓDIGO EN LA BASE DE DATOS',
  leases: 'OPERACIÓN|TIENE EL TURNO|HASTA',
  spared: 'Hoy el equipo le ahorró {{spared}} de {{requests}}.',
  unpublished: 'Periodos que aún no se entregan al equipo: {{count}}.',
} as const
