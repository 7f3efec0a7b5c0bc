import type { ElectronApplication } from '@playwright/test'

interface Recorded {
  questions: number
  names: string[]
  files: string[]
  menus: string[][]
  printed: Printed[]
}

/** What was printed: how, and the page that the window had laid out, as HTML. */
export interface Printed {
  readonly isWide: boolean
  readonly page: string
}

/** What the app asks of the system around it: dialogs that somebody answers, files that are opened or shown. */
export class SystemHands {
  readonly #app: ElectronApplication

  constructor(app: ElectronApplication) {
    this.#app = app
  }

  /** Answers the next questions of the system's dialogs with a button, by its place; tells how many were asked. */
  async answerQuestions(response: number): Promise<() => Promise<number>> {
    await this.#app.evaluate(({ dialog }, answer) => {
      const asked = globalThis as unknown as Recorded
      asked.questions = 0
      dialog.showMessageBox = () => {
        asked.questions++
        return Promise.resolve({ response: answer, checkboxChecked: false })
      }
    }, response)
    return () => this.#app.evaluate(() => (globalThis as unknown as Recorded).questions)
  }

  /** Writes a file where the app has itself started again, since it is gone then. */
  async traceRestart(file: string): Promise<void> {
    await this.#app.evaluate(({ app }, path) => {
      app.relaunch = () => {
        process.getBuiltinModule('node:fs').writeFileSync(path, '')
      }
    }, file)
  }

  /**
   * Lets the next save dialogs name a file, or be cancelled where it is null.
   *
   * @returns tells the paths that the dialogs offered
   */
  async saveAs(file: string | null): Promise<() => Promise<readonly string[]>> {
    await this.#app.evaluate(({ dialog }, filePath) => {
      const asked = globalThis as unknown as Recorded
      asked.names = []
      dialog.showSaveDialog = (...args: unknown[]) => {
        const { defaultPath = '' } = args.at(-1) as { readonly defaultPath?: string }
        asked.names.push(defaultPath)
        return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
      }
    }, file)
    return () => this.#app.evaluate(() => (globalThis as unknown as Recorded).names)
  }

  /**
   * Lets the next dialogs that ask for a folder or a file to open choose this one, or be cancelled where it is null.
   */
  async choose(path: string | null): Promise<void> {
    await this.#app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
    }, path)
  }

  /** From now on nothing is really opened or shown. @returns tells what would have been: `open FILE`, `show FILE` */
  async watchFiles(): Promise<() => Promise<readonly string[]>> {
    await this.#app.evaluate(({ shell }) => {
      const seen = globalThis as unknown as Recorded
      seen.files = []
      shell.openPath = (path) => {
        seen.files.push(`open ${path}`)
        return Promise.resolve('')
      }
      shell.showItemInFolder = (path) => {
        seen.files.push(`show ${path}`)
      }
    })
    return () => this.#app.evaluate(() => (globalThis as unknown as Recorded).files)
  }

  /**
   * Lets no menu of the system really open.
   *
   * @returns tells what each would have offered, what cannot be chosen in brackets
   */
  async watchMenus(): Promise<() => Promise<readonly (readonly string[])[]>> {
    await this.#app.evaluate(({ Menu }) => {
      const seen = globalThis as unknown as Recorded
      seen.menus = []
      Menu.buildFromTemplate = (template) => {
        const labels = template.flatMap(({ label, enabled }) =>
          label === undefined ? [] : [enabled === false ? `[${label}]` : label],
        )
        return { popup: () => seen.menus.push(labels) } as unknown as Electron.Menu
      }
    })
    return () => this.#app.evaluate(() => (globalThis as unknown as Recorded).menus)
  }

  /**
   * Notes what the window has laid out for its printer whenever it is asked to print, and prints it to no printer.
   *
   * @returns tells what was printed so far
   */
  async watchPrinter(): Promise<() => Promise<readonly Printed[]>> {
    await this.#app.evaluate(({ BrowserWindow }) => {
      const seen = globalThis as unknown as Recorded
      seen.printed = []
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents === undefined) return
      const laidOut = `document.querySelector('.paper-printed')?.innerHTML ?? 'nothing'`
      const print = async (options: object, callback: (isPrinted: boolean, reason: string) => void): Promise<void> => {
        seen.printed.push({
          isWide: 'landscape' in options && options.landscape === true,
          page: String(await contents.executeJavaScript(laidOut)),
        })
        callback(true, '')
      }
      contents.print = (options = {}, callback = () => {}) => void print(options, callback)
    })
    return () => this.#app.evaluate(() => (globalThis as unknown as Recorded).printed)
  }

  /** Edit › Copy of the system's menu, as its `copy` role has it. */
  async copy(): Promise<void> {
    await this.#app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.copy()
    })
  }
}
