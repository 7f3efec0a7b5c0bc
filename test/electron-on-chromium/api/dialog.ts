import { existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { chromium, record, state } from '../state.ts'
import { strict } from '../strict.ts'
import { app } from './app.ts'

interface FileDialogOptions {
  readonly defaultPath?: string
}

interface MessageBoxOptions {
  readonly message: string
  readonly detail?: string
  readonly buttons?: readonly string[]
  readonly cancelId?: number
}

/** Dialogs take the window they belong to as first argument, or leave it out. */
function optionsOf(args: readonly unknown[]): object {
  const last = args.at(-1)
  return typeof last === 'object' && last !== null ? last : {}
}

/** Under test a dialog that nobody answers would wait for ever. */
function requireUser(name: string): void {
  if (!chromium().isHeaded) throw new Error(`dialog.${name} was opened, and no test has put its answer in its place`)
}

/** A path in the user's downloads under which nothing lies yet. */
function freePath(wanted: string): string {
  const folder = app.getPath('downloads')
  const ending = extname(wanted)
  const name = basename(wanted, ending)
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? `${name}${ending}` : `${name} (${number})${ending}`)
    if (!existsSync(path)) return path
  }
}

/**
 * Tests put their own functions in the place of these, as with Electron. Where a window is really shown, files go to
 * the downloads, and questions get the answer that changes least.
 */
export const dialog = strict('dialog', {
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    requireUser('showSaveDialog')
    const { defaultPath = 'file' } = optionsOf(args) as FileDialogOptions
    record('dialog.showSaveDialog', defaultPath)
    return { canceled: false, filePath: freePath(defaultPath) }
  },

  async showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
    requireUser('showOpenDialog')
    record('dialog.showOpenDialog', optionsOf(args))
    return { canceled: true, filePaths: [] }
  },

  async showMessageBox(...args: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    requireUser('showMessageBox')
    const { message, detail, buttons = ['OK'], cancelId } = optionsOf(args) as MessageBoxOptions
    console.error(`[dialog] ${message}${detail === undefined ? '' : `\n${detail}`}`)
    const cancelling = buttons.findIndex((label) => /^(cancel|cancelar|no)$/i.test(label))
    return { response: cancelId ?? Math.max(cancelling, 0), checkboxChecked: false }
  },

  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content)
    console.error(`[dialog]${state.isReady ? '' : ' (before ready)'} ${title}: ${content}`)
  },
})
