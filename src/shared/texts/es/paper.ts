/** What is put on paper, into PDFs and into pictures. */
export const paper = {
  page: 'Página',
  print: 'Imprimir…',
  picture: 'Imagen de la página (PNG)',
  leftOutLines: 'Se muestran {{count, number}} de {{total, number}} líneas; un libro de Excel las tiene todas.',
  leftOutColumns: 'Se muestran {{count, number}} de {{total, number}} columnas; un libro de Excel las tiene todas.',
} as const
