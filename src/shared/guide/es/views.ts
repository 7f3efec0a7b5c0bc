export const views = {
  title: 'Vistas y Mi mañana',
  words: 'guardar compartir fijar inicio tarjetas pestañas favoritos',
  text: `
Una vista es un nombre para una manera de mirar un reporte: periodo, filtros, columnas, orden, y filas o resumen.

## Guardar y cambiar

- [[save-view]] guarda la vista. [[save-view-as]] la guarda con otro nombre.
- El periodo se guarda en palabras: «semana pasada» sigue siendo la semana pasada el próximo mes.
- Si se cambia algo, la vista lo marca. Se puede guardar, guardar como nueva o descartar.
- Las vistas están en la lista de la izquierda, debajo de su reporte, y en [[palette]].

## Compartir

Una vista se comparte como archivo, **sin datos**: quien la importa la ve con sus propias filas. Un filtro puede tener un
teléfono o un nombre: al compartir se puede dejar por fuera.

## Mi mañana

Las vistas fijadas con la estrella aparecen como tarjetas en {{commands.home.label}} ([[home]]), que es lo primero que se
abre. Un botón las actualiza todas y dice antes cuánto cuesta. [Mantener al día](topic:schedules) las deja cada mañana en
un solo libro, PDF o imagen.

Al abrir se ve lo que cada tarjeta mostró la última vez, con la hora de entonces, mientras se calcula lo de ahora. Solo se
calcula de nuevo la tarjeta cuyas filas cambiaron.

## Pestañas, atrás y adelante

- [[new-tab]] abre otra pestaña, [[close-tab]] la cierra, [[next-tab]] pasa a la siguiente. El botón del medio abre un
  reporte en otra pestaña.
- [[back]] y [[forward]] llevan a donde se estaba antes.
- Al cerrar Atalaya, las pestañas quedan como estaban.
`,
}
