import { clockMoment, localMoment } from './errorMoments.ts'
import { errorReasons } from './errorReasons.ts'
import type { AppErrorData, ErrorCode, ErrorDetail } from './errors.ts'
import { filterHints } from './filterHints.ts'
import type { Language } from './language.ts'
import type { LocalizedText } from './reports/types.ts'
import { windowHints } from './windowHints.ts'
import { windowSentences } from './windowSentences.ts'

interface ErrorText {
  /** What happened, one plain sentence; `{name}` stands for a detail. */
  readonly sentence: LocalizedText
  /** What to do next, at a terminal. */
  readonly hint: LocalizedText
}

function text(en: string, enHint: string, es: string, esHint: string): ErrorText {
  return { sentence: { en, es }, hint: { en: enHint, es: esHint } }
}

/** Every error in both languages. The table is exhaustive: a code without a text does not compile. */
const texts: Readonly<Record<ErrorCode, ErrorText>> = {
  cancelled: text(
    'Stopped.',
    'What was fetched whole is stored; the same request goes on from there.',
    'Detenido.',
    'Lo que se trajo completo está guardado; la misma solicitud continúa desde ahí.',
  ),
  usage: text(
    '{problem}',
    'Run "atalaya help" to see the commands.',
    '{problemEs}',
    'Ejecute "atalaya help" para ver los comandos.',
  ),
  'unknown-command': text(
    'There is no command "{command}".',
    'Run "atalaya help" to see the commands.',
    'No existe el comando "{command}".',
    'Ejecute "atalaya help" para ver los comandos.',
  ),
  'unknown-report': text(
    'There is no report "{report}".',
    'Run "atalaya reports" to see the reports.',
    'No existe el reporte "{report}".',
    'Ejecute "atalaya reports" para ver los reportes.',
  ),
  'ambiguous-report': text(
    'Several reports have the id "{report}": {keys}.',
    'Name one of them in full.',
    'Varios reportes tienen el id "{report}": {keys}.',
    'Escriba uno de ellos completo.',
  ),
  'unknown-field': text(
    'The report {report} has no field "{field}".',
    'Its fields are: {known}.',
    'El reporte {report} no tiene el campo "{field}".',
    'Sus campos son: {known}.',
  ),
  'unknown-connection': text(
    'There is no connection "{connection}".',
    'Known connections: {known}. Add one with "atalaya connection add".',
    'No existe la conexión "{connection}".',
    'Conexiones conocidas: {known}. Agregue una con "atalaya connection add".',
  ),
  'no-connection': text(
    'There is no connection yet.',
    'Add one with "atalaya connection add --name NAME --server CODE"; it asks for the token.',
    'Aún no hay ninguna conexión.',
    'Agregue una con "atalaya connection add --name NOMBRE --server CÓDIGO"; le pedirá el token.',
  ),
  'connection-exists': text(
    'A connection named "{connection}" exists already.',
    'Choose another name, or remove that connection first.',
    'Ya existe una conexión llamada "{connection}".',
    'Elija otro nombre, o elimine antes esa conexión.',
  ),
  'unknown-parameter': text(
    'The report {report} has no parameter "{parameter}".',
    'Its own parameters are: {known}. Dates are given as a period.',
    'El reporte {report} no tiene el parámetro "{parameter}".',
    'Sus parámetros propios son: {known}. Las fechas se dan como periodo.',
  ),
  'missing-parameter': text(
    'The report {report} needs a valid parameter "{parameter}".',
    '{meaning}.',
    'El reporte {report} necesita un parámetro "{parameter}" válido.',
    '{meaningEs}.',
  ),
  'bad-date': text(
    '"{date}" is not a period or date: {problem}.',
    'Write dates as 2026-11-30 or 2026-11-30T08:00, the earlier one first.',
    '"{date}" no es un periodo o fecha: {problemEs}.',
    'Escriba las fechas como 2026-11-30 o 2026-11-30T08:00, primero la anterior.',
  ),
  'bad-filter': text(
    'The filter "{filter}" cannot be understood.',
    'Write FIELD OPERATOR VALUE, such as: channel = SMS; numbers and dates for < and >.',
    'El filtro "{filter}" no se entiende.',
    'Escriba CAMPO OPERADOR VALOR, por ejemplo: channel = SMS; números y fechas con < y >.',
  ),
  'bad-server': text(
    '"{server}" is neither a wolkvox server code nor a usable address.',
    'The code is the number in the address of the operation (wv0010.wolkvox.com: 0010); other addresses need https.',
    '"{server}" no es un código de servidor wolkvox ni una dirección válida.',
    'El código es el número en la dirección de la operación (wv0010.wolkvox.com: 0010); otras direcciones necesitan https.',
  ),
  'empty-token': text(
    'The token is empty.',
    'Copy it whole from wolkvox Manager: Configuration, Integrations, Tokens.',
    'El token está vacío.',
    'Cópielo completo de wolkvox Manager: Configuración, Integraciones, Tokens.',
  ),
  'no-token': text(
    'The connection "{connection}" has no token stored.',
    'Set ATALAYA_TOKEN for this run, or remove the connection and add it again.',
    'La conexión "{connection}" no tiene un token guardado.',
    'Defina ATALAYA_TOKEN para esta ejecución, o elimine la conexión y agréguela de nuevo.',
  ),
  'token-refused': text(
    'The server refuses the token.',
    'Check in wolkvox Manager that the token is active, and store it again.',
    'El servidor rechaza el token.',
    'Verifique en wolkvox Manager que el token esté activo, y guárdelo de nuevo.',
  ),
  'quota-used-up': text(
    "The operation's requests of today are used up.",
    'Go on tomorrow; what was fetched whole is stored.',
    'Las solicitudes de hoy de la operación se agotaron.',
    'Continúe mañana; lo que se trajo completo está guardado.',
  ),
  'quota-reserved': text(
    'The {left} requests that are left today are reserved.',
    'Automatic work goes on at {resetsAt}. A fetch by hand may use them; "atalaya quota --reserve" changes how many are kept.',
    'Las {left} solicitudes que quedan hoy están reservadas.',
    'Lo automático continúa a las {resetsAt}. Una consulta a mano puede usarlas; "atalaya quota --reserve" cambia cuántas se guardan.',
  ),
  'too-many-at-once': text(
    'Another program uses the same token, and the server allows no more requests at once.',
    'Try again later, or give each program a token of its own.',
    'Otro programa usa el mismo token y el servidor no permite más solicitudes a la vez.',
    'Intente más tarde, o use un token propio para cada programa.',
  ),
  'asked-to-wait': text(
    'The server asks to wait until {until}.',
    'Run the same again then; what was fetched whole is stored.',
    'El servidor pide esperar hasta {until}.',
    'Ejecute lo mismo de nuevo a esa hora; lo que se trajo completo está guardado.',
  ),
  maintenance: text(
    'The server has its reports switched off, as it does during maintenance.',
    'Try again in an hour.',
    'El servidor tiene los reportes desactivados, como ocurre durante su mantenimiento.',
    'Intente de nuevo en una hora.',
  ),
  forbidden: text(
    'The server does not let this computer in.',
    'It may admit only registered addresses: ask for the public address of this network to be added.',
    'El servidor no admite este computador.',
    'Puede que solo admita direcciones registradas: pida agregar la dirección pública de esta red.',
  ),
  'unknown-on-server': text(
    'The server does not have this report.',
    'Not every operation has every report.',
    'El servidor no tiene este reporte.',
    'No todas las operaciones tienen todos los reportes.',
  ),
  unreachable: text(
    'The server {host} cannot be reached ({reason}).',
    'Check the network and the server code; what is stored can be used without a network.',
    'No se puede llegar al servidor {host} ({reason}).',
    'Revise la red y el código del servidor; lo guardado se puede usar sin red.',
  ),
  'proxy-unreachable': text(
    'The proxy {proxy}, through which {host} is asked, cannot be reached ({reason}).',
    'Check the network and the variable HTTPS_PROXY; NO_PROXY names servers that are asked directly.',
    'No se puede llegar al proxy {proxy}, por el que se consulta {host} ({reason}).',
    'Revise la red y la variable HTTPS_PROXY; NO_PROXY nombra los servidores que se consultan directamente.',
  ),
  'proxy-login': text(
    'The proxy {proxy} wants a user name and a password (status 407).',
    'Put them into the variable: HTTPS_PROXY=http://USER:PASSWORD@{proxy}, with %XX for other than letters and digits.',
    'El proxy {proxy} pide un usuario y una contraseña (estado 407).',
    'Póngalos en la variable: HTTPS_PROXY=http://USUARIO:CONTRASEÑA@{proxy}, con %XX en vez de lo que no sea letra o cifra.',
  ),
  'proxy-refused': text(
    'The proxy {proxy} does not connect to the server {host} (status {status}).',
    'Check the server code; whoever runs the proxy can say whether it lets {host} through.',
    'El proxy {proxy} no conecta con el servidor {host} (estado {status}).',
    'Revise el código del servidor; quien administra el proxy sabe si deja pasar {host}.',
  ),
  'untrusted-certificate': text(
    'The certificate of {host}, issued by "{issuer}", is not trusted ({reason}). Nothing was sent.',
    "If {issuer} is your company's, add its certificate to the system's, or name its file in NODE_EXTRA_CA_CERTS.",
    'El certificado de {host}, emitido por "{issuer}", no es de confianza ({reason}). No se envió nada.',
    'Si {issuer} es de su empresa, agregue su certificado a los del sistema, o dé su archivo en NODE_EXTRA_CA_CERTS.',
  ),
  'certificates-unchecked': text(
    'NODE_TLS_REJECT_UNAUTHORIZED=0 is set: with certificates unchecked, anybody on the way could read the token.',
    "Take that variable away. A company's own certificate is trusted by NODE_EXTRA_CA_CERTS=FILE.",
    'NODE_TLS_REJECT_UNAUTHORIZED=0 está definida: sin revisar certificados, cualquiera en el camino podría leer el token.',
    'Quite esa variable. El certificado propio de una empresa se acepta con NODE_EXTRA_CA_CERTS=ARCHIVO.',
  ),
  'timed-out': text(
    'The server {host} did not answer in time.',
    'Try again later or with a shorter period.',
    'El servidor {host} no respondió a tiempo.',
    'Intente más tarde o con un periodo más corto.',
  ),
  stalled: text(
    'The answer of the server {host} stopped in the middle, and nothing more came.',
    'Try again later; what was fetched whole is stored.',
    'La respuesta del servidor {host} se detuvo a la mitad y no llegó nada más.',
    'Intente más tarde; lo que se trajo completo está guardado.',
  ),
  'server-fault': text(
    'The server has a fault of its own (status {status}).',
    'Try again later.',
    'El servidor tiene una falla propia (estado {status}).',
    'Intente más tarde.',
  ),
  'bad-answer': text(
    'The server answered something that is no report ({reason}).',
    'Check the server code and address; a proxy or a login page may have answered instead.',
    'El servidor respondió algo que no es un reporte ({reason}).',
    'Revise el código y la dirección del servidor; quizá respondió un proxy o una página de ingreso.',
  ),
  redirected: text(
    'The server sends on to another address ({host}), which is not followed.',
    'Check the server code; the token was not sent there.',
    'El servidor remite a otra dirección ({host}), que no se sigue.',
    'Revise el código del servidor; el token no se envió allá.',
  ),
  'too-wide': text(
    'The answer is larger than the server can send.',
    'Choose a shorter period.',
    'La respuesta es más grande de lo que el servidor puede enviar.',
    'Elija un periodo más corto.',
  ),
  'record-too-large': text(
    'One record of the answer is larger than {megabytes} MB, and was left out with the stretch around it.',
    'Everything else is fetched. Look it up in wolkvox Manager by its date; a shorter period does not help.',
    'Un registro de la respuesta mide más de {megabytes} MB, y se omitió con el tramo que lo rodea.',
    'Todo lo demás se trae. Búsquelo en wolkvox Manager por su fecha; un periodo más corto no ayuda.',
  ),
  'not-the-report': text(
    'The server answered with records that have no field of the report {report}.',
    'Nothing of it was stored. Check the parameters; if the server changed the report, describe it as a report of your own in the window.',
    'El servidor respondió con registros que no tienen ningún campo del reporte {report}.',
    'No se guardó nada de ello. Revise los parámetros; si el servidor cambió el reporte, descríbalo como reporte propio en la ventana.',
  ),
  'unreadable-text': text(
    'The answer holds letters that are not valid in its charset ({charset}).',
    'Nothing of it was stored, as letters would be lost. Tell whoever runs the server: it has to name the charset that it writes.',
    'La respuesta trae letras que no son válidas en su juego de caracteres ({charset}).',
    'No se guardó nada de ello, porque se perderían letras. Avise a quien administra el servidor: debe nombrar el juego de caracteres que usa.',
  ),
  'period-too-long': text(
    'This report can only be asked for up to {most} at once.',
    'Choose a shorter period, or look at it day by day: its figures are not sums, and several periods of them cannot be put together.',
    'Este reporte solo se puede pedir por hasta {mostEs} a la vez.',
    'Elija un periodo más corto, o véalo por día: sus cifras no son sumas, y las de varios periodos no se pueden juntar.',
  ),
  'store-wrong-key': text(
    'The key does not open the store {file}.',
    'Use the key that it was made with; nothing was changed.',
    'La clave no abre el almacén {file}.',
    'Use la clave con la que se creó; no se cambió nada.',
  ),
  'store-damaged': text(
    'The store {file} is damaged.',
    'Nothing was changed. Restore a copy, or save what can be read with "atalaya store rebuild".',
    'El almacén {file} está dañado.',
    'No se cambió nada. Restaure una copia, o salve lo legible con "atalaya store rebuild".',
  ),
  'store-gone': text(
    'The store {file} is gone: there was one, and now its file is missing or empty.',
    'Look for it in the recycle bin, a backup or another disk, put it back and try again. Or begin a new one with "atalaya store begin-anew --yes": reports are fetched again, but not what live logs saw; operations, schedules and reports of your own are set up anew.',
    'El almacén {file} ya no está: existía, y ahora su archivo falta o está vacío.',
    'Búsquelo en la papelera, una copia de seguridad u otro disco, devuélvalo a su lugar e intente de nuevo. O empiece uno nuevo con "atalaya store begin-anew --yes": los reportes se traen de nuevo, pero no lo que vieron los registros en vivo; operaciones, programaciones y reportes propios se configuran otra vez.',
  ),
  'store-too-new': text(
    'The store {file} was written by a newer version of Atalaya.',
    'Install the current version; nothing was changed.',
    'El almacén {file} fue escrito por una versión más nueva de Atalaya.',
    'Instale la versión actual; no se cambió nada.',
  ),
  'store-read-only': text(
    'The store {file} cannot be written.',
    'Check that its folder exists and may be written by you.',
    'No se puede escribir en el almacén {file}.',
    'Verifique que su carpeta exista y que usted pueda escribir en ella.',
  ),
  'store-busy': text(
    'Another program is using the store {file}.',
    'Wait until it is done, then try again.',
    'Otro programa está usando el almacén {file}.',
    'Espere a que termine e intente de nuevo.',
  ),
  'store-bad-key': text(
    "The store's key is not 64 hexadecimal digits.",
    'Check ATALAYA_STORE_KEY; "openssl rand -hex 32" makes such a key.',
    'La clave del almacén no son 64 dígitos hexadecimales.',
    'Revise ATALAYA_STORE_KEY; "openssl rand -hex 32" crea una clave así.',
  ),
  'store-key-missing': text(
    'The keychain no longer has the key of the store {file}.',
    "Restore the keychain entry, or give the key in ATALAYA_STORE_KEY; without it the store's rows cannot be read.",
    'El llavero ya no tiene la clave del almacén {file}.',
    'Restaure la entrada del llavero, o dé la clave en ATALAYA_STORE_KEY; sin ella no se pueden leer sus filas.',
  ),
  'disk-full': text(
    'The disk is full ({file}).',
    'Make room, then try again; what was stored before is intact.',
    'El disco está lleno ({file}).',
    'Libere espacio e intente de nuevo; lo guardado antes está intacto.',
  ),
  'space-not-released': text(
    'The rows are erased, but the space that they took is not given back yet ({reason}): until then remains of them may lie, encrypted, in {file}.',
    'Make room on the disk, close what else uses the store, and run the command again: it ends what is left.',
    'Las filas están borradas, pero el espacio que ocupaban aún no se devuelve ({reason}): hasta entonces pueden quedar restos de ellas, cifrados, en {file}.',
    'Libere espacio en el disco, cierre lo demás que use el almacén y repita el comando: termina lo que falta.',
  ),
  'no-keychain': text(
    'This computer offers no keychain to keep secrets in.',
    'On a server set ATALAYA_STORE_KEY (64 hex digits) for the store and ATALAYA_TOKEN for each run.',
    'Este computador no ofrece un llavero para guardar secretos.',
    'En un servidor defina ATALAYA_STORE_KEY (64 dígitos hexadecimales) para el almacén y ATALAYA_TOKEN en cada ejecución.',
  ),
  'keychain-locked': text(
    'The keychain does not give its secrets.',
    'Unlock it and allow Atalaya to use it.',
    'El llavero no entrega sus secretos.',
    'Desbloquéelo y permita que Atalaya lo use.',
  ),
  'output-unwritable': text(
    'The file {file} cannot be written ({reason}).',
    'Close it where it is open, or choose another name or folder.',
    'No se puede escribir el archivo {file} ({reason}).',
    'Ciérrelo donde esté abierto, o elija otro nombre o carpeta.',
  ),
  'workbook-too-large': text(
    'An Excel workbook cannot hold so much.',
    'Export it as CSV, or choose fewer rows or columns.',
    'Un libro de Excel no puede contener tanto.',
    'Expórtelo como CSV, o elija menos filas o columnas.',
  ),
  'result-gone': text(
    'The rows were replaced meanwhile.',
    'Ask again.',
    'Las filas fueron reemplazadas entretanto.',
    'Consulte de nuevo.',
  ),
  'worker-lost': text(
    'A part of the program ended unexpectedly.',
    'Try again; what was stored is intact.',
    'Una parte del programa terminó inesperadamente.',
    'Intente de nuevo; lo guardado está intacto.',
  ),
  internal: text(
    'A fault of the program: {reason}.',
    'Run it again with --verbose and report what it prints.',
    'Una falla del programa: {reason}.',
    'Ejecútelo con --verbose y reporte lo que muestra.',
  ),
}

/** Said of any fault of the network that met a request through a proxy, where its sentence does not name it. */
const throughProxy: LocalizedText = {
  en: ' It was asked through the proxy {proxy}.',
  es: ' Se consultó por el proxy {proxy}.',
}

function fill(template: string, detail: ErrorDetail): string {
  return template.replace(/\{(\w+)\}/g, (_match, name: string) => String(detail[name] ?? '–'))
}

/** Where an error is told: commands and variables mean nothing to whoever looks at a window. */
export type Place = 'terminal' | 'window'

/** What the value of a filter should have been, where an error tells its kind. */
function wantedOf({ code, detail }: AppErrorData): Readonly<Record<Place, LocalizedText>> | undefined {
  const wanted = detail['wanted']
  const isKnown = (text: unknown): text is keyof typeof filterHints => Object.hasOwn(filterHints, String(text))
  return code === 'bad-filter' && isKnown(wanted) ? filterHints[wanted] : undefined
}

/** An error's sentence and next step in a language. */
export function explain(
  error: AppErrorData,
  language: Language,
  where: Place = 'terminal',
): { readonly sentence: string; readonly hint: string } {
  const { hint } = texts[error.code]
  const sentence = (where === 'window' ? windowSentences[error.code] : undefined) ?? texts[error.code].sentence
  const wanted = wantedOf(error)
  const nextStep = wanted?.[where] ?? (where === 'window' ? windowHints[error.code] : hint)
  const reason = errorReasons[String(error.detail['reason'])]?.[language]
  const { untilMs, proxy } = error.detail
  const detail = {
    ...error.detail,
    ...(reason === undefined ? {} : { reason }),
    ...(typeof untilMs === 'number'
      ? { until: where === 'window' ? clockMoment(untilMs, language) : localMoment(untilMs) }
      : {}),
  }
  const isProxyUnsaid = proxy !== undefined && !sentence[language].includes('{proxy}')
  const whole = `${sentence[language]}${isProxyUnsaid ? throughProxy[language] : ''}`
  return { sentence: fill(whole, detail), hint: fill(nextStep[language], detail) }
}
