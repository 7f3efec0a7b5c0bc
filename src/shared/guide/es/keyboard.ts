export const keyboard = {
  title: 'Atajos del teclado',
  words: 'teclas combinaciones accesos rápidos shortcuts',
  text: `
Todo se puede hacer sin el ratón. Si solo se recuerda una combinación, que sea esta: [[palette]] encuentra reportes y
acciones por una palabra, y dice al lado la combinación de cada una.

![Reportes y acciones, por una palabra](palette)

Con Tab se pasa de una parte de la ventana a la siguiente. Dentro de la lista, de los días y de las tablas se usan las
flechas.

::keyboard::
`,
}
