import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { AppError } from '../../../shared/errors.ts'
import type { DrawingOrder } from '../../../shared/ipc/drawings.ts'
import { isTagged, type PaperPage } from '../../../shared/paperPage.ts'
import { request } from '../../api/bridge.ts'
import { createQueryClient } from '../../api/queries.ts'
import { createTexts } from '../../text/i18n.ts'
import { DrawingPage, type Room } from './DrawingPage.tsx'

const DrawnSummary = lazy(async () => ({
  default: (await import('../../features/summary/DrawnSummary.tsx')).DrawnSummary,
}))

const DrawnHome = lazy(async () => ({ default: (await import('../../features/home/DrawnHome.tsx')).DrawnHome }))

/** Where frames are drawn only while something changes, they are not waited for longer. */
const LONGEST_FRAMES_MS = 400

/** Resolves once what changed has been drawn. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_FRAMES_MS)
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}

interface DrawingProps {
  readonly id: number
  readonly order: DrawingOrder
  readonly onLaidOut: (page: PaperPage, room: Room) => void
  readonly onError: (error: AppError) => void
}

/** What is to be drawn: a page as it is, a summary or all cards once their page was made. */
function Drawing({ id, order, onLaidOut, onError }: DrawingProps) {
  const [page, setPage] = useState(order.kind === 'page' ? order.page : null)
  if (page !== null) {
    return <DrawingPage page={page} format={order.format} onLaidOut={(room) => onLaidOut(page, room)} />
  }
  if (order.kind === 'page') return null
  if (order.kind === 'home') {
    return (
      <Suspense fallback={null}>
        <DrawnHome order={order} onPage={setPage} onError={onError} />
      </Suspense>
    )
  }
  return (
    <Suspense fallback={null}>
      <DrawnSummary order={order} slot={`drawing-${id}`} onPage={setPage} onError={onError} />
    </Suspense>
  )
}

function laidOut(id: number, order: DrawingOrder, root: HTMLElement): Promise<readonly [PaperPage, Room]> {
  const language = order.kind === 'page' ? order.page.language : order.language
  document.documentElement.classList.add('drawing')
  document.documentElement.lang = language
  return new Promise((resolve, reject) => {
    createRoot(root, { onUncaughtError: reject }).render(
      <QueryClientProvider client={createQueryClient()}>
        <I18nextProvider i18n={createTexts(language)}>
          <Drawing id={id} order={order} onLaidOut={(...laid) => resolve(laid)} onError={reject} />
        </I18nextProvider>
      </QueryClientProvider>,
    )
  })
}

/** Draws what the main process asks for under a number, and tells it how it goes: the page is no window then. */
export async function draw(id: number, root: HTMLElement): Promise<void> {
  try {
    const order = await request('drawing:order', { id })
    const [page, room] = await laidOut(id, order, root)
    await request('drawing:laid-out', { id, isWide: page.isWide, isTagged: isTagged(page), ...room })
    await drawn()
    await request('drawing:ready', { id })
  } catch (cause) {
    const error = cause instanceof AppError ? cause.toData() : null
    await request('drawing:failed', { id, error }).catch(() => undefined)
  }
}
