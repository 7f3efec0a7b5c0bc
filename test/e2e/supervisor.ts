import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { texts } from '../../src/shared/texts/index.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'

/** What it takes to connect an operation. */
export interface OperationFacts {
  readonly baseUrl: string
  readonly token: string
  readonly name?: string
}

/** What somebody in front of the window does, in the words that they read there. */
export class Supervisor {
  readonly app: ElectronApplication
  readonly window: Page
  readonly language: 'es' | 'en'

  constructor(app: ElectronApplication, window: Page, language: 'es' | 'en') {
    this.app = app
    this.window = window
    this.language = language
  }

  /** The window's own words. */
  get words() {
    return texts[this.language]
  }

  /** The rows that the grid has drawn. */
  get rows(): Locator {
    return this.window.locator('.ag-row')
  }

  /** From the first start to the sample operation's first report. */
  async exploreSample(): Promise<void> {
    await this.window.getByRole('button', { name: this.words.start.doors.sample.title }).click()
    await expect(this.reportTitle).toBeVisible()
  }

  get reportTitle(): Locator {
    return this.window.getByRole('main').getByRole('heading', { level: 1 })
  }

  /** Fills the form of a connection; it is open already. */
  async fillConnection({ baseUrl, token, name }: OperationFacts): Promise<void> {
    const { form } = this.words.start
    await this.window.getByLabel(form.server, { exact: true }).fill('0010')
    await this.window.getByLabel(form.token, { exact: true }).fill(token)
    if (name !== undefined) await this.window.getByLabel(form.name, { exact: true }).fill(name)
    const address = this.window.getByLabel(form.baseUrl, { exact: true })
    if (!(await address.isVisible())) await this.window.getByRole('button', { name: form.advanced }).click()
    await address.fill(baseUrl)
  }

  /** Opens the form from the first start. */
  async startConnecting(): Promise<void> {
    await this.window.getByRole('button', { name: this.words.start.doors.connect.title }).click()
  }

  /** Sends the form, and waits for the report that opens. Tests have no keychain, which the form says. */
  async finishConnecting(button: string = this.words.start.form.test): Promise<void> {
    await this.window.getByRole('button', { name: button, exact: true }).click()
    const understood = this.window.getByRole('button', { name: this.words.start.saved.understood })
    if (process.platform === 'linux') await understood.click()
    await expect(this.reportTitle).toBeVisible()
  }

  /** From the first start to a connected operation. */
  async connect(operation: OperationFacts): Promise<void> {
    await this.startConnecting()
    await this.fillConnection(operation)
    await this.finishConnecting()
  }

  /** Opens a report by its entry in the list. */
  async open(report: ReportDefinition): Promise<void> {
    const title = report.title[this.language]
    await this.window.getByRole('navigation').getByRole('button', { name: title }).first().click()
    await expect(this.reportTitle).toHaveText(title)
  }

  /** Chooses one of the periods that have a name. */
  async choosePeriod(preset: keyof typeof texts.es.report.period.presets): Promise<void> {
    const { named, presets } = this.words.report.period
    const button = this.window.getByRole('button', { name: new RegExp(`^${named.split('{')[0]}`) })
    await button.click()
    await this.window.locator('.period-preset').filter({ hasText: presets[preset] }).click()
    await expect(button).toContainText(presets[preset])
  }

  /** The button that fetches, which says how many requests that takes. */
  get update(): Locator {
    return this.window
      .getByRole('main')
      .getByRole('button', { name: new RegExp(`^${this.words.report.update.update}`) })
      .first()
  }

  /** The line that says what of the period is here. */
  get seal(): Locator {
    return this.window.locator('.seal')
  }

  /** Answers the next questions of the system's dialogs with a button, by its place; tells how many were asked. */
  async answerQuestions(response: number): Promise<() => Promise<number>> {
    await this.app.evaluate(({ dialog }, answer) => {
      const asked = globalThis as unknown as { questions: number }
      asked.questions = 0
      dialog.showMessageBox = () => {
        asked.questions++
        return Promise.resolve({ response: answer, checkboxChecked: false })
      }
    }, response)
    return () => this.app.evaluate(() => (globalThis as unknown as { questions: number }).questions)
  }

  /** Lets the next save dialog name a file. */
  async saveAs(file: string): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, file)
  }
}
