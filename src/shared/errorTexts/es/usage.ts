import type { DateProblem, UsageProblem } from '../../errors.ts'

/** What cannot be asked for like that, a sentence for each problem. */
export const usage: Readonly<Record<UsageProblem, string>> = {
  'unknown-option': 'No existe la opción "{{option}}".',
  'option-without-value': 'La opción "{{option}}" no lleva valor.',
  'option-needs-value':
    'La opción "{{option}}" necesita un valor, que se escribe {{option}}=VALOR si empieza con un guion.',
  'option-missing': 'Falta --{{option}}.',
  'option-takes': '--{{option}} acepta {{expected}}, no "{{given}}".',
  'option-twice': '--{{option}} va una sola vez.',
  'not-a-whole-number': '--{{option}} acepta un número entero, no "{{given}}".',
  'command-written': 'El comando se escribe "atalaya {{usage}}".',
  'several-connections': 'Hay varias conexiones; elija una con --connection: {{known}}.',
  'token-characters': 'El token tiene adentro un salto de línea u otro carácter que ningún token tiene.',
  'token-in-report': 'Un parámetro o un texto contiene el token de la operación.',
  'name-missing': 'Falta el nombre.',
  'measure-name': 'El nombre de una medida tiene de 1 a {{most}} caracteres en una sola línea, sin " = ".',
  'unknown-country': '"{{given}}" no es un país por sus dos letras, como CO o MX.',
  'unknown-time-zone': '"{{given}}" no es una zona horaria, como America/Bogota.',
  'by-day-needs-sums': '--by-day es para reportes que suman un periodo; las filas de {{report}} no son sumas así.',
  'parameter-written': '--param acepta NOMBRE=VALOR, no "{{given}}".',
  'parameter-twice': '--param da "{{parameter}}" dos veces.',
  'period-needed': 'El reporte {{report}} necesita un periodo: --from y --to, o --range.',
  'period-missing': 'Falta el periodo.',
  'not-a-snapshot': '--taken es para reportes del estado actual; {{report}} no lo es. Indique un periodo.',
  'taken-or-period': 'Dé --taken o un periodo, no ambos.',
  'no-snapshot': 'Aún no hay consultas de {{report}}; haga una con "atalaya pull".',
  'first-snapshot-later': 'La primera consulta de {{report}} es de {{at}}.',
  'not-a-live-report': 'El reporte {{report}} no es en vivo: no hay de qué llevar un registro.',
  'polled-too-seldom':
    'El reporte {{report}} solo muestra los últimos {{minutes}} minutos: con menos consultas se perderían filas.',
  'interval-written': '--every acepta un tiempo como 5m, no "{{given}}".',
  'schedule-removed': 'La programación fue eliminada.',
  'scheduled-snapshot': 'Esa vista de {{report}} es de una sola toma, que no cambia; programe la más reciente.',
  'period-not-kept': 'Los días de la vista son más antiguos de lo que se conserva.',
  'pin-elsewhere':
    'La vista «{{view}}» es de «{{connection}}», una operación que no está en este equipo. Guárdela como nueva para fijarla.',
  'unknown-topic': 'La guía no tiene el tema {{given}}; sus temas son: {{known}}.',
  'home-says': 'Las tarjetas de Mi mañana ya dicen qué muestran: quite --{{option}}, o cambie la vista de la tarjeta.',
  'home-format':
    'Todas las tarjetas de Mi mañana van en un libro de Excel (xlsx), un PDF o una imagen PNG, no en {{format}}.',
  'rows-not-drawn': 'Un archivo {{format}} lleva un resumen; para las filas elija CSV o un libro de Excel.',
  'view-says': '{{option}} lo dice la vista; guárdela otra vez con "atalaya view save" para cambiarlo.',
  'view-of-operation': 'La vista "{{view}}" es de la operación "{{connection}}"; no la programe con otra.',
  'schedule-what': 'Diga qué se programa: un reporte, una vista con --view, o Mi mañana con --home.',
  'drawn-in-window':
    'La línea de comandos no tiene ventana para dibujar un archivo {{format}}: prográmelo en el programa de escritorio, o use {{expected}}.',
  'unknown-schedule': 'No existe la programación "{{given}}"; "atalaya schedule list" las muestra.',
  'unknown-view': 'No existe la vista "{{given}}"; "atalaya view list" las muestra.',
  'view-exists': 'Ya existe una vista "{{given}}"; elimínela o cámbiele el nombre antes.',
  'view-named':
    'El nombre de una vista tiene de 1 a {{most}} caracteres, sin saltos de línea ni otros caracteres de control.',
  'view-lacks':
    'La vista "{{view}}" llegó en un archivo sin los datos de clientes. Falta: {{lacks}}. Dé lo que falta con --filter, --search o --param, o guarde la vista otra vez.',
  'view-unreadable': 'No se puede leer el archivo "{{file}}" ({{reason}}).',
  'not-a-view-file': 'El archivo "{{file}}" no es el de una vista.',
  'view-file-newer': 'El archivo "{{file}}" es de una versión más nueva de Atalaya; actualice el programa.',
  'folder-missing': 'Falta elegir la carpeta.',
  'needs-folder': '--{{option}} va solo con --folder.',
  'summary-has-headings': '--headings es de archivos de filas; un resumen y una revisión llevan sus propios títulos.',
  'schedule-needs-moments': 'Diga cuándo con una de --every 4h, --daily 06:30 y --at-start.',
  'days-need-daily': '--days va solo con --daily.',
  'days-written': '--days acepta días como mon,wed o mon-fri, no "{{given}}".',
  'hours-written': '--every acepta horas de 1h a {{most}}h, no "{{given}}".',
  'time-of-day-written': '--daily acepta una hora como 06:30, no "{{given}}".',
  'months-written': '--months acepta un número de meses, all o default, no "{{given}}".',
  'reserve-written': '--reserve acepta un porcentaje de 0 a {{most}}, no "{{given}}".',
  'output-used-twice': '--out - y --json usan ambos la salida estándar; elija uno.',
  'erasure-unconfirmed': 'Borrar no se deshace; confirme con --yes, o mire antes con --preview.',
  'deletion-unconfirmed': 'Lo eliminado no vuelve; confirme con --yes.',
  'rebuild-unconfirmed': 'Cierre Atalaya en los demás lugares y confirme con --yes.',
  'new-store-unconfirmed':
    'Un almacén nuevo no conoce operaciones, filas ni programaciones del viejo: confirme con --yes.',
  'store-opens': 'El almacén abre, así que no hay por qué empezar de nuevo; "atalaya erase" borra lo que tiene.',
  'customer-alone': '--customer mira todos los reportes; no va con --report ni --before.',
  'no-customer': 'Escriba un teléfono, un correo o un id: vacío no es ningún cliente.',
  'customer-list-alone': '--list va con --out, y sin un cliente, --mentions, --limit ni --offset.',
  'no-customer-list':
    'El archivo de --list no se puede leer o no nombra a nadie: una línea por cliente, con su teléfono, correo o id al principio.',
  'too-many-customers': 'Una lista tiene como máximo {{most}} clientes, no {{count}}.',
  'customer-too-short': 'Un teléfono, un correo o un id tiene al menos {{least}} caracteres.',
  'too-many-columns': 'Un archivo tiene como máximo 5.000 columnas, no {{columns}}.',
  'too-many-conditions':
    'Una consulta tiene como máximo 500 filtros y 500 campos de orden, no {{conditions}}. Una lista de valores es un solo filtro: "CAMPO in a|b|c".',
  'load-too-high': 'Tantas llamadas ocupan a {{load}} agentes a la vez; el personal se calcula hasta {{most}}.',
  'check-does-not-fit': 'Las filas de {{report}} no dicen qué encontró cada llamada en cada teléfono.',
  'no-intervals':
    'El reporte {{report}} no dice a qué hora del día llega lo que se atiende: el personal se calcula con reportes que traen día, hora y cantidad.',
  'intervals-too-fine': 'El reporte {{report}} no trae intervalos tan cortos; elija entre {{known}}.',
  'no-presence':
    'El reporte {{report}} no dice de cuándo a cuándo estuvo conectado cada agente; la adherencia se calcula con los que lo dicen.',
  'no-shift-sheet': 'El texto no es una hoja de turnos: se esperan agente, día, desde y hasta en cada línea.',
  'bad-shift-lines':
    'La hoja tiene líneas que no se pueden leer ({{count}}, la primera es la {{line}}); no se importó nada.',
  'unknown-shift-sheet': 'No existe la hoja de turnos "{{given}}"; "atalaya shifts list" las muestra.',
  'nothing-to-check':
    'Las filas de {{report}} no tienen qué revisar así: no son contactos con fecha y teléfono que busque la operación.',
  'sealed-elsewhere':
    'El filtro de {{field}} se escogió con los datos ocultos en otro almacén, y solo allá se sabe qué valor es. Escójalo otra vez.',
  'no-check-fits': 'Ninguna revisión es para las filas de {{report}}.',
  'check-or-summary': 'Se muestra lo que encuentra una revisión o un resumen: quite --check o --{{option}}.',
  'rules-unreadable': 'No se pudo leer el archivo de reglas {{file}}.',
  'not-a-rules-file': '{{file}} no es un archivo de reglas: {{what}}.',
  'within-written': '--within acepta un tiempo de 1s a 31d, como 10m, no "{{given}}".',
  'no-certificates': 'La variable {{variable}} no lleva a un archivo con certificados (PEM): {{file}}.',
  'invitation-unreadable': 'La invitación {{file}} no se pudo leer.',
  'unusable-proxy':
    'La variable {{variable}} no nombra un proxy que se pueda usar. Se escribe http://SERVIDOR:PUERTO, o http://USUARIO:CONTRASEÑA@SERVIDOR:PUERTO.',
}

/** Why something is no period or date. */
export const dates: Readonly<Record<DateProblem, string>> = {
  'not-in-calendar': 'no existe en el calendario',
  'written-otherwise': 'no está escrito como una fecha',
  'range-or-bounds': 'dé --range, o bien --from y --to',
  'unknown-range': '--range acepta {{known}}',
  'from-missing': 'falta --from',
  'to-missing': 'falta --to',
  'end-before-start': 'el final está antes del inicio',
}
