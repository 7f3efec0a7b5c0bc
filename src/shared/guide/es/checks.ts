export const checks = {
  title: 'Revisar: horarios, envíos repetidos, números que no contestan y cuadrar con Manager',
  words:
    'ley 2300 horario festivo domingo evidencia duplicado repetido sms tilde partes revisar revisión cuadrar conciliar hallazgos contestadora números malos depurar base limpiar marcación',
  text: `
La cara {{summary.faces.checks}} mira las filas del periodo, con sus filtros y su búsqueda, y muestra lo que conviene
revisar. No cambia ni borra nada. Cada hallazgo lleva a sus filas, y de ahí se vuelve con Esc.

## Fuera de horario

Los contactos que la operación buscó fuera de las horas y los días de la Ley 2300, otra vez el mismo día, o por otro canal
en la misma semana. La última hora cuenta completa: 19:00:00 todavía se puede.

1. Pulsar {{checks.hours.edit}} para cambiar las horas de cada día, los festivos, la frecuencia y los canales.
   {{checks.hours.export}} las guarda para otra persona.
2. Cada hallazgo dice por qué está ahí. Sus filas son todos los contactos de ese cliente, para ver qué hubo antes.
3. {{checks.export}}, o [[export]], escribe la evidencia: filas, reglas, estado de los datos y una huella que cambia si
   alguien toca una fila. En el mismo menú se elige cómo van los datos personales: {{masks.levels.hidden}}, por ejemplo.

![Los mensajes fuera de horario del mes pasado, cada uno con su porqué](checks)

La ley tiene excepciones: son casos por revisar.

## Envíos repetidos y partes de SMS

- **Envíos repetidos**: el mismo texto al mismo teléfono en pocos minutos, o muchos mensajes de una vez.
- **Partes de SMS**: mensajes que cuestan el doble por una tilde, con la escritura que no. La ñ, la é y la ü no cuestan.
  Con {{checks.sms.price}} también dice cuánto.

## Cuadrar con Manager

1. Escribir en {{checks.match.count}} el total que muestra Manager para el mismo periodo: 1.243, por ejemplo.
2. Si no es igual, cada tarjeta dice qué puede explicarlo, cuántas filas explicaría y qué hacer.
3. Para saber dónde se separan, pegar los totales por día o por hora en {{checks.match.paste}}: dos columnas de Excel,
   la fecha y el total. Los renglones que no cuadran quedan marcados.
4. Con {{checks.export}}, lo que puede explicarlo queda en un archivo: cuántas filas, qué hacer y cuáles filas son.

![Un total de Manager y lo que puede explicarlo](match)

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
