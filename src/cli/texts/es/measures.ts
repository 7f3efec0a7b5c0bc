/** What Spanish says of measures. */
export const es = {
  help: 'Las medidas del catálogo: cómo se calculan y a qué reportes sirven',
  list: 'las de una lista dentro de las filas del reporte',
  none: 'Ninguna medida del catálogo sirve a este reporte.',
  ownList: 'Sus propias medidas, y a qué reportes sirven',
  ownAdd: 'Agrega una medida propia: una medida dividida entre otra, con un nombre',
  ownReport: 'el reporte por cuyos campos se lee; si no, el primero que los tiene',
  ownReplace: 'cambia la que ya se llama así',
  ownRename: 'Cambia el nombre de una medida propia; con el anterior se sigue encontrando',
  ownRemove: 'Elimina una medida propia',
  ownRemoved: 'La medida "{{name}}" fue eliminada.',
  ownNone: 'No hay medidas propias.',
} as const
