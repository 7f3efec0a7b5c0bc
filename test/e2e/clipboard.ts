/// <reference lib="dom" />
import type { Page } from '@playwright/test'

interface Copied {
  copied: string[]
}

/** Notes what is put on the clipboard from now on. @returns tells all of it, and forgets it */
export async function watchClipboard(window: Page): Promise<() => Promise<readonly string[]>> {
  await window.evaluate(() => {
    const page = globalThis as unknown as Copied
    page.copied = []
    navigator.clipboard.writeText = (text) => {
      page.copied.push(text)
      return Promise.resolve()
    }
  })
  return () => window.evaluate(() => (globalThis as unknown as Copied).copied.splice(0))
}
