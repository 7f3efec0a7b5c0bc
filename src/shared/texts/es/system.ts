/** The window as a whole: starting, stores that do not open, parts that fail. */
export const system = {
  skipToReport: 'Ir al reporte',
  overlays: 'Menús y avisos',
  opening: 'Abriendo los datos guardados…',
  openingLong: 'La primera vez después de una actualización puede tardar un poco más.',
  crash: {
    title: 'Esta parte de Atalaya falló.',
    hint: 'Los datos guardados están intactos. Cargar de nuevo la ventana para seguir.',
    reload: 'Cargar de nuevo',
  },
  workerRestarted: {
    title: 'Una parte del programa se reinició',
    message: 'Lo guardado está intacto. Lo que se estaba trayendo se puede intentar de nuevo.',
  },
  goingOn: {
    title: 'Se termina lo que quedó a medias',
    erasure: 'El borrado de un cliente ya estaba confirmado, y sigue.',
    removal: 'Quitar una operación ya estaba confirmado, y sigue.',
  },
  problem: {
    heading: 'No se pueden abrir los datos guardados',
    headingGone: 'No se encuentran los datos guardados',
    rebuild: 'Salvar lo que se pueda leer',
    rebuilding: 'Salvando lo que se puede leer…',
    rebuildingHint:
      'Puede tardar varios minutos si hay muchos datos. El archivo dañado se conserva aparte {{days}} días.',
    startAnew: 'Empezar con un almacén nuevo…',
    startAnewTitle: '¿Empezar con un almacén nuevo?',
    startAnewText:
      'El archivo actual se conserva aparte, en la carpeta de datos, con otro nombre, y a los {{days}} días se elimina solo. Las filas guardadas, las operaciones y sus columnas no se verán en el nuevo: las operaciones se conectan otra vez y sus reportes se traen de nuevo.',
    startAnewGoneText:
      'El almacén nuevo no tiene filas, operaciones ni columnas: las operaciones se conectan otra vez y sus reportes se traen de nuevo. Si el archivo aparece después, se puede poner en lugar del nuevo con Atalaya cerrado.',
    startAnewAction: 'Empezar de nuevo',
    showFolder: 'Mostrar la carpeta de datos',
    support: 'Guardar archivo de soporte…',
    help: 'Ayuda',
    quit: 'Salir',
    technical: 'Código: {{code}}',
  },
  rebuilt: {
    heading: 'Datos salvados',
    rows_one: 'Se conservó {{count, number}} fila.',
    rows_many: 'Se conservaron {{count, number}} de filas.',
    rows_other: 'Se conservaron {{count, number}} filas.',
    lost_one: 'Falta {{count, number}} periodo. Se puede traer de nuevo: al abrir el reporte aparece como faltante.',
    lost_many:
      'Faltan {{count, number}} de periodos. Se pueden traer de nuevo: al abrir cada reporte aparecen como faltantes.',
    lost_other:
      'Faltan {{count, number}} periodos. Se pueden traer de nuevo: al abrir cada reporte aparecen como faltantes.',
    nothingLost: 'No se perdió ningún periodo.',
    continue: 'Continuar',
  },
} as const
