import type { ErrorCode } from '../../errors.ts'

/**
 * What to do next, for people in front of the window: no commands, and no variables of the environment but where
 * nothing else helps.
 */
export const windowHints: Readonly<Record<ErrorCode, string>> = {
  cancelled: 'Lo que se trajo completo está guardado; Actualizar continúa desde ahí.',
  usage: 'Corregirlo e intentar de nuevo.',
  'unknown-command': 'Intentar de nuevo.',
  'unknown-report': 'Elegir un reporte de la lista.',
  'ambiguous-report': 'Elegir uno de ellos en la lista.',
  'unknown-field': 'Quitar el filtro o el orden, o abrir de nuevo el reporte.',
  'unknown-connection': 'Quizá fue eliminada. Elegir otra, o conectarla de nuevo en Ajustes › Operaciones.',
  'no-connection': 'Conectar una en Ajustes › Operaciones.',
  'connection-exists': 'Elegir otro nombre.',
  'unknown-parameter': 'Abrir de nuevo el reporte.',
  'missing-parameter': '{{meaning}}.',
  'bad-date': 'Elegir dos fechas, primero la anterior.',
  'bad-filter':
    'Para comparar por tamaño, escribir un número, una duración o una fecha, como los de la columna. Un texto muy largo no se puede buscar.',
  'bad-measure': 'Elegir otra medida.',
  'not-additive': 'Elegir el mínimo, el máximo o la mediana, o una medida de la lista.',
  'bad-grouping': 'Elegir otro campo u otro paso.',
  'bad-summary': 'Elegir de nuevo qué se resume.',
  'unknown-measure': 'Quitarla del resumen, o crear en Mis medidas una con ese nombre.',
  'measure-exists': 'Elegir otro nombre.',
  'bad-server':
    'El código es el número en la dirección de la operación (wv0010.wolkvox.com: 0010); otras direcciones necesitan https.',
  'empty-token': 'Copiarlo completo de wolkvox Manager: Configuración, Integraciones, Tokens.',
  'no-token': 'Escribir el token en Ajustes › Operaciones.',
  'token-refused': 'Mirar en wolkvox Manager si el token está activo, y escribirlo de nuevo en Ajustes › Operaciones.',
  'quota-used-up': 'Mañana hay nuevas. Lo que se trajo completo está guardado y a la vista.',
  'quota-reserved':
    'Lo automático continúa a las {{resetsAt}}. Actualizar a mano puede usarlas; en Ajustes › Actualización automática está cuántas se guardan.',
  'too-many-at-once': 'Intentar de nuevo más tarde, o usar un token propio para cada programa.',
  'asked-to-wait': 'Actualizar de nuevo a esa hora; lo que se trajo completo está guardado.',
  maintenance: 'Intentar de nuevo en una hora.',
  forbidden:
    'Puede que solo admita direcciones registradas: pedir a quien administra wolkvox que agregue la dirección pública de esta red.',
  'unknown-on-server':
    'No todas las operaciones tienen todos los reportes. «Revisar mi operación…», al final de la lista, marca los que sí tiene; quien administra wolkvox puede decir por qué falta uno.',
  unreachable: 'Revisar la red y el código del servidor. Lo guardado sigue disponible sin red.',
  'proxy-unreachable': 'Revisar la red y el proxy. Lo guardado sigue disponible sin red.',
  'proxy-login': 'Pedir a quien administra este computador un acceso al proxy.',
  'proxy-refused': 'Revisar el código del servidor; quien administra el proxy sabe si deja pasar {{host}}.',
  'untrusted-certificate':
    'Si {{issuer}} es la empresa, pedir a quien administra este computador que agregue su certificado. Si no, alguien puede estar escuchando.',
  'certificates-unchecked': 'Quitar esa variable y abrir Atalaya de nuevo.',
  'timed-out': 'Intentar de nuevo más tarde, o con un periodo más corto.',
  stalled: 'Intentar de nuevo más tarde.',
  'server-fault': 'Intentar de nuevo más tarde.',
  'bad-answer': 'Revisar el código y la dirección del servidor; quizá respondió un proxy o una página de ingreso.',
  redirected: 'Revisar el código del servidor; el token no se envió allá.',
  'too-wide': 'Elegir un periodo más corto.',
  'record-too-large':
    'Todo lo demás se trae. El registro se puede buscar en wolkvox Manager por su fecha; un periodo más corto no ayuda.',
  'not-the-report':
    'No se guardó nada de ello. Revisar los parámetros; si el servidor cambió el reporte, se puede describir con «Agregar reporte propio…».',
  'unreadable-text':
    'No se guardó nada de ello, porque se perderían letras. Avisar a quien administra wolkvox: el servidor debe nombrar el juego de caracteres que usa.',
  'period-too-long':
    'Elegir un periodo más corto, o verlo por día: las cifras son promedios o porcentajes, y las de varios periodos no se pueden juntar.',
  'store-wrong-key':
    'No se cambió nada. Restaurar la entrada "Atalaya" del llavero, o empezar con un almacén nuevo: el archivo viejo se conserva.',
  'store-damaged': 'No se cambió nada. Salvar lo que se pueda leer, o restaurar una copia del archivo.',
  'store-gone':
    'Buscar el archivo en la papelera, en una copia de seguridad o en otro disco, devolverlo a la carpeta de datos e intentar de nuevo. Si no aparece, queda empezar con un almacén nuevo: los reportes se traen otra vez del servidor, pero no lo que vieron los registros continuos; las operaciones, lo automático y los reportes propios se configuran de nuevo.',
  'store-too-new': 'Instalar la versión actual; no se cambió nada.',
  'store-read-only': 'Revisar que la carpeta exista, que tenga permiso de escritura y que el disco esté conectado.',
  'store-busy': 'Esperar a que el otro programa termine, o cerrarlo; luego intentar de nuevo.',
  'store-closed': 'Intentar otra vez cuando el almacén esté abierto; lo guardado está intacto.',
  'store-not-updated': 'Cerrar el otro Atalaya, o esperar a que termine su comando; luego intentar de nuevo.',
  'store-bad-key':
    'Este computador la define en la variable ATALAYA_STORE_KEY: corregirla o quitarla, y abrir Atalaya de nuevo.',
  'store-key-missing':
    'Restaurar la entrada "Atalaya" del llavero e intentar de nuevo. Sin ella las filas guardadas no son legibles: queda empezar con un almacén nuevo, y el archivo viejo se conserva.',
  'disk-full': 'Liberar espacio e intentar de nuevo; lo guardado antes está intacto.',
  'space-not-released':
    'Liberar espacio en el disco, o dejar terminar lo que lee los datos guardados. Lo que falta se hace solo, a más tardar en el próximo inicio.',
  'no-keychain':
    'La clave de los datos guardados está ahí. En Linux, iniciar un servicio de llavero como GNOME Keyring; sin él, el almacén solo abre si ATALAYA_STORE_KEY (64 dígitos hexadecimales) está definida antes de iniciar, y los tokens duran hasta cerrar Atalaya.',
  'keychain-locked': 'Desbloquear el llavero, permitir que Atalaya lo use, e intentar de nuevo.',
  'output-unwritable': 'Cerrar el archivo donde esté abierto, o elegir otro nombre o carpeta.',
  'print-failed': 'Revisar que haya una impresora lista, o guardar la página como PDF.',
  'drawing-failed': 'Intentar otra vez; si se repite, elegir un libro de Excel.',
  'needs-window': 'Cambiar el formato del archivo a un libro de Excel o CSV.',
  'not-in-team': 'Unirse con una invitación en Ajustes › Equipo.',
  'in-team': 'Salir antes del equipo en Ajustes › Equipo; las filas se quedan.',
  'bad-team-address': 'Se escribe postgres://USUARIO@SERVIDOR/BASE, sin contraseña.',
  'bad-invitation': 'Pedir otra a quien creó el equipo; una invitación cortada o cambiada no sirve.',
  'team-exists': 'Pedir una invitación a quien lo creó; otro equipo necesita otra base de datos.',
  'team-none': 'Revisar la dirección con quien administra la base de datos.',
  'team-other': 'No se mezcló nada. Pedir una invitación de este equipo, o revisar a qué base lleva la dirección.',
  'team-old-key': 'Pedir una invitación nueva, salir del equipo y unirse con ella. Las filas se quedan.',
  'team-too-new': 'Instalar la versión actual; no se cambió nada.',
  'team-password': 'Escribir de nuevo la contraseña en Ajustes › Equipo. Un usuario que no existe se rechaza igual.',
  'team-no-password': 'Escribirla en Ajustes › Equipo.',
  'team-untrusted':
    'Avisar a quien administra la base de datos: la invitación puede llevar el certificado de quien lo firma.',
  'team-no-tls': 'Pedir a quien la administra que active TLS; sin cifrar solo se usa en este mismo computador.',
  'team-no-rights': 'Pedir a quien la administra el papel que corresponde.',
  'team-read-only':
    'Lo que el equipo tiene llega; consultar al servidor necesita una base en la que se pueda escribir.',
  'team-full': 'Avisar a quien la administra. Lo propio está guardado aquí y se entrega cuando haya espacio.',
  'team-away': 'Lo guardado se puede usar. Al actualizar se pregunta si consultar sin el equipo.',
  'team-clock': 'Ponerlo en hora: por él se sabe qué se trajo antes y qué después.',
  'team-tampered': 'Se consulta al servidor en su lugar. Avisar a quien administra la base de datos.',
  'team-fault': 'Intentar más tarde, y dar el código a quien la administra.',
  'view-removed': 'Elegir otra vista u otro reporte en Ajustes → Actualización automática, o eliminar la programación.',
  'view-incomplete': 'Abrir la vista, completar lo que falta y guardarla otra vez.',
  'workbook-too-large': 'Exportar como CSV, o elegir menos filas o columnas.',
  'summary-too-large': 'Elegir tramos más anchos, menos campos, un periodo más corto o solo los primeros grupos.',
  'result-gone': 'Abrir de nuevo el reporte.',
  'update-unreachable': 'Revisar la red. Se vuelve a preguntar mañana; el programa sigue funcionando como está.',
  'update-unverified':
    'Se descartó. Si se repite, avisar a quien administra este computador: algo en el camino cambia los archivos.',
  'update-failed': 'Se intentará de nuevo mañana. El programa sigue funcionando como está.',
  'update-waits': 'Esperar a que termine, o detenerlo. Salir de Atalaya y volver a abrirlo sirve igual.',
  managed:
    'Qué está fijado se ve en Ajustes, en «Administrado por su organización»; cambiarlo le corresponde a quien administra el equipo.',
  'worker-lost': 'Se inicia de nuevo por sí sola; intentar otra vez. Lo guardado está intacto.',
  internal: 'Intentar de nuevo. Si se repite, el archivo de soporte en Ajustes dice qué pasó, sin datos personales.',
}
