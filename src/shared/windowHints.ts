import type { ErrorCode } from './errors.ts'
import type { LocalizedText } from './reports/types.ts'

function hint(en: string, es: string): LocalizedText {
  return { en, es }
}

const AGAIN = hint('Try again.', 'Intentar de nuevo.')
const LATER = hint('Try again later.', 'Intentar de nuevo más tarde.')
const ASK_ANEW = hint(
  'Take the filter or order away, or open the report again.',
  'Quitar el filtro o el orden, o abrir de nuevo el reporte.',
)

/**
 * What to do next, for people in front of the window: no commands, and no variables of the environment but where nothing else helps. The
 * table is exhaustive: a code without a hint does not compile.
 */
export const windowHints: Readonly<Record<ErrorCode, LocalizedText>> = {
  cancelled: hint(
    'What was fetched whole is stored; Update goes on from there.',
    'Lo que se trajo completo está guardado; Actualizar continúa desde ahí.',
  ),
  usage: hint('Correct it and try again.', 'Corregirlo e intentar de nuevo.'),
  'unknown-command': AGAIN,
  'unknown-report': hint('Choose a report of the list.', 'Elegir un reporte de la lista.'),
  'ambiguous-report': hint('Choose one of them in the list.', 'Elegir uno de ellos en la lista.'),
  'unknown-field': ASK_ANEW,
  'unknown-connection': hint(
    'It may have been removed. Choose another one, or connect it again in Settings › Operations.',
    'Quizá fue eliminada. Elegir otra, o conectarla de nuevo en Ajustes › Operaciones.',
  ),
  'no-connection': hint('Connect one in Settings › Operations.', 'Conectar una en Ajustes › Operaciones.'),
  'connection-exists': hint('Choose another name.', 'Elegir otro nombre.'),
  'unknown-parameter': hint('Open the report again.', 'Abrir de nuevo el reporte.'),
  'missing-parameter': hint('{meaning}.', '{meaningEs}.'),
  'bad-date': hint('Choose two dates, the earlier one first.', 'Elegir dos fechas, primero la anterior.'),
  'bad-filter': hint(
    'To compare by size, give a number, a duration or a date, as the column has. A very long text cannot be looked for.',
    'Para comparar por tamaño, escribir un número, una duración o una fecha, como los de la columna. Un texto muy largo no se puede buscar.',
  ),
  'bad-server': hint(
    'The code is the number in the address of the operation (wv0010.wolkvox.com: 0010); other addresses need https.',
    'El código es el número en la dirección de la operación (wv0010.wolkvox.com: 0010); otras direcciones necesitan https.',
  ),
  'empty-token': hint(
    'Copy it whole from wolkvox Manager: Configuration, Integrations, Tokens.',
    'Copiarlo completo de wolkvox Manager: Configuración, Integraciones, Tokens.',
  ),
  'no-token': hint('Enter the token in Settings › Operations.', 'Escribir el token en Ajustes › Operaciones.'),
  'token-refused': hint(
    'Look in wolkvox Manager whether the token is active, and enter it again in Settings › Operations.',
    'Mirar en wolkvox Manager si el token está activo, y escribirlo de nuevo en Ajustes › Operaciones.',
  ),
  'quota-used-up': hint(
    'Tomorrow there are new ones. What was fetched whole is stored, and can be seen.',
    'Mañana hay nuevas. Lo que se trajo completo está guardado y a la vista.',
  ),
  'quota-reserved': hint(
    'Automatic work goes on at {resetsAt}. Updating by hand may use them; Settings › Automatic updates says how many are kept.',
    'Lo automático continúa a las {resetsAt}. Actualizar a mano puede usarlas; en Ajustes › Actualización automática está cuántas se guardan.',
  ),
  'too-many-at-once': hint(
    'Try again later, or give each program a token of its own.',
    'Intentar de nuevo más tarde, o usar un token propio para cada programa.',
  ),
  'asked-to-wait': hint(
    'Update again then; what was fetched whole is stored.',
    'Actualizar de nuevo a esa hora; lo que se trajo completo está guardado.',
  ),
  maintenance: hint('Try again in an hour.', 'Intentar de nuevo en una hora.'),
  forbidden: hint(
    'It may admit only registered addresses: ask whoever administers wolkvox to add the public address of this network.',
    'Puede que solo admita direcciones registradas: pedir a quien administra wolkvox que agregue la dirección pública de esta red.',
  ),
  'unknown-on-server': hint(
    'Not every operation has every report. “Check my operation…”, below the list, marks those that it has; whoever administers wolkvox can say why one is missing.',
    'No todas las operaciones tienen todos los reportes. «Revisar mi operación…», al final de la lista, marca los que sí tiene; quien administra wolkvox puede decir por qué falta uno.',
  ),
  unreachable: hint(
    'Check the network and the server code. What is stored can be used without a network.',
    'Revisar la red y el código del servidor. Lo guardado sigue disponible sin red.',
  ),
  'proxy-unreachable': hint(
    'Check the network and the proxy. What is stored can be used without a network.',
    'Revisar la red y el proxy. Lo guardado sigue disponible sin red.',
  ),
  'proxy-login': hint(
    'Ask whoever administers this computer for an access to the proxy.',
    'Pedir a quien administra este computador un acceso al proxy.',
  ),
  'proxy-refused': hint(
    'Check the server code; whoever administers the proxy can say whether it lets {host} through.',
    'Revisar el código del servidor; quien administra el proxy sabe si deja pasar {host}.',
  ),
  'untrusted-certificate': hint(
    'If {issuer} is your company, ask whoever administers this computer to add its certificate. Else somebody may be listening.',
    'Si {issuer} es la empresa, pedir a quien administra este computador que agregue su certificado. Si no, alguien puede estar escuchando.',
  ),
  'certificates-unchecked': hint(
    'Take that variable away and start Atalaya again.',
    'Quitar esa variable y abrir Atalaya de nuevo.',
  ),
  'timed-out': hint(
    'Try again later, or with a shorter period.',
    'Intentar de nuevo más tarde, o con un periodo más corto.',
  ),
  stalled: LATER,
  'server-fault': LATER,
  'bad-answer': hint(
    'Check the server code and address; a proxy or a login page may have answered instead.',
    'Revisar el código y la dirección del servidor; quizá respondió un proxy o una página de ingreso.',
  ),
  redirected: hint(
    'Check the server code; the token was not sent there.',
    'Revisar el código del servidor; el token no se envió allá.',
  ),
  'too-wide': hint('Choose a shorter period.', 'Elegir un periodo más corto.'),
  'record-too-large': hint(
    'Everything else is fetched. The record can be looked up in wolkvox Manager by its date; a shorter period does not help.',
    'Todo lo demás se trae. El registro se puede buscar en wolkvox Manager por su fecha; un periodo más corto no ayuda.',
  ),
  'not-the-report': hint(
    'Nothing of it was stored. Check the parameters; if the server changed the report, it can be described with “Add a report of your own…”.',
    'No se guardó nada de ello. Revisar los parámetros; si el servidor cambió el reporte, se puede describir con «Agregar reporte propio…».',
  ),
  'unreadable-text': hint(
    'Nothing of it was stored, as letters would be lost. Tell whoever administers wolkvox: the server has to name the charset that it writes.',
    'No se guardó nada de ello, porque se perderían letras. Avisar a quien administra wolkvox: el servidor debe nombrar el juego de caracteres que usa.',
  ),
  'period-too-long': hint(
    'Choose a shorter period, or see it by day: the figures are averages or shares, and those of several periods cannot be put together.',
    'Elegir un periodo más corto, o verlo por día: las cifras son promedios o porcentajes, y las de varios periodos no se pueden juntar.',
  ),
  'store-wrong-key': hint(
    'Nothing was changed. Restore the entry "Atalaya" of the keychain, or begin with a new store: the old file is kept.',
    'No se cambió nada. Restaurar la entrada "Atalaya" del llavero, o empezar con un almacén nuevo: el archivo viejo se conserva.',
  ),
  'store-damaged': hint(
    'Nothing was changed. Save what can be read, or restore a copy of the file.',
    'No se cambió nada. Salvar lo que se pueda leer, o restaurar una copia del archivo.',
  ),
  'store-gone': hint(
    'Look for the file in the recycle bin, in a backup or on another disk, put it back into the data folder, and try again. If it does not turn up, a new store can be begun: reports are fetched again from the server, but not what continuous logs saw; operations, automatic updates and reports of your own are set up anew.',
    'Buscar el archivo en la papelera, en una copia de seguridad o en otro disco, devolverlo a la carpeta de datos e intentar de nuevo. Si no aparece, queda empezar con un almacén nuevo: los reportes se traen otra vez del servidor, pero no lo que vieron los registros continuos; las operaciones, lo automático y los reportes propios se configuran de nuevo.',
  ),
  'store-too-new': hint(
    'Install the current version; nothing was changed.',
    'Instalar la versión actual; no se cambió nada.',
  ),
  'store-read-only': hint(
    'Check that the folder exists, that it may be written, and that the disk is connected.',
    'Revisar que la carpeta exista, que tenga permiso de escritura y que el disco esté conectado.',
  ),
  'store-busy': hint(
    'Wait until the other program is done, or close it; then try again.',
    'Esperar a que el otro programa termine, o cerrarlo; luego intentar de nuevo.',
  ),
  'store-bad-key': hint(
    'This computer sets it in the variable ATALAYA_STORE_KEY: correct or remove that, and start Atalaya again.',
    'Este computador la define en la variable ATALAYA_STORE_KEY: corregirla o quitarla, y abrir Atalaya de nuevo.',
  ),
  'store-key-missing': hint(
    'Restore the entry "Atalaya" of the keychain and try again. Without it the stored rows cannot be read: a new store can be begun, and the old file is kept.',
    'Restaurar la entrada "Atalaya" del llavero e intentar de nuevo. Sin ella las filas guardadas no son legibles: queda empezar con un almacén nuevo, y el archivo viejo se conserva.',
  ),
  'disk-full': hint(
    'Make room, then try again; what was stored before is intact.',
    'Liberar espacio e intentar de nuevo; lo guardado antes está intacto.',
  ),
  'space-not-released': hint(
    'Make room on the disk. What is left is done by itself, at the latest at the next start.',
    'Liberar espacio en el disco. Lo que falta se hace solo, a más tardar en el próximo inicio.',
  ),
  'no-keychain': hint(
    'The key of the stored data lies there. On Linux start a keychain service such as GNOME Keyring; without one, the store opens only where ATALAYA_STORE_KEY (64 hexadecimal digits) is set before the start, and tokens are held until Atalaya is closed.',
    'La clave de los datos guardados está ahí. En Linux, iniciar un servicio de llavero como GNOME Keyring; sin él, el almacén solo abre si ATALAYA_STORE_KEY (64 dígitos hexadecimales) está definida antes de iniciar, y los tokens duran hasta cerrar Atalaya.',
  ),
  'keychain-locked': hint(
    'Unlock the keychain, allow Atalaya to use it, and try again.',
    'Desbloquear el llavero, permitir que Atalaya lo use, e intentar de nuevo.',
  ),
  'output-unwritable': hint(
    'Close the file where it is open, or choose another name or folder.',
    'Cerrar el archivo donde esté abierto, o elegir otro nombre o carpeta.',
  ),
  'workbook-too-large': hint(
    'Export it as CSV, or choose fewer rows or columns.',
    'Exportar como CSV, o elegir menos filas o columnas.',
  ),
  'result-gone': hint('Open the report again.', 'Abrir de nuevo el reporte.'),
  'worker-lost': hint(
    'It starts again by itself; try again. What was stored is intact.',
    'Se inicia de nuevo por sí sola; intentar otra vez. Lo guardado está intacto.',
  ),
  internal: hint(
    'Try again. If it comes back, the support file in Settings tells what happened, without personal data.',
    'Intentar de nuevo. Si se repite, el archivo de soporte en Ajustes dice qué pasó, sin datos personales.',
  ),
}
