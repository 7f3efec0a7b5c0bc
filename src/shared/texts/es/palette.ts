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
    section: 'Ajustes: {{section}}',
  },
  /** Other words by which a section of the settings is found. */
  sectionWords: {
    operations: 'servidor token conexión país',
    automation: 'programar horario archivos cada mañana reserva consultas',
    team: 'compartir invitación PostgreSQL',
    background: 'bandeja inicio cerrar',
    retention: 'meses antiguo borrar conservar',
    data: 'borrar eliminar espacio cliente olvidar copias',
    excel: 'CSV separador coma',
    appearance: 'idioma tema letra tamaño',
    managed: 'administrador política fijado',
    about: 'versión licencias actualizaciones soporte',
  },
} as const
