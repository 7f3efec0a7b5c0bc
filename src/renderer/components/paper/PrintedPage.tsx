import { createPortal } from 'react-dom'
import type { PaperPage } from '../../../shared/paperPage.ts'
import { PaperSheet } from './PaperSheet.tsx'

/** A page that is printed from the window: nothing of it is seen there, and nothing else is printed. */
export function PrintedPage({ page }: { readonly page: PaperPage }) {
  return createPortal(
    <div className="paper-printed">
      <PaperSheet page={page} />
    </div>,
    document.body,
  )
}
