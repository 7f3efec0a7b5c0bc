/** How personal data is hidden: the levels, the operation's switch and its mark. */
export const masks = {
  title: 'Ocultar datos personales',
  label: 'Datos personales',
  choice: 'Datos personales: {{level}}',
  of: 'Datos personales de {{name}}',
  lead: 'Así se ven los teléfonos, correos, documentos y nombres de los clientes de {{name}}: en filas, fichas, resúmenes, imágenes, archivos y en lo que se copia o se imprime.',
  truth: 'Filtros, búsqueda, orden y totales siguen trabajando con los datos verdaderos, y nada cambia en lo guardado.',
  levels: { whole: 'Completos', partial: 'En parte', pseudonym: 'Con sustituto', hidden: 'Ocultos' },
  hints: {
    whole: 'Como los envió wolkvox.',
    partial: 'Quedan como mucho los últimos cuatro dígitos: •••••4567, a•••@d•••.co. De los nombres no queda nada.',
    pseudonym: 'Un código por cliente, el mismo en todos los reportes: C-7K2M4QX9PT3A. De él nadie saca el dato.',
    hidden: 'No queda nada: •••.',
  },
  mark: {
    partial: 'Datos ocultos en parte',
    pseudonym: 'Datos con sustituto',
    hidden: 'Datos ocultos',
  },
  ofView: 'Así se ven los datos de los clientes en «{{name}}», donde sea que se abra, se exporte o se programe.',
  floor: 'La operación los muestra como mucho así: {{level}}.',
  copyRow: 'Copiar fila con datos ocultos',
  copyRows_one: 'Copiar {{count, number}} fila con datos ocultos',
  copyRows_many: 'Copiar {{count, number}} de filas con datos ocultos',
  copyRows_other: 'Copiar {{count, number}} filas con datos ocultos',
  off: {
    title: '¿Mostrar los datos personales?',
    text: 'Los datos de los clientes de {{name}} se verán completos en la ventana, en las copias, en lo impreso y en los archivos. Las vistas y los archivos programados que los ocultan por su cuenta los siguen ocultando.',
    show: 'Mostrarlos',
  },
}
