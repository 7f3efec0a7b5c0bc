import { ProblemNote } from '../ProblemNote.tsx'
import { PrintedPage } from './PrintedPage.tsx'
import type { Paper } from './usePaper.ts'

/** What a page that is put on paper leaves in the window: why it could not be, and for the printer the page itself. */
export function PaperOutcome({ paper: { error, laidOut } }: { readonly paper: Paper }) {
  return (
    <>
      {error !== null && <ProblemNote error={error.toData()} />}
      {laidOut !== null && <PrintedPage page={laidOut} />}
    </>
  )
}
