/** What Spanish says of rows on the screen and in files. */
export const es = {
  export: 'Escribe filas guardadas en un archivo',
  out: 'el archivo; - es la salida estándar',
  format: '{{formats}}; si no, {{named}} para un nombre así, o csv',
  columns: 'solo estas columnas, en este orden',
  safe: 'neutraliza fórmulas también en csv',
  progress: '{{done}} de {{rows}}',
  written: '{{rows}}, {{bytes}} bytes: {{file}}',
  show: 'Muestra filas guardadas, sin red',
  shown: '{{shown}} de {{rows}}',
  cutTexts_one: 'Se cortó 1 texto largo: el límite de Excel es de 32.767 caracteres por celda. El CSV lo lleva todo.',
  cutTexts_other:
    'Se cortaron {{count}} textos largos: el límite de Excel es de 32.767 caracteres por celda. El CSV lo lleva todo.',
  furtherFields: '{{fields}}, como JSON.',
} as const
