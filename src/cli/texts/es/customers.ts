/** What Spanish says of customers. */
export const es = {
  help: 'Todo lo que el almacén tiene de un cliente: teléfono, correo o id',
  connection: 'solo de esta operación; sin ella, de todas',
  mentions: 'también filas cuyo texto lo menciona; se leen todas',
  list: 'una lista de clientes, uno por línea ("-": entrada estándar); con --out, un archivo con lo que hay de cada uno',
  looking: 'Buscando al cliente: {{done}} de {{rows}}',
  lookingList: 'Buscando a los clientes: {{done}} de {{total}}',
  names: 'Nombre',
  telephones: 'Teléfonos',
  emails: 'Correos',
  ids: 'Ids',
  headings: 'cuándo|conexión|reporte|cómo',
  named: 'lo nombra',
  mentioned: 'lo menciona',
  shown: '{{shown}} de {{total}}',
  nothing: 'Nada de lo guardado nombra ni menciona a este cliente. Con "atalaya pull" se trae más.',
  nothingNamed:
    'Nada de lo guardado nombra a este cliente. Con --mentions se busca también dentro de los textos; con "atalaya pull" se trae más.',
  fewDigits: 'Un teléfono tiene al menos 7 dígitos: esto se buscó como id, y ninguno es así.',
  noDomain: 'A la dirección le falta el dominio: nombre@empresa.co.',
  isName:
    'Los clientes se buscan por teléfono, correo o id, no por nombre. Un nombre se encuentra con "atalaya show REPORTE --search".',
} as const
