/** What Spanish says of the command about the home page. */
export const es = {
  home: 'Lo que está fijado en «Mi mañana», con lo guardado: cada tarjeta, su número y su sello; con --out, todas en un libro de Excel',
  out: 'el libro: una hoja por tarjeta y otra con sellos y fórmulas; - es la salida estándar',
  none: 'No hay nada fijado en «Mi mañana»: se fija en la ventana.',
  headings: 'Tarjeta|Periodo|Qué dice|Sello',
  written: 'Escrito: {{file}} ({{cards}})',
} as const
