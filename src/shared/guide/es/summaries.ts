export const summaries = {
  title: 'Resúmenes, medidas y fórmulas',
  words: 'tabla dinámica indicadores KPI nivel de servicio TMO AHT ocupación gráfica comparar promedio',
  text: `
Cada reporte con filas tiene otra cara: {{summary.faces.summary}}. Es del mismo periodo y con los mismos filtros que
{{summary.faces.rows}}.

![Llamadas y TMO por agente, contra el periodo anterior](summary)

## Armar un resumen

Una frase dice qué se está viendo: «Llamadas y TMO por agente, contra la semana anterior». Se cambia por partes:

- {{summary.addMeasure}}: qué se mide. Primero están los indicadores: nivel de servicio, abandono, TMO, ocupación…
- {{summary.addField}}: por qué se agrupa: agente, skill, hora, resultado, código…
- {{summary.across}}: un campo que va a lo ancho, como el día o la hora.
- {{summary.compare}}: el periodo anterior, la semana, el mes o el año anteriores, u otras fechas.

{{summary.reset}} vuelve al resumen con el que abre el reporte.

## Leer los números

- Lo rayado no se ha traído. No es cero.
- {{summary.table.difference}} es la diferencia con el periodo comparado.
- {{summary.formulas.title}}, abajo, dice cómo se calcula cada medida.
- Clic en un número: se ven las filas que hay detrás, ni una más.
- Clic derecho: copiarlo, ordenar por él, o mostrarlo como parte del total, de la fila o de la columna.

![Lo que se puede hacer con un número](number-menu)

## Gráficas

{{summary.charts.bars}}, {{summary.charts.lines}} y {{summary.charts.heat}}. El mapa de calor muestra bien las horas
contra los días de la semana. La tabla está siempre debajo.

## Medidas propias

En {{summary.addMeasure}}, {{summary.groups.own}} guarda una división con nombre, por ejemplo costo por llamada. Queda
para todos los reportes que tengan esos campos.

## Lo que no se suma

Los porcentajes y promedios que ya calculó el servidor no se suman ni se promedian: daría un número falso. Si se pide,
Atalaya dice qué medida usar en su lugar. [Por qué un número no es igual al de Manager](topic:differences)
`,
}
