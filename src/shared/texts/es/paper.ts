/** What is put on paper, into PDFs and into pictures. */
export const paper = {
  page: 'Página',
  print: 'Imprimir…',
  picture: 'Imagen de la página (PNG)',
  leftOutLines: 'Se muestran {{count, number}} de {{total, number}} líneas; un libro de Excel las tiene todas.',
  leftOutColumns: 'Se muestran {{count, number}} de {{total, number}} columnas; un libro de Excel las tiene todas.',
  rows: {
    number: 'N.º',
    firstOf:
      'Aquí están las primeras {{count, number}} de {{total, number}} filas; un archivo (Excel o CSV) las tiene todas.',
    inSight: 'Filas {{first, number}} a {{last, number}} de {{total, number}}: las que estaban a la vista.',
    tables:
      'Las {{columns, number}} columnas no caben una al lado de otra: siguen en {{tables, number}} tablas, una tras otra, cada una con el número de la fila y la primera columna.',
    table: 'Columnas: tabla {{place, number}} de {{tables, number}}',
    cut: 'Los textos largos están cortados; en un archivo (Excel o CSV) están completos.',
    order: 'Orden',
  },
  grid: {
    menu: 'Imprimir, PDF o imagen',
    pdf: 'Página en PDF…',
    picture: 'Imagen de las filas a la vista (PNG)',
    title: 'Imprimir las filas',
    what: 'Qué se imprime',
    shown: 'Lo que se ve',
    shownHint: 'Con los filtros, la búsqueda, el orden y las columnas de la pantalla.',
    all: 'Todo el periodo',
    allHint: 'Todas las filas y columnas, sin filtros ni búsqueda.',
    columns_one: '{{count, number}} columna',
    columns_many: '{{count, number}} de columnas',
    columns_other: '{{count, number}} columnas',
    upright: 'Papel vertical.',
    wide: 'Papel acostado.',
    print: 'Imprimir',
    pdfButton: 'Guardar como PDF',
  },
} as const
