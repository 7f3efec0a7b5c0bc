import type { paper as spanish } from '../es/paper.ts'
import type { SameNames } from '../sameNames.ts'

/** What is put on paper, into PDFs and into pictures. */
export const paper: SameNames<typeof spanish> = {
  page: 'Page',
  print: 'Print…',
  picture: 'Picture of the page (PNG)',
  leftOutLines: '{{count, number}} of {{total, number}} lines are shown; an Excel workbook has them all.',
  leftOutColumns: '{{count, number}} of {{total, number}} columns are shown; an Excel workbook has them all.',
  rows: {
    number: 'No.',
    firstOf: 'These are the first {{count, number}} of {{total, number}} rows; a file (Excel or CSV) has them all.',
    inSight: 'Rows {{first, number}} to {{last, number}} of {{total, number}}, as they were in sight.',
    tables:
      'The {{columns, number}} columns do not fit beside one another: they go on in {{tables, number}} tables, one after the other, each with the row’s number and the first column.',
    table: 'Columns: table {{place, number}} of {{tables, number}}',
    cut: 'Long texts are cut; a file (Excel or CSV) has them whole.',
    order: 'Order',
  },
  grid: {
    menu: 'Print, PDF or picture',
    pdf: 'Page as PDF…',
    picture: 'Picture of the rows in sight (PNG)',
    title: 'Print the rows',
    what: 'What is printed',
    shown: 'What is seen',
    shownHint: 'With the filters, the search, the order and the columns of the screen.',
    all: 'The whole period',
    allHint: 'All rows and columns, without filters or search.',
    columns_one: '{{count, number}} column',
    columns_many: '{{count, number}} columns',
    columns_other: '{{count, number}} columns',
    upright: 'Upright paper.',
    wide: 'Paper on its side.',
    print: 'Print',
    pdfButton: 'Save as PDF',
  },
}
