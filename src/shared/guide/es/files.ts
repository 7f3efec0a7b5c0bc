export const files = {
  title: 'Exportar, Excel e imprimir',
  words: 'CSV libro xlsx archivo PDF copiar pegar imagen separador',
  text: `
## Exportar

1. Pulsar {{exporting.export}} ([[export]]).
2. Elegir {{exporting.shown}} (con los filtros, el orden y las columnas) o {{exporting.all}}.
3. Elegir el formato y dónde guardar.

![Qué se exporta, y en qué formato](export)

## Libro de Excel o CSV

- El **libro de Excel** conserva los números largos, los ceros a la izquierda, las fechas y las duraciones. Es lo mejor
  para abrir en Excel.
- El **CSV** sirve para otros programas. Si en Excel todo aparece en una sola columna, cambiar el separador en
  [Ajustes, Excel](settings:excel).
- Una hoja de Excel tiene como máximo 1.048.576 filas. En un libro, las demás van en otras hojas.

## Un resumen

El archivo de un resumen tiene los mismos números y totales que la pantalla, con sus fórmulas y gráficas. También se
puede copiar como tabla o como imagen.

## Imprimir y PDF

[[print]] imprime lo que se está viendo, o lo guarda como PDF: título, operación, periodo, sello y fórmulas van en la
página.

## Copiar

[[=rowCopy]] copia la celda o las filas seleccionadas, para pegar en Excel o en un correo.

> Los archivos exportados **no** están cifrados. Quedan donde se guardaron, con los datos de los clientes a la vista.
`,
}
