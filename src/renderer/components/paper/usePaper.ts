import { useState } from 'react'
import { flushSync } from 'react-dom'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { PageFormat, PaperPage } from '../../../shared/paperPage.ts'
import type { RowSet } from '../../../shared/query.ts'
import { request } from '../../api/bridge.ts'

/** A page that is still to be made, and what it is of, by which its file is called. */
export interface PageToMake {
  /** Rows of a report, all that an operation has pinned, or what is known of a customer there. */
  readonly rows: RowSet | { readonly pinnedOf: number } | { readonly customerOf: number }
  readonly make: () => PaperPage | Promise<PaperPage>
}

function saved(rows: PageToMake['rows'], page: PaperPage, format: PageFormat) {
  if ('customerOf' in rows) return request('customers:save-page', { connectionId: rows.customerOf, page, format })
  return 'pinnedOf' in rows
    ? request('home:save-page', { connectionId: rows.pinnedOf, page, format })
    : request('paper:save', { rows, page, format })
}

export interface Paper {
  /** A page is being made, printed, or asked a place for. */
  readonly isBusy: boolean
  readonly error: AppError | null
  /** What is laid out for the printer just now: to be drawn by `PrintedPage`; null: nothing. */
  readonly laidOut: PaperPage | null
  /** Asks for a place, and draws the page there. @returns whether its file is under way */
  readonly save: (of: PageToMake, format: PageFormat) => Promise<boolean>
  /** @returns whether it was printed */
  readonly print: (of: PageToMake) => Promise<boolean>
}

/** Puts what is seen on paper, into a PDF, or into a picture. What fails is told, never thrown. */
export function usePaper(): Paper {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const [laidOut, setLaidOut] = useState<PaperPage | null>(null)

  async function doing(work: () => Promise<boolean>): Promise<boolean> {
    setBusy(true)
    setError(null)
    try {
      return await work()
    } catch (cause) {
      setError(toAppError(cause))
      return false
    } finally {
      setBusy(false)
    }
  }

  return {
    isBusy,
    error,
    laidOut,
    save: ({ rows, make }, format) => doing(async () => (await saved(rows, await make(), format)) !== null),
    print: ({ make }) =>
      doing(async () => {
        const page = await make()
        // What is printed has to be there before it is asked for.
        flushSync(() => setLaidOut(page))
        try {
          return (await request('paper:print', { isWide: page.isWide })).isPrinted
        } finally {
          setLaidOut(null)
        }
      }),
  }
}
