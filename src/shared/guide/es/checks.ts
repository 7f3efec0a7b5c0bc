export const checks = {
  title: 'Revisar: cuadrar con Manager y números que no contestan',
  words: 'revisar revisión cuadrar conciliar hallazgos contestadora números malos depurar base limpiar marcación',
  text: `
La cara {{summary.faces.checks}} mira las filas del periodo, con sus filtros y su búsqueda, y muestra lo que conviene
revisar. No cambia ni borra nada. Cada hallazgo lleva a sus filas, y de ahí se vuelve con Esc.

## Cuadrar con Manager

1. Escribir en {{checks.match.count}} el total que muestra Manager para el mismo periodo: 1.243, por ejemplo.
2. Si no es igual, cada tarjeta dice qué puede explicarlo, cuántas filas explicaría y qué hacer.
3. Para saber dónde se separan, pegar los totales por día o por hora en {{checks.match.paste}}: dos columnas de Excel,
   la fecha y el total. Los renglones que no cuadran quedan marcados.

- **Sin traer**, **aún puede crecer**, **cortado**: aquí faltan filas. Traer el tramo y comparar otra vez.
- **Filas de totales**, **repetidas**, **internas**, **varias filas de una llamada**: aquí sobran filas que Manager no
  cuenta.
- **Al filo del día**: con otra zona horaria caerían en otro día.

[Más razones por las que un número no es igual](topic:differences)

## Números que no contestan

En los reportes que dicen qué encontró la marcación en cada teléfono, la lista trae los teléfonos a los que se llamó
muchas veces, en varios días, y donde nunca contestó una persona.

1. Elegir cuántos intentos y en cuántos días distintos. La lista cambia enseguida.
2. Traer también, del mismo periodo, los reportes de llamadas: quien contestó alguna vez sale de la lista. Debajo dice con
   cuáles se pudo comparar.
3. Elegir {{checks.unanswered.form}} y pulsar {{checks.export}}: el archivo sirve para sacar esos números de la base.

## Tenerlo siempre a mano

Una revisión se guarda como vista, se fija en Mi mañana con el número de hallazgos, y se mantiene al día con su archivo,
como cualquier vista. [Vistas](topic:views)
`,
}
