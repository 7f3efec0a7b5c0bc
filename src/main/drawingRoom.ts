import { BrowserWindow } from 'electron'
import PQueue from 'p-queue'
import type { Drawer, DrawingOrder as UnattendedOrder } from '../desk/drawer.ts'
import { AppError, type AppErrorData } from '../shared/errors.ts'
import { UNATTENDED_DRAWINGS } from '../shared/fileFormats.ts'
import type { DrawingOrder } from '../shared/ipc/drawings.ts'
import type { PageFormat, PaperPage } from '../shared/paperPage.ts'
import { drawingAddress } from './appProtocol.ts'
import { pdfOf, type PdfManner } from './printing.ts'

/** How long a page may take to stand there: a thousand sheets take some twenty seconds. */
const PATIENCE_MS = 120_000
const FIRST_SIZE = { width: 1_000, height: 800 } as const

/** What a page says of itself once it is laid out. */
export interface LaidOut extends PdfManner {
  readonly widthPx: number
  readonly heightPx: number
}

/** Something that is being drawn. */
interface Drawing {
  readonly order: DrawingOrder
  readonly window: BrowserWindow
  laidOut: LaidOut | undefined
  readonly taken: PromiseWithResolvers<LaidOut>
}

export interface DrawOptions {
  readonly signal: AbortSignal
}

/**
 * Draws pages where nobody sees them: each in a window of its own that is never shown, as sandboxed as the one that is,
 * and gone as soon as its page was taken, whatever came between. One after the other, since each takes a process.
 */
export class DrawingRoom implements Drawer {
  readonly formats = UNATTENDED_DRAWINGS
  readonly #preload: string
  readonly #queue = new PQueue({ concurrency: 1 })
  readonly #drawings = new Map<number, Drawing>()
  #lastId = 0

  /** @param preload the bridge's file */
  constructor(preload: string) {
    this.#preload = preload
  }

  /**
   * Draws a page: a PDF on the paper of the computer's region, or a picture, twice as fine as on the screen.
   *
   * @throws AppError `drawing-failed`, `cancelled`
   */
  page(page: PaperPage, format: PageFormat, { signal }: DrawOptions): Promise<Uint8Array> {
    return this.#queue.add(() => this.#draw({ kind: 'page', page, format }, signal))
  }

  /**
   * Draws what nobody has open: the page of all cards, or of a summary; of the latter as a picture its chart below its
   * title, facts and formulas.
   *
   * @throws AppError `drawing-failed`, `cancelled`; what asking for it throws
   */
  draw(order: UnattendedOrder, format: PageFormat, { signal }: DrawOptions): Promise<Uint8Array> {
    return this.#queue.add(() => this.#draw({ ...order, format }, signal))
  }

  /** What a drawing is to be of. @throws AppError `internal` where there is none of that number */
  orderOf(id: number): DrawingOrder {
    return this.#drawing(id).order
  }

  /** Gives a drawing the room that it takes. A picture is as large as its window; paper has its own size. */
  makeRoom(id: number, laidOut: LaidOut): void {
    const drawing = this.#drawing(id)
    drawing.laidOut = laidOut
    if (drawing.order.format === 'png') drawing.window.setContentSize(laidOut.widthPx, laidOut.heightPx)
  }

  /** Takes a drawing as it stands there. */
  take(id: number): void {
    const { laidOut, taken } = this.#drawing(id)
    if (laidOut === undefined) taken.reject(new AppError('drawing-failed'))
    else taken.resolve(laidOut)
  }

  /** Ends a drawing that its page could not make. */
  giveUp(id: number, error: AppErrorData | null): void {
    this.#drawing(id).taken.reject(error === null ? new AppError('drawing-failed') : AppError.fromData(error))
  }

  #drawing(id: number): Drawing {
    const drawing = this.#drawings.get(id)
    if (drawing === undefined) throw new AppError('internal', { reason: 'no such drawing' })
    return drawing
  }

  #open(format: PageFormat): BrowserWindow {
    return new BrowserWindow({
      ...FIRST_SIZE,
      show: false,
      useContentSize: true,
      webPreferences: {
        preload: this.#preload,
        // No screen bounds what is drawn beside it.
        offscreen: format === 'png',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        backgroundThrottling: false,
        devTools: false,
      },
    })
  }

  async #draw(order: DrawingOrder, signal: AbortSignal): Promise<Uint8Array> {
    if (signal.aborted) throw new AppError('cancelled')
    const id = ++this.#lastId
    const window = this.#open(order.format)
    const taken = Promise.withResolvers<LaidOut>()
    this.#drawings.set(id, { order, window, laidOut: undefined, taken })
    const cancel = (): void => taken.reject(new AppError('cancelled'))
    const fail = (): void => taken.reject(new AppError('drawing-failed'))
    const timer = setTimeout(fail, PATIENCE_MS)
    signal.addEventListener('abort', cancel)
    // Closed by whoever ends the program.
    window.once('closed', cancel)
    window.webContents.once('render-process-gone', fail)
    try {
      const gone = taken.promise.then(() => undefined)
      await Promise.race([window.loadURL(drawingAddress(id)), gone])
      const laidOut = await taken.promise
      return await this.#takenAs(order.format, window, laidOut)
    } catch (cause) {
      if (cause instanceof AppError) throw cause
      throw new AppError(signal.aborted ? 'cancelled' : 'drawing-failed', {}, { cause })
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      this.#drawings.delete(id)
      if (!window.isDestroyed()) window.destroy()
    }
  }

  async #takenAs(format: PageFormat, window: BrowserWindow, laidOut: LaidOut): Promise<Uint8Array> {
    if (format === 'pdf') return pdfOf(window.webContents, laidOut)
    const picture = await window.webContents.capturePage()
    if (picture.isEmpty()) throw new AppError('drawing-failed')
    return picture.toPNG()
  }
}
