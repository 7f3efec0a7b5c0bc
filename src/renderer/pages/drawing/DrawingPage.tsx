import { useEffect, useEffectEvent, useRef } from 'react'
import { pageWidth, type PageFormat, type PaperPage } from '../../../shared/paperPage.ts'
import { PaperSheet } from '../../components/paper/PaperSheet.tsx'

/** So many pixels of a picture for each of the page's: sharp on paper and on fine screens. */
const FINENESS = 2
/** White around what stands in a picture, in pixels of the page. */
const MARGIN_PX = 24

/** What a drawing takes, in pixels. */
export interface Room {
  readonly widthPx: number
  readonly heightPx: number
}

interface DrawingPageProps {
  readonly page: PaperPage
  readonly format: PageFormat
  /** Told how much room the drawing takes, once it stands there. */
  readonly onLaidOut: (room: Room) => void
}

/** A page by itself, for paper or as a picture of it. */
export function DrawingPage({ page, format, onLaidOut }: DrawingPageProps) {
  const holder = useRef<HTMLDivElement>(null)
  const tell = useEffectEvent(onLaidOut)
  const isPicture = format === 'png'
  const widthPx = (pageWidth(page) + 2 * MARGIN_PX) * FINENESS
  useEffect(() => {
    const told = async (): Promise<void> => {
      await document.fonts.ready
      const heightPx = Math.ceil(holder.current?.getBoundingClientRect().height ?? 0)
      tell({ widthPx, heightPx: Math.max(1, heightPx) })
    }
    void told()
  }, [widthPx])
  return (
    <div ref={holder} style={isPicture ? { width: widthPx } : undefined}>
      <div style={isPicture ? { zoom: FINENESS, padding: MARGIN_PX } : undefined}>
        <PaperSheet page={page} />
      </div>
    </div>
  )
}
