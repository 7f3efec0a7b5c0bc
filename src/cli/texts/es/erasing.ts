/** What Spanish says of erasing. */
export const es = {
  finishedFirst: 'El borrado de un cliente quedó a medias: primero se termina.',
  looking: 'Revisando las filas: {{done}} de {{total}}',
  compacting: 'Compactando: {{done}} de {{total}}',
  wouldGo_one: 'Se iría 1 fila.',
  wouldGo_other: 'Se irían {{count}} filas.',
  erased_one: '1 fila borrada.',
  erased_other: '{{count}} filas borradas.',
  headings: 'conexión|reporte|filas|menciones',
  noRow: 'Ninguna fila es de este cliente.',
  erasedOfCustomer_one:
    '1 fila borrada. Vuelve si su periodo se trae otra vez del servidor; los archivos exportados no se tocan.',
  erasedOfCustomer_other:
    '{{count}} filas borradas. Vuelven si su periodo se trae otra vez del servidor; los archivos exportados no se tocan.',
  help: 'Borra filas guardadas y compacta el almacén',
  connection: 'solo de esta operación',
  report: 'solo de este reporte',
  before: 'solo lo anterior a esta fecha',
  customer: 'lo de un cliente en todos los reportes: teléfono, correo o id',
  mentions: 'con --customer: también filas cuyo texto lo menciona',
  preview: 'solo cuenta lo que se borraría',
  confirm: 'confirma el borrado',
  teamNotTold: 'Los demás aún lo tienen: borre el cliente también en un computador cuyo usuario lo pueda pedir.',
  teamToldLater: 'Al equipo se le avisa apenas se pueda llegar a él.',
} as const
