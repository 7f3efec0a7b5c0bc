import type { ErrorCode } from '../../errors.ts'

/** What to do next, at a terminal. */
export const hints: Readonly<Record<ErrorCode, string>> = {
  cancelled: 'Lo que se trajo completo está guardado; la misma consulta continúa desde ahí.',
  usage: 'Ejecute "atalaya help" para ver los comandos.',
  'unknown-command': 'Ejecute "atalaya help" para ver los comandos.',
  'unknown-report': 'Ejecute "atalaya reports" para ver los reportes.',
  'ambiguous-report': 'Escriba uno de ellos completo.',
  'unknown-field': 'Sus campos son: {{known}}.',
  'unknown-connection': 'Conexiones conocidas: {{known}}. Agregue una con "atalaya connection add".',
  'no-connection': 'Agregue una con "atalaya connection add --name NOMBRE --server CÓDIGO"; le pedirá el token.',
  'connection-exists': 'Elija otro nombre, o elimine antes esa conexión.',
  'unknown-parameter': 'Sus parámetros propios son: {{known}}. Las fechas se dan como periodo.',
  'missing-parameter': '{{meaning}}.',
  'bad-date': 'Escriba las fechas como 2026-11-30 o 2026-11-30T08:00, primero la anterior.',
  'bad-filter': 'Escriba CAMPO OPERADOR VALOR, por ejemplo: channel = SMS; números y fechas con < y >.',
  'bad-measure':
    'Escriba count, count(FILTRO), distinct(F), sum(F), avg(F), min(F), max(F), median(F), pNN(F), M / M, share(M), kpi:ID u own:NOMBRE, con "TÍTULO = " delante o sin él.',
  'not-additive':
    'Se le pueden tomar min(F), max(F), median(F), pNN(F) y only(F). "atalaya kpis {{report}}" lista las medidas del reporte.',
  'bad-grouping':
    'Escriba CAMPO o CAMPO:PASO. Pasos de fechas: 15min 30min hour day week month year, 15min-of-day 30min-of-day hour-of-day day-of-week; de números y duraciones, un ancho: time_seg:60.',
  'bad-summary': '"atalaya summarize --help" dice qué acepta.',
  'unknown-measure': 'Medidas propias: {{known}}. "atalaya measures add" agrega una.',
  'measure-exists': 'Elija otro nombre, o reemplácela con --replace.',
  'bad-server':
    'El código es el número en la dirección de la operación (wv0010.wolkvox.com: 0010); otras direcciones necesitan https.',
  'empty-token': 'Cópielo completo de wolkvox Manager: Configuración, Integraciones, Tokens.',
  'no-token': 'Defina ATALAYA_TOKEN para esta ejecución, o elimine la conexión y agréguela de nuevo.',
  'token-refused': 'Verifique en wolkvox Manager que el token esté activo, y guárdelo de nuevo.',
  'quota-used-up': 'Continúe mañana; lo que se trajo completo está guardado.',
  'quota-reserved':
    'Lo automático continúa a las {{resetsAt}}. Una consulta a mano puede usarlas; "atalaya quota --reserve" cambia cuántas se guardan.',
  'too-many-at-once': 'Intente más tarde, o use un token propio para cada programa.',
  'asked-to-wait': 'Ejecute lo mismo de nuevo a esa hora; lo que se trajo completo está guardado.',
  maintenance: 'Intente de nuevo en una hora.',
  forbidden: 'Puede que solo admita direcciones registradas: pida agregar la dirección pública de esta red.',
  'unknown-on-server': 'No todas las operaciones tienen todos los reportes.',
  unreachable: 'Revise la red y el código del servidor; lo guardado se puede usar sin red.',
  'proxy-unreachable':
    'Revise la red y la variable HTTPS_PROXY; NO_PROXY nombra los servidores que se consultan directamente.',
  'proxy-login':
    'Póngalos en la variable: HTTPS_PROXY=http://USUARIO:CONTRASEÑA@{{proxy}}, con %XX en vez de lo que no sea letra o cifra.',
  'proxy-refused': 'Revise el código del servidor; quien administra el proxy sabe si deja pasar {{host}}.',
  'untrusted-certificate':
    'Si {{issuer}} es de su empresa, agregue su certificado a los del sistema, o dé su archivo en NODE_EXTRA_CA_CERTS.',
  'certificates-unchecked':
    'Quite esa variable. El certificado propio de una empresa se acepta con NODE_EXTRA_CA_CERTS=ARCHIVO.',
  'timed-out': 'Intente más tarde o con un periodo más corto.',
  stalled: 'Intente más tarde; lo que se trajo completo está guardado.',
  'server-fault': 'Intente más tarde.',
  'bad-answer': 'Revise el código y la dirección del servidor; quizá respondió un proxy o una página de ingreso.',
  redirected: 'Revise el código del servidor; el token no se envió allá.',
  'too-wide': 'Elija un periodo más corto.',
  'record-too-large': 'Todo lo demás se trae. Búsquelo en wolkvox Manager por su fecha; un periodo más corto no ayuda.',
  'not-the-report':
    'No se guardó nada de ello. Revise los parámetros; si el servidor cambió el reporte, descríbalo como reporte propio en la ventana.',
  'unreadable-text':
    'No se guardó nada de ello, porque se perderían letras. Avise a quien administra el servidor: debe nombrar el juego de caracteres que usa.',
  'period-too-long':
    'Elija un periodo más corto, o véalo por día: sus cifras no son sumas, y las de varios periodos no se pueden juntar.',
  'store-wrong-key': 'Use la clave con la que se creó; no se cambió nada.',
  'store-damaged': 'No se cambió nada. Restaure una copia, o salve lo legible con "atalaya store rebuild".',
  'store-gone':
    'Búsquelo en la papelera, una copia de seguridad u otro disco, devuélvalo a su lugar e intente de nuevo. O empiece uno nuevo con "atalaya store begin-anew --yes": los reportes se traen de nuevo, pero no lo que vieron los registros en vivo; operaciones, programaciones y reportes propios se configuran otra vez.',
  'store-too-new': 'Instale la versión actual; no se cambió nada.',
  'store-read-only': 'Verifique que su carpeta exista y que usted pueda escribir en ella.',
  'store-busy': 'Espere a que termine e intente de nuevo.',
  'store-closed': 'Intente de nuevo cuando el almacén esté abierto; lo guardado está intacto.',
  'store-not-updated': 'Cierre el Atalaya que está abierto, o espere a que termine su comando; luego intente de nuevo.',
  'store-bad-key': 'Revise ATALAYA_STORE_KEY; "openssl rand -hex 32" crea una clave así.',
  'store-key-missing':
    'Restaure la entrada del llavero, o dé la clave en ATALAYA_STORE_KEY; sin ella no se pueden leer sus filas.',
  'disk-full': 'Libere espacio e intente de nuevo; lo guardado antes está intacto.',
  'space-not-released':
    'Libere espacio en el disco, cierre lo demás que use el almacén y repita el comando: termina lo que falta.',
  'no-keychain':
    'En un servidor defina ATALAYA_STORE_KEY (64 dígitos hexadecimales) para el almacén y ATALAYA_TOKEN en cada ejecución.',
  'keychain-locked': 'Desbloquéelo y permita que Atalaya lo use.',
  'output-unwritable': 'Ciérrelo donde esté abierto, o elija otro nombre o carpeta.',
  'print-failed': 'Revise que haya una impresora lista, o guarde la página como PDF.',
  'drawing-failed': 'Inténtelo otra vez; si se repite, elija un libro de Excel.',
  'needs-window':
    'Lo escribe el programa de escritorio cuando está abierto. Para escribirlo sin él, cámbiele el formato: csv o xlsx.',
  'not-in-team': 'Empiece uno con "atalaya team create", o tome parte con "atalaya team join ARCHIVO".',
  'in-team': 'Salga antes con "atalaya team leave"; las filas se quedan.',
  'bad-team-address':
    'Se escribe postgres://USUARIO@SERVIDOR/BASE, sin contraseña: se pregunta, o viene en PGPASSWORD.',
  'bad-invitation': 'Pida otra a quien creó el equipo; una invitación cortada o cambiada no sirve.',
  'team-exists':
    'Pida una invitación a quien lo creó y use "atalaya team join ARCHIVO"; otro equipo necesita otra base de datos.',
  'team-none': 'Revise la dirección. Si se restauró vacía, salga con "atalaya team leave" y cree el equipo de nuevo.',
  'team-other': 'No se mezcló nada. Pida una invitación de este equipo, o revise a qué base lleva la dirección.',
  'team-old-key':
    'Pida una invitación nueva; luego "atalaya team leave" y "atalaya team join ARCHIVO". Las filas se quedan.',
  'team-too-new': 'Instale la versión actual; no se cambió nada.',
  'team-password':
    'Revise PGPASSWORD, o salga y únase de nuevo para escribir otra. Un usuario que no existe se rechaza igual.',
  'team-no-password': 'Defina PGPASSWORD para esta ejecución, o salga del equipo y únase de nuevo.',
  'team-untrusted':
    'Si es de su empresa, agréguelo a los del sistema, o dé su archivo en PGSSLROOTCERT al crear el equipo: la invitación lo lleva.',
  'team-no-tls':
    'Pida a quien la administra que active TLS (ssl = on); sin cifrar solo se usa en este mismo computador.',
  'team-no-rights': 'Pida a quien la administra el papel que le toca; docs/team.md los explica.',
  'team-read-only':
    'Lo que el equipo tiene llega; consultar al servidor necesita una base en la que se pueda escribir. "--without-team" consulta sin el equipo.',
  'team-full': 'Avise a quien la administra. Lo suyo está guardado aquí y se entrega cuando haya espacio.',
  'team-away':
    'Lo guardado se puede usar. Para consultar al servidor sin saber qué trajeron los demás: --without-team.',
  'team-clock': 'Póngalo en hora: por él se sabe qué se trajo antes y qué después.',
  'team-tampered': 'Se consulta al servidor en su lugar. Avise a quien administra la base de datos.',
  'team-fault': 'Intente más tarde, y dé el código a quien la administra.',
  'view-removed':
    'Elija otra vista u otro reporte en Ajustes → Actualización automática, o elimínela con "atalaya schedule remove".',
  'view-incomplete': 'Abra la vista, complete lo que falta y guárdela otra vez; "atalaya view show" la muestra.',
  'workbook-too-large': 'Expórtelo como CSV, o elija menos filas o columnas.',
  'summary-too-large':
    'Elija tramos más anchos, menos campos, un periodo más corto o solo los primeros grupos (--limit).',
  'result-gone': 'Consulte de nuevo.',
  'update-unreachable': 'Revise la red; se vuelve a preguntar mañana. El programa sigue funcionando como está.',
  'update-unverified':
    'Se descartó. Si se repite, avise a quien administra este computador: algo en el camino cambia los archivos.',
  'update-failed': 'Se intentará de nuevo mañana. El programa sigue funcionando como está.',
  'update-waits': 'Espere a que termine, o deténgalo; salir de Atalaya y volver a abrirlo sirve igual.',
  managed: 'Qué está fijado lo muestra "atalaya policy"; cambiarlo le corresponde a quien administra el equipo.',
  'worker-lost': 'Intente de nuevo; lo guardado está intacto.',
  internal: 'Ejecútelo con --verbose y reporte lo que muestra.',
}
