export const differences = {
  title: 'Por qué un número no es igual al de Manager',
  words: 'diferencia cuadrar no coincide distinto wolkvox zona horaria abandono corto total',
  text: `
Casi siempre los dos números son correctos y cuentan cosas distintas. Revisar en este orden: lo primero es lo más
frecuente. [Cuadrar con Manager](topic:checks) lo revisa sobre las filas mismas.

## 1. ¿Está completo el periodo?

Si la línea sobre las filas no dice «completo», falta algo por traer o algo puede cambiar. Hoy siempre está en curso:
Manager ya tiene las llamadas de los últimos minutos. Pulsar {{report.update.update}} y comparar de nuevo.
[Qué significa completo](topic:complete)

## 2. ¿Hay un filtro o una búsqueda?

Encima de las filas se ven los filtros activos. El número de filas dice entonces «312 de 8.214». También cuentan los
datos que el reporte pide arriba: una campaña o un skill en vez de todos.

## 3. ¿Es el mismo periodo, en la misma hora?

- Las fechas están en la zona horaria de la operación. Si no es la de Manager, unas llamadas pasan de un día al otro. Se
  revisa en [Ajustes, Operaciones](settings:operations), al cambiar la operación, en {{start.form.timeZone}}.
- Los dos extremos cuentan: un periodo hasta las 17:59 llega hasta 17:59:59.
- Los chats se archivan por su cierre y muestran su apertura: un chat abierto el 30 y cerrado el 1 está en el 1.

## 4. ¿Se cuentan filas o llamadas?

Una llamada que pasa por dos skills son dos filas, con el mismo identificador de conexión. Manager a veces cuenta una. En
el resumen se puede contar por identificadores diferentes, en lugar de filas.

## 5. ¿Es la misma fórmula?

El **nivel de servicio** se calcula de cinco maneras. Con las mismas llamadas da de 81 % a 86 %:

- de todas las ofrecidas (contestadas y abandonadas), la que usa wolkvox;
- solo de las contestadas;
- contando como atendidas las abandonadas a tiempo;
- sin las abandonadas a tiempo;
- contando como atendidos los abandonos cortos.

En el **abandono**, los abandonos cortos (quien cuelga en los primeros 5 segundos) quedan por fuera. Manager los puede
estar contando. El **TMO** suma conversación, espera y trabajo posterior donde el reporte los trae; en el detalle de
llamadas está solo la conversación, y el título lo dice.

Debajo de cada resumen, {{summary.formulas.title}} dice la fórmula exacta. Las variantes se cambian en la medida.
[Resúmenes, medidas y fórmulas](topic:summaries)

## 6. ¿Es un promedio de promedios?

Atalaya vuelve a calcular cada total desde las filas. Dos agentes, uno con una llamada de 10 minutos y otro con 19 de 1
minuto, tienen juntos un TMO de 1:27. Promediar los dos promedios da 5:30, y es un error.

## 7. ¿Se sumó una fila que ya es un total?

Algunos reportes traen filas que suman otras. Atalaya las deja por fuera de sus totales; en un archivo hay que tener el
mismo cuidado.

## 8. ¿El servidor entregó todo?

- {{coverage.states.partial}}: había más de 60.000 registros en un segundo, o la respuesta era demasiado grande.
- {{coverage.states.announced}}: el servidor dijo una cantidad y envió otra.

## 9. ¿Se borró algo aquí?

Lo más antiguo puede haberse borrado por [Ajustes, Cuánto se guarda](settings:retention), y los datos de un cliente por
pedido suyo. En wolkvox siguen.

> Para mostrar a otra persona de dónde sale un número: clic en él, y se ven exactamente sus filas. Ese es el mejor punto
> de partida para comparar con Manager, llamada por llamada.
`,
}
