import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { windowTexts, type WindowFormat } from '../../src/shared/fileFormats.ts'
import { presetPeriod, type PeriodPreset } from '../../src/shared/periods.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { wallClock, type TimeRange } from '../../src/shared/time.ts'
import { GridHands } from './gridHands.ts'
import { SystemHands } from './systemHands.ts'
import { wordsOf, type Say } from './words.ts'

/** What it takes to connect an operation. */
export interface OperationFacts {
  readonly baseUrl: string
  readonly token: string
  readonly name?: string
}

interface Point {
  readonly x: number
  readonly y: number
}

/** What somebody in front of the window does, in the words that they read there. */
export class Supervisor {
  readonly app: ElectronApplication
  readonly window: Page
  readonly language: 'es' | 'en'
  readonly grid: GridHands
  readonly system: SystemHands
  /** The window's own words with their numbers and names filled in, by `namespace:key`. */
  readonly say: Say

  constructor(app: ElectronApplication, window: Page, language: 'es' | 'en') {
    this.app = app
    this.window = window
    this.language = language
    this.grid = new GridHands(window, language)
    this.system = new SystemHands(app)
    this.say = wordsOf(language)
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
    const door = this.window.getByRole('button', { name: this.words.start.doors.sample.title })
    await door.click()
    // The first screen has a heading of its own, and hears no keys of the program's.
    await expect(door).toHaveCount(0)
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
    await this.dismissNotices()
  }

  /** Takes away the notices in the corner, which lie over what is below. */
  async dismissNotices(): Promise<void> {
    const notices = this.window.locator('.notices').getByRole('button', { name: this.words.common.close })
    // Some go by themselves meanwhile.
    await expect(async () => {
      if ((await notices.count()) > 0) await notices.first().click({ timeout: 1_000 })
      expect(await notices.count()).toBe(0)
    }).toPass()
  }

  /** Opens a report by its entry in the list, which a search brings to the top. */
  async open(report: ReportDefinition): Promise<void> {
    const title = report.title[this.language]
    const search = this.window.getByRole('searchbox', { name: this.words.sidebar.search, exact: true })
    await search.fill(title)
    const found = this.window.locator('[data-entry-id^="found/"] .report-entry-title')
    await found.getByText(title, { exact: true }).first().click()
    await search.fill('')
    await expect(this.reportTitle).toHaveText(title)
  }

  /** Opens the rows of a log whose wallboard would be shown first. */
  async openLog(report: ReportDefinition): Promise<void> {
    await this.open(report)
    await this.window.getByText(this.words.live.views.log, { exact: true }).click()
  }

  /** Chooses one of the periods that have a name. */
  async choosePeriod(preset: PeriodPreset): Promise<void> {
    const { named, presets } = this.words.report.period
    const button = this.window.getByRole('button', { name: new RegExp(`^${named.split('{')[0]}`) })
    await button.click()
    await this.window.locator('.period-preset').filter({ hasText: presets[preset] }).click()
    await expect(button).toContainText(presets[preset])
  }

  /** Chooses the whole of the year before this one. */
  async chooseLastYear(): Promise<void> {
    await this.choosePeriod('this-year')
    const { previous } = this.words.report.period
    await this.window.getByRole('button', { name: previous, exact: true }).click()
    const year = new Date(this.periodNamed('this-year').from * 1000).getUTCFullYear() - 1
    await expect(this.window.locator('.period-button')).toContainText(String(year))
  }

  /** Chooses what the file of the open dialog is. */
  async chooseFormat(format: WindowFormat): Promise<void> {
    const dialog = this.window.getByRole('dialog', { name: this.words.exporting.title })
    await dialog.getByText(windowTexts(format).title[this.language], { exact: true }).click()
  }

  /** Opens the settings at one of their sections. */
  async openSettings(section: keyof typeof texts.es.settings.sections): Promise<Locator> {
    const { sections, title } = this.words.settings
    await this.window.getByRole('navigation').getByRole('button', { name: title, exact: true }).click()
    const dialog = this.window.getByRole('dialog', { name: title, exact: true })
    await dialog.getByRole('tab', { name: sections[section], exact: true }).click()
    return dialog
  }

  /** The button that fetches, which says how many requests that takes. */
  get update(): Locator {
    return this.window
      .getByRole('main')
      .getByRole('button', { name: new RegExp(`^${this.words.report.update.update}`) })
      .first()
  }

  /** Stands in the place of the button that fetches, once there is nothing to fetch. */
  get upToDate(): Locator {
    return this.window.locator('.report-update').getByText(this.words.report.update.upToDate, { exact: true })
  }

  /** A period by its name, as this computer's clock has it now: connections of tests are in its own zone. */
  periodNamed(preset: PeriodPreset): TimeRange {
    return presetPeriod(preset, wallClock(Date.now(), new Intl.DateTimeFormat().resolvedOptions().timeZone))
  }

  /** Fetches what of a report's period is missing, and waits until all of it is here. @returns the period */
  async fetchWhole(report: ReportDefinition, preset: PeriodPreset): Promise<TimeRange> {
    await this.open(report)
    await this.choosePeriod(preset)
    await this.update.click()
    // Of the day before a server may have no rows yet: it is fetched again with the next update.
    const { missing, unsettled } = this.words.coverage.completeness
    const [lacking, unconfirmed] = [missing, unsettled].map((text) => text.replace('{{days}}', '').trim())
    const isHeld = this.completeness.filter({ hasText: unconfirmed ?? '', hasNotText: lacking ?? '' })
    await expect(this.upToDate.or(isHeld).first()).toBeVisible()
    // What stands there now says what it is while the pointer is on it.
    await this.reportTitle.hover()
    return this.periodNamed(preset)
  }

  /** The line that says what of the period is here. */
  get completeness(): Locator {
    return this.window.locator('.completeness')
  }

  /** Presses the mouse at one place of the window, and lets it go at another. */
  async drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.window
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await mouse.move(to.x, to.y, { steps: 4 })
    await mouse.up()
  }

  /** Lets the next save dialog name a file. */
  async saveAs(file: string): Promise<void> {
    await this.system.saveAs(file)
  }
}
