/** How a report is looked at: taking back and bringing again, tabs, and going back and forward. */
export const look = {
  parts: {
    period: 'el periodo',
    parameters: 'los parámetros',
    byDay: 'día por día',
    face: 'filas o resumen',
    filters: 'los filtros',
    search: 'la búsqueda',
    order: 'el orden',
    columns: 'las columnas',
    summary: 'el resumen',
    chart: 'la gráfica',
    checks: 'la revisión',
  },
  undo: {
    done: 'Deshecho: {{what}}',
    nothing: 'No hay más que deshacer aquí. Lo borrado y lo guardado no se deshace con esto.',
  },
  redo: {
    done: 'Rehecho: {{what}}',
    nothing: 'No hay nada que rehacer',
  },
  tabs: {
    label: 'Pestañas',
    add: 'Nueva pestaña',
    close: 'Cerrar {{title}}',
    home: 'Mi mañana',
    of: '{{title}} · {{operation}}',
  },
  back: 'Atrás',
  forward: 'Adelante',
}
