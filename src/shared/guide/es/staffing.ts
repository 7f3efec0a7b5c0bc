export const staffing = {
  title: 'Personal y turnos',
  words: 'Erlang dimensionar programar gente adherencia cumplimiento reducción shrinkage horarios',
  text: `
## Cuánta gente hace falta

En los reportes que dicen cuántas llamadas entran, la cara {{summary.faces.staffing}} calcula por cada intervalo cuántas
personas hay que programar (con la fórmula Erlang C).

![Cuánta gente hace falta, por hora y día de la semana](staffing)

1. Elegir un periodo con días completos: las últimas cuatro semanas, por ejemplo. Los días que falten no cuentan.
2. Escribir la meta: qué porcentaje, en cuántos segundos. Y la reducción: qué parte de la gente programada no está
   disponible (almuerzo, capacitación, vacaciones).
3. Si el reporte no trae el TMO, escribirlo, o traer del mismo periodo un reporte que lo mida.
4. Elegir un intervalo del mapa para ver el día completo.

> La fórmula supone que las llamadas entran al azar y que nadie cuelga. Donde la gente cuelga hace falta un poco menos;
> donde las llamadas llegan en oleadas, un poco más.

## Si los agentes cumplen su turno

La cara {{summary.faces.shifts}} compara los turnos con las horas en que cada agente estuvo conectado.

1. Pulsar {{shifts.import}} y pegar la hoja de Excel: agente, día, desde, hasta.
2. Revisar lo que Atalaya leyó, y guardar.
3. Traer el periodo del reporte, si falta.

- **Adherencia**: qué parte del turno estuvo conectado.
- **Cumplimiento**: cuánto estuvo conectado en el día, dentro o fuera del turno, frente a lo programado.
- **Reducción**: qué parte del turno no estuvo disponible ni atendiendo.

Un día que no se ha traído no es una ausencia: no cuenta.
`,
}
