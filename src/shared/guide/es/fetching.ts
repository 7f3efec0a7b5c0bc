export const fetching = {
  title: 'Traer datos y las consultas del día',
  words: 'actualizar cuota límite consumo API refrescar descargar',
  text: `
{{report.update.update}} ([[update]]) trae del servidor solo lo que falta del periodo. Lo que ya está guardado y no puede
cambiar no se pide otra vez.

## Qué es una consulta

Cada pregunta al servidor es una consulta. wolkvox permite unas mil al día por licencia, y las comparten **todos** los
programas y personas que usan la operación. Por eso el botón dice antes cuántas va a gastar.

- Una consulta trae hasta 31 días, y hasta 60.000 registros. Si hay más, Atalaya parte el periodo y pregunta de nuevo.
- Los reportes con totales por agente o por campaña gastan una por día, para poder sumar después cualquier rango.
- Las consultas van una tras otra. Mientras tanto se puede seguir trabajando.

Abajo a la derecha se ve cuántas van hoy. Con un clic se sabe cuántas quedan y si alcanzan.

## Si se acaban

Lo que no alcanzó queda pendiente. Lo que sí llegó está guardado y se puede usar. Al otro día se sigue con
{{activity.goOn}}.

Lo automático deja siempre una parte sin tocar, para las personas:
{{automation.reserve.title}}, en [Ajustes, Actualización automática](settings:automation).

## Traer otra vez lo que ya está

- Unos días: elegirlos en la tira de días y pulsar {{coverage.selection.again}}.
- Todo el periodo: en la flecha junto a {{report.update.update}}, {{report.update.again}}. Lo guardado se reemplaza
  entero, nunca queda doble.

## Si se cierra el programa a la mitad

No se pierde nada: los días que llegaron completos quedan, y el resto sigue la próxima vez.
`,
}
