import type { paper as spanish } from '../es/paper.ts'
import type { SameNames } from '../sameNames.ts'

/** What is put on paper, into PDFs and into pictures. */
export const paper: SameNames<typeof spanish> = {
  page: 'Page',
  print: 'Print…',
  picture: 'Picture of the page (PNG)',
  leftOutLines: '{{count, number}} of {{total, number}} lines are shown; an Excel workbook has them all.',
  leftOutColumns: '{{count, number}} of {{total, number}} columns are shown; an Excel workbook has them all.',
}
