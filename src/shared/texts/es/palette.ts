/** The box that reaches everything by typing. */
export const palette = {
  title: 'Buscar reportes, clientes y acciones',
  placeholder: 'Reporte, acción, teléfono, correo o id…',
  nothing: 'Nada coincide con «{{query}}».',
  found_one: '{{count, number}} resultado',
  found_many: '{{count, number}} de resultados',
  found_other: '{{count, number}} resultados',
  keys: '↑ ↓ elegir · Enter abrir · Esc cerrar',
  groups: {
    customer: 'Cliente',
    views: 'Vistas',
    reports: 'Reportes',
    thisReport: 'Este reporte',
    operations: 'Operaciones',
    program: 'Atalaya',
  },
  actions: {
    switchTo: 'Cambiar a «{{name}}»',
    add: 'Conectar una operación',
    addSample: 'Agregar datos de ejemplo',
    language: 'Cambiar a {{language}} ({{itsName}})',
    /** Other words by which switching the language is found. */
    languageWords: 'idioma lengua',
    light: 'Tema claro',
    dark: 'Tema oscuro',
    system: 'Tema del sistema',
  },
} as const
