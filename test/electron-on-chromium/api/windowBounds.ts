import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '../page/page.ts'
import { chromium } from '../state.ts'

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

const TRIES = 10

/** What Chromium puts around a page. */
async function frameOf(page: Page): Promise<readonly [number, number]> {
  for (let tries = 1; ; tries++) {
    try {
      return (await page.evaluate('[outerWidth - innerWidth, outerHeight - innerHeight]')) as [number, number]
    } catch (error) {
      // A window that is really shown goes to its first page by itself.
      if (tries === TRIES) throw error
      await wait(50)
    }
  }
}

/** Gives a page the size that its window has, whatever Chromium puts around it. */
export async function giveSize(page: Page, { x, y, width, height }: Bounds): Promise<void> {
  const { connection, isHeaded } = chromium()
  const { windowId } = await connection.browser.send('Browser.getWindowForTarget', { targetId: page.targetId })
  const frame = await frameOf(page)
  const size = { width: width + frame[0], height: height + frame[1] }
  const bounds = isHeaded ? size : { left: x, top: y, ...size }
  await connection.browser.send('Browser.setWindowBounds', { windowId, bounds })
}

export async function giveState(page: Page, windowState: WindowState): Promise<void> {
  const { browser } = chromium().connection
  const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId: page.targetId })
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
}
