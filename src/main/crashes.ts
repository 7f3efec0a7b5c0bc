import { app, type WebContents } from 'electron'
import { mainWindow } from './window.ts'

/** So many failures of the window within a minute, and reloading it by itself is no use. */
const MOST_FAILURES = 3
const WITHIN_MS = 60_000

/** Loads the window's page anew where its process died; asks once it dies again and again. */
export function reloadCrashedWindows(options: {
  readonly onCrash: (reason: string) => void
  readonly askToReload: () => Promise<boolean>
}): void {
  let failuresMs: number[] = []
  async function ask(contents: WebContents): Promise<void> {
    const isWanted = await options.askToReload()
    failuresMs = []
    if (!isWanted) app.quit()
    else if (!contents.isDestroyed()) contents.reload()
  }
  app.on('render-process-gone', (_event, contents, { reason }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return
    // What only draws is drawn anew by whoever wanted it.
    if (contents !== mainWindow()?.webContents) return
    options.onCrash(reason)
    const now = performance.now()
    failuresMs = [...failuresMs.filter((each) => now - each < WITHIN_MS), now]
    if (failuresMs.length <= MOST_FAILURES) {
      contents.reload()
      return
    }
    void ask(contents)
  })
}
