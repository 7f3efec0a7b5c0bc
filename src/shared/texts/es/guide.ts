/** The guide's own words; what it tells stands in `src/shared/guide`. */
export const guide = {
  title: 'Guía de Atalaya',
  contents: 'Temas de la guía',
  search: 'Buscar en la guía',
  clear: 'Borrar la búsqueda',
  back: 'Volver al tema anterior',
  nothing: 'La guía no dice nada de «{{query}}». Probar con otra palabra.',
  found_one: '{{count, number}} resultado',
  found_many: '{{count, number}} de resultados',
  found_other: '{{count, number}} resultados',
  keys: 'Teclas',
  action: 'Qué hace',
  supportSaved: 'El archivo de soporte está guardado.',
  supportFailed: 'No se pudo guardar el archivo de soporte',
} as const
