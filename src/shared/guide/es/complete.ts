export const complete = {
  title: 'Qué significa completo',
  words: 'incompleto parcial por confirmar en curso falta no cuadra sello estado provisional',
  text: `
Sobre las filas hay una línea que dice qué hay del periodo, y una tira con un cuadro por día. Son el sello de los
números: dicen si se puede confiar en ellos.

![La tira de días y la línea que dice qué hay del periodo](completeness)

## Los estados de un día

- {{coverage.states.complete}}: está todo lo que el servidor tiene, y ya no debería cambiar.
- {{coverage.states.empty}}: el servidor respondió que ese día no hay nada. También es una respuesta completa.
- {{coverage.states.provisional}}: está lo de hasta ahora, pero puede cambiar. Así quedan hoy, y lo que se trajo menos
  de una hora después de terminar (un día, si no había nada). Al actualizar se vuelve a traer.
- {{coverage.states.partial}}: el servidor cortó la respuesta. Hay más registros de los que muestra.
- {{coverage.states.announced}}: el servidor anunció una cantidad de registros y envió otra.
- {{coverage.states.failed}}: no se pudo traer. Al acercarse al día se ve la causa.
- {{coverage.states.missing}}: todavía no se ha pedido.

> Un día que falta nunca cuenta como cero. En los resúmenes queda rayado y dice {{summary.table.notFetched}}.

## Incompleto no es inservible

Lo que hay está bien: son las filas que el servidor envió. Lo que no se puede es sumarlas y decir que es el total del
periodo. Por eso el aviso de que está incompleto va también en los archivos, en lo que se imprime y en los mensajes.

## Cómo completarlo

1. Pulsar {{report.update.update}}. Trae lo que falta y lo que pudo haber cambiado.
2. Si un día falló, mirar la causa y probar otra vez. [Problemas y mensajes](topic:problems)
3. Si el servidor cortó un solo segundo con demasiados registros, no hay más que hacer: wolkvox no entrega el resto.

{{coverage.showCalendar}} muestra de un vistazo qué días del año están guardados.
`,
}
