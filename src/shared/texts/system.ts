import { bilingual } from './bilingual.ts'

/** The window as a whole: starting, stores that do not open, parts that fail. */
export const systemTexts = bilingual(
  {
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
  },
  {
    skipToReport: 'Go to the report',
    overlays: 'Menus and notices',
    opening: 'Opening the stored data…',
    openingLong: 'The first time after an update can take a little longer.',
    crash: {
      title: 'This part of Atalaya failed.',
      hint: 'The stored data is intact. Load the window again to go on.',
      reload: 'Load again',
    },
    workerRestarted: {
      title: 'A part of the program was restarted',
      message: 'What was stored is intact. What was being fetched can be tried again.',
    },
    problem: {
      heading: 'The stored data cannot be opened',
      headingGone: 'The stored data cannot be found',
      rebuild: 'Save what can be read',
      rebuilding: 'Saving what can be read…',
      rebuildingHint: 'This can take some minutes with much data. The damaged file is kept aside for {{days}} days.',
      startAnew: 'Begin a new store…',
      startAnewTitle: 'Begin a new store?',
      startAnewText:
        'The present file is kept aside, in the data folder, under another name, and is deleted by itself after {{days}} days. Its rows, operations and columns do not appear in the new one: operations are connected once more and their reports fetched again.',
      startAnewGoneText:
        'The new store has no rows, operations or columns: operations are connected once more and their reports fetched again. If the file turns up later, it can take the place of the new one while Atalaya is closed.',
      startAnewAction: 'Begin anew',
      showFolder: 'Show the data folder',
      support: 'Save support file…',
      quit: 'Quit',
      technical: 'Code: {{code}}',
    },
    rebuilt: {
      heading: 'Data saved',
      rows_one: '{{count, number}} row was kept.',
      rows_many: '{{count, number}} rows were kept.',
      rows_other: '{{count, number}} rows were kept.',
      lost_one: '{{count, number}} period is missing. It can be fetched again: its report shows it as missing.',
      lost_many: '{{count, number}} periods are missing. They can be fetched again: each report shows them as missing.',
      lost_other:
        '{{count, number}} periods are missing. They can be fetched again: each report shows them as missing.',
      nothingLost: 'No period was lost.',
      continue: 'Continue',
    },
  },
)
