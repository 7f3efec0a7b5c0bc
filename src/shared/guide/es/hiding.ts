export const hiding = {
  title: 'Ocultar datos personales',
  words: 'máscara enmascarar privacidad anonimizar teléfono correo cédula nombre sustituto mostrar pantalla compartir',
  text: `
Para mostrar la pantalla, o entregar un archivo, sin que se vea quién es cada cliente.

1. Abrir el menú de la operación, arriba a la izquierda, y elegir {{commands.hide-personal-data.label}} También está en
   el menú Ver y se encuentra con [[palette]].
2. Elegir cómo se ven teléfonos, correos, documentos y nombres de clientes.

- {{masks.levels.partial}}: quedan como mucho los últimos cuatro dígitos.
- {{masks.levels.pseudonym}}: un código por cliente, el mismo en todos los reportes. Sirve para seguir a alguien sin saber
  quién es.
- {{masks.levels.hidden}}: no queda nada.

Mientras está activo, una marca junto a la vista lo dice, y el título de la ventana también. Vale para filas, fichas,
resúmenes, listas de valores, imágenes, lo que se copia, se imprime o se exporta, y los archivos programados. También
dentro de los textos: un teléfono escrito con espacios o un correo en un mensaje se ocultan igual.

![Filas con sustitutos, y la marca que lo dice](hidden-rows)

## Qué no cambia

- Lo guardado. Al elegir {{masks.levels.whole}} todo se vuelve a ver; Atalaya lo pregunta una vez.
- Filtros, búsqueda, orden y totales: trabajan con los datos verdaderos. Se puede buscar por un teléfono y ver las filas
  sin el teléfono. Lo que se escribe en un filtro lo ve quien lo escribe; en archivos e imágenes va oculto.
- Un valor oculto se escoge, o se excluye, de la lista de su columna, de una celda o de un grupo por lo que se ve en su
  lugar, y filtra por el verdadero. Ese filtro queda en la vista, pero no va en el archivo que se comparte.

- Los nombres que alguien escribe, como los de las vistas: se ven tal cual. A quien le pone un teléfono a una vista se le
  avisa.

## Solo una parte

- Un archivo, una imagen o una hoja: al exportar o imprimir, en {{masks.label}}. También de un resumen, de una
  [revisión](topic:checks), del personal y de [Mi mañana](topic:views), en el menú que los saca.
- Una vista: en su menú, {{commands.hide-personal-data.label}} La vista los oculta para quien la abra, la exporte o la
  programe.
- Un archivo programado: al programarlo. Ver [Programar](topic:schedules).
- Lo que se copia: clic derecho en una celda, {{masks.copyRow}}.

Nada de esto muestra más de lo que muestra la operación: vale siempre lo más estricto.
`,
}
