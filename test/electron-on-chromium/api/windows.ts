import type { Page } from '../page/page.ts'

/** A window as the app's life cycle needs it. */
export interface OpenWindow {
  readonly webContents: { readonly whenOpen: Promise<Page> }
  close(): void
  destroy(): void
}

/** The windows that are open, in the order in which they were made. */
export const openWindows = new Set<OpenWindow>()
