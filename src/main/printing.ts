import { app, type PrintToPDFOptions, type WebContents } from 'electron'
import { AppError } from '../shared/errors.ts'
import { paperOf } from '../shared/paper.ts'
import { mainWindow } from './window.ts'

// Paper: a page as PDF, and what the window has laid out for its printer, of which its style sheet prints just that.

const MARGIN_INCHES = 0.5
const FOOTER_MARGIN_INCHES = 0.6

/** Each page says which it is of how many. Nothing of the data is in it: it is read as markup. */
const FOOTER =
  '<div style="width:100%;text-align:center;font-size:8px;color:#526070"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'

/** What printing was given up for by who was asked: no fault. */
const GIVEN_UP = /cancel/i

/** How a page lies on paper, and whether its file has tags for screen readers. */
export interface PdfManner {
  readonly isWide: boolean
  readonly isTagged: boolean
}

function pdfOptions({ isWide, isTagged }: PdfManner): PrintToPDFOptions {
  return {
    pageSize: paperOf(app.getSystemLocale()),
    landscape: isWide,
    printBackground: true,
    margins: { top: MARGIN_INCHES, left: MARGIN_INCHES, right: MARGIN_INCHES, bottom: FOOTER_MARGIN_INCHES },
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: FOOTER,
    generateTaggedPDF: isTagged,
  }
}

/**
 * What a window shows, as PDF on the paper of the computer's region.
 *
 * @throws AppError `drawing-failed`
 */
export async function pdfOf(contents: WebContents, manner: PdfManner): Promise<Uint8Array> {
  try {
    return await contents.printToPDF(pdfOptions(manner))
  } catch (cause) {
    throw new AppError('drawing-failed', {}, { cause })
  }
}

/**
 * Asks for a printer, and prints the page that the window has laid out on the printer's own paper.
 *
 * @returns whether it was printed
 * @throws AppError `print-failed`
 */
export function printPage(isWide: boolean): Promise<boolean> {
  const contents = mainWindow()?.webContents
  return new Promise((resolve, reject) => {
    if (contents === undefined) throw new AppError('print-failed')
    const options = { printBackground: true, landscape: isWide, usePrinterDefaultPageSize: true }
    contents.print(options, (isPrinted, reason) => {
      if (isPrinted || GIVEN_UP.test(reason)) resolve(isPrinted)
      else reject(new AppError('print-failed'))
    })
  })
}
