/** Newer versions of the program, and what is new in each. */
export const updates = {
  title: 'Actualizaciones del programa',
  states: {
    current: 'No se conoce una versión más nueva.',
    notAsked: 'Aún no se ha preguntado si hay una versión más nueva.',
    asking: 'Buscando una versión más nueva…',
    loading: 'Trayendo la versión {{version}}: {{percent}} %',
    ready: 'La versión {{version}} está lista. Se instala al salir de Atalaya, o al reiniciar ahora.',
  },
  asked: 'Última consulta: {{moment}}.',
  off: {
    'not-installed': 'Este Atalaya no se instaló con su instalador, así que no se actualiza por sí solo.',
    'for-all-users':
      'Este Atalaya lo instaló el administrador para todos los usuarios: él entrega las versiones nuevas.',
    'system-package': 'Este Atalaya viene de un paquete del sistema, y con los demás paquetes se actualiza.',
    'in-its-image':
      'Atalaya se está usando desde su imagen de disco. Al moverlo a la carpeta Aplicaciones podrá actualizarse.',
    managed: 'El administrador de este computador desactivó las actualizaciones.',
    'no-address': 'Nadie ha publicado aún una dirección de donde traer versiones nuevas, así que no se busca ninguna.',
    unsigned:
      'Este Atalaya no está firmado: no habría cómo saber si una versión nueva es auténtica, y no se busca ninguna.',
  },
  progress: 'Cuánto ha llegado de la versión {{version}}',
  look: 'Buscar ahora',
  restart: 'Reiniciar ahora',
  byItself: 'Buscar y traer versiones nuevas por sí solo',
  byItselfMeaning: 'Al abrir Atalaya y una vez al día. Se instalan al salir, nunca en medio de un trabajo.',
  previews: 'Recibir también versiones de prueba',
  previewsMeaning: 'Llegan antes y pueden fallar. Al apagarlo se espera la próxima versión normal.',
  notice: {
    ready: 'Hay una versión nueva lista',
    readyMeaning: 'Atalaya {{version}} se instala al salir. También puede reiniciarse ahora.',
    failed: 'La actualización no se pudo hacer',
    updated: 'Atalaya se actualizó a la versión {{version}}',
    seeNews: 'Ver lo nuevo',
  },
  news: {
    title: 'Lo nuevo en Atalaya',
    version: 'Versión {{version}}',
    released: 'Publicada el {{day}}',
    none: 'No hay nada anotado de esta versión.',
  },
} as const
