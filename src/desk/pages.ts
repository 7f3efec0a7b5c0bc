import { AppError } from '../shared/errors.ts'
import type { InputOf } from '../shared/ipc/contract.ts'
import type { PageFormat, PaperPage } from '../shared/paperPage.ts'
import { isPlainSvg } from './drawings.ts'
import type { Exports } from './exports.ts'
import type { OpenDesk } from './openDesk.ts'

/** Draws a page where nobody sees it. @throws AppError `drawing-failed`, `cancelled` */
export type DrawPage = (page: PaperPage, format: PageFormat, signal: AbortSignal) => Promise<Uint8Array>

/** Looks at the drawings of a page. @throws AppError `internal` where one would do more than be looked at */
export function checkDrawings({ sections }: Pick<PaperPage, 'sections'>): void {
  const isPlain = sections.every((section) => section.kind !== 'drawing' || isPlainSvg(section.svg))
  if (!isPlain) throw new AppError('internal', { reason: 'no drawing' })
}

/** Files of pages, whatever these show: the window makes a page of what is seen. */
export class Pages {
  readonly #desk: () => Promise<OpenDesk>
  readonly #exports: Exports

  constructor(desk: () => Promise<OpenDesk>, exports: Exports) {
    this.#desk = desk
    this.#exports = exports
  }

  /**
   * Asks for a place and draws a page there, as a job.
   *
   * @returns the job's id, or null where no place was chosen
   * @throws AppError `unknown-report`; `internal` for a page with a drawing that would do more than be looked at
   */
  async save({ rows, page, format }: InputOf<'paper:save'>, draw: DrawPage): Promise<string | null> {
    checkDrawings(page)
    const report = (await this.#desk()).report(rows.reportKey)
    return this.#exports.startDrawn(report, { question: { ...rows, sort: [] }, format }, (signal) =>
      draw(page, format, signal),
    )
  }
}
