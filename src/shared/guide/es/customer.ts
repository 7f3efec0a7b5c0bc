export const customer = {
  title: 'Todo sobre un cliente',
  words:
    'teléfono número historia línea de tiempo buscar persona correo cédula id quién llamó lista pegar muchos números',
  text: `
Un cliente deja rastro en muchos reportes. Su página los junta en una sola línea de tiempo, lo más nuevo primero.

## Cómo llegar

1. Copiar el teléfono, el correo o el id, escrito como sea: con 57, con +, con espacios o guiones.
2. Pulsar [[palette]], pegar y dar Enter.

También desde una fila: {{customer.about}}, en el menú de la celda o al pie del detalle; o [[customer]] con la fila elegida.

## Muchos a la vez

Una columna de números de Excel, o una lista de correos: se pega igual en [[palette]], o en
{{commands.customer-list.label}} del menú Ir. Sale un archivo con un renglón por cliente: cuántos eventos de cada tipo, el
primero, el último y quién es. Un teléfono de cinco dígitos o un correo sin dominio se cuentan aparte.

## Qué se ve

- Arriba, quién es: los nombres, teléfonos, correos e ids que aparecen en sus filas. Al pulsar uno se ve todo sobre él.
- Por día, cada llamada, mensaje, chat, correo o encuesta: la hora, cómo terminó, quién atendió y qué se dijo.
- Al abrir un evento se ven todos sus campos; {{customer.line.showRow}} lleva a la fila, y [[back]] regresa.
- Los botones de tipos y el periodo dejan ver solo una parte.

## Qué puede faltar

- Solo está lo que se ha traído. Si a un reporte le faltan días, la página lo dice y los trae con un botón.
- {{customer.reports.title}}: los reportes que se revisaron y cuántas filas hay de este cliente en cada uno.
- {{customer.scope.mentions}} encuentra además las filas que lo nombran dentro de un texto. Revisa todas: puede tardar.
- Se busca en la operación abierta; {{customer.scope.everywhere}} busca en las demás, y cada evento dice de cuál es.
- Un número sin indicativo es del país de la operación: se elige en [Ajustes, Operaciones](settings:operations), al
  cambiar la operación, en {{start.form.country}}.

> Por nombre no se busca: muchas personas se llaman igual.

## Qué se puede hacer

- {{customer.export.button}}: un archivo con cada evento, de dónde sale, el periodo y qué falta.
- {{customer.print.button}}, en papel o PDF.
- {{customer.erase.button}}: abre [el borrado de un cliente](topic:erasing) con esta misma lista.
`,
}
