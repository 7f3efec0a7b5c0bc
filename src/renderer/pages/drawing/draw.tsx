import { createRoot } from 'react-dom/client'
import { request } from '../../api/bridge.ts'
import { DrawingPage } from './DrawingPage.tsx'

/** Where frames are drawn only while something changes, they are not waited for longer. */
const LONGEST_FRAMES_MS = 400

/** Resolves once what changed has been drawn. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_FRAMES_MS)
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}

/** Draws what the main process asks for under a number, and tells it how it goes: the page is no window then. */
export async function draw(id: number, root: HTMLElement): Promise<void> {
  try {
    const order = await request('drawing:order', { id })
    const { isWide } = order.page
    document.documentElement.classList.add('drawing')
    document.documentElement.lang = order.page.language
    const room = await new Promise<{ readonly widthPx: number; readonly heightPx: number }>((resolve, reject) => {
      createRoot(root, { onUncaughtError: reject }).render(<DrawingPage {...order} onLaidOut={resolve} />)
    })
    await request('drawing:laid-out', { id, isWide, ...room })
    await drawn()
    await request('drawing:ready', { id })
  } catch {
    await request('drawing:failed', { id }).catch(() => undefined)
  }
}
