/** What Spanish says of the store as a file. */
export const es = {
  deleteThem: '«atalaya store copies --delete --yes» las elimina ya.',
  beginAnew: 'Empieza un almacén nuevo donde el que había no está o no abre; lo que queda de él se conserva',
  confirm: 'lo confirma',
  copies: 'Copias apartadas del almacén, a las que no llega ningún borrado; las elimina',
  delete: 'las elimina ya',
  noCopies: 'No hay copias del almacén.',
  copiesDeleted: 'Copias eliminadas: {{deleted}}.',
  rebuild: 'Escribe un almacén nuevo con lo legible de uno dañado; el viejo se conserva',
  saved_one: '1 fila salvada.',
  saved_other: '{{count}} filas salvadas.',
  lost_one: '1 periodo no se pudo leer y se trae de nuevo al pedirlo.',
  lost_other: '{{count}} periodos no se pudieron leer y se traen de nuevo al pedirlos.',
  begun: 'Se empezó un almacén nuevo; agregue de nuevo las operaciones con "atalaya connection add".',
  oldFile: 'El archivo viejo: {{file}} (se elimina solo el {{day}})',
} as const
