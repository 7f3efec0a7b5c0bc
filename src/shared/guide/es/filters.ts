export const filters = {
  title: 'Filtros y búsqueda',
  words: 'filtrar buscar condición columna orden ordenar encontrar conversación burbujas chat',
  text: `
Todo esto ocurre en este computador: no gasta consultas y funciona sin red.

## Buscar en todo

[[search]] lleva a la búsqueda. Encuentra el texto en cualquier columna, sin importar mayúsculas ni tildes: «nandu»
encuentra «Ñandú». Un teléfono se encuentra con o sin espacios, guiones o el 57.

## Filtrar una columna

Debajo de cada título hay una línea para escribir:

- Texto: lo que contiene la columna.
- Números: 90 · > 90 · 10 .. 20
- Duraciones: 1:30 · > 90 · 1 min 30 s
- Fechas: 22/11/2026 · > 22/11/2026 08:00
- Horas del día: > 19:00
- Días de la semana: lunes, martes

Con [[=filterMore]], o con el botón al final de la línea, se abre todo lo demás: la lista de valores con cuántas filas
tiene cada uno, y las condiciones (empieza por, no contiene, está vacío…).

![Los valores de una columna, con cuántas filas tiene cada uno](filter)

El clic derecho sobre una celda ofrece {{grid.cellMenu.filter}} y {{grid.cellMenu.exclude}}.

## Quitar y deshacer

- Cada filtro activo se ve encima de las filas, con una ✕.
- [[undo]] deshace el último cambio de filtros, búsqueda, orden o columnas, sea cual sea. [[redo]] lo vuelve a hacer.
- Lo que se borra o se guarda no se deshace así.

## Orden y columnas

- Clic en un título: ordena. Otra vez: al revés. Con Mayús: agrega otro orden.
- {{grid.columns.open}} muestra u oculta columnas. Para cambiar su lugar, arrastrar los títulos.

Cada reporte recuerda cómo quedó. Para tener varias maneras de verlo: [Vistas y Mi mañana](topic:views).

## Conversaciones

Al abrir una fila que es parte de una conversación (un mensaje con el bot, un chat, un correo), el detalle la muestra en
burbujas: el cliente a la izquierda; el bot y los agentes a la derecha. Una línea dice dónde empieza otro día y cuándo
sigue otra persona. Un clic en una burbuja lleva a su fila. Se puede buscar dentro de la conversación y copiarla como
texto. Lo que está fuera del periodo que se ve lo dice.

## Totales y selección

Al pie está el total de lo que se ve. Al seleccionar filas aparece cuánto suman, su promedio y cuántas son, como en
Excel.
`,
}
