import type { Protocol } from '../chromium/connection.ts'
import { checkOptions } from '../strict.ts'

const INCHES = { A4: [8.27, 11.69], Letter: [8.5, 11] } as const

/** Electron's options of `printToPDF`, as far as the stand-in knows them. */
export interface PdfOptions {
  readonly pageSize?: keyof typeof INCHES
  readonly landscape?: boolean
  readonly printBackground?: boolean
  readonly margins?: Readonly<Partial<Record<'top' | 'bottom' | 'left' | 'right', number>>>
  readonly displayHeaderFooter?: boolean
  readonly headerTemplate?: string
  readonly footerTemplate?: string
  readonly generateTaggedPDF?: boolean
}

const KNOWN = new Set([
  'pageSize',
  'landscape',
  'printBackground',
  'margins',
  'displayHeaderFooter',
  'headerTemplate',
  'footerTemplate',
  'generateTaggedPDF',
])

/** The same in Chromium's words. @throws Error for options that the stand-in does not know */
export function pdfParameters(options: PdfOptions): Protocol.Page.printToPDFParameters {
  checkOptions('the option webContents.printToPDF', options, KNOWN)
  const { pageSize = 'Letter', margins = {}, ...same } = options
  const [paperWidth, paperHeight] = INCHES[pageSize]
  const { top, bottom, left, right } = margins
  return {
    ...same,
    paperWidth,
    paperHeight,
    ...(top === undefined ? {} : { marginTop: top }),
    ...(bottom === undefined ? {} : { marginBottom: bottom }),
    ...(left === undefined ? {} : { marginLeft: left }),
    ...(right === undefined ? {} : { marginRight: right }),
  }
}
