import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { windowTexts, type WindowFormat } from '../../src/shared/fileFormats.ts'
import type { FieldDefinition, ReportDefinition } from '../../src/shared/reports/types.ts'
import type { Supervisor } from './supervisor.ts'

type Chart = 'none' | 'bars' | 'lines' | 'heat'

/** A line of the table as it reads. */
export interface SummaryLine {
  /** What its group is called. */
  readonly label: string
  /** Its first number, as the window knows it: the key of its group first. */
  readonly number: string
  readonly cells: readonly string[]
}

/** What somebody does to the summary of a report, in the words that they read there. */
export class SummaryHands {
  readonly #supervisor: Supervisor

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor
  }

  get #window(): Page {
    return this.#supervisor.window
  }

  get #texts() {
    return this.#supervisor.words.summary
  }

  get region(): Locator {
    return this.#window.getByRole('region', { name: this.#texts.region, exact: true })
  }

  get table(): Locator {
    return this.region.getByRole('table')
  }

  get sentence(): Locator {
    return this.region.locator('.summary-sentence')
  }

  get groups(): Locator {
    return this.table.locator('tbody tr[data-kind="group"]')
  }

  get total(): Locator {
    return this.table.locator('tbody tr[data-kind="total"]')
  }

  get menu(): Locator {
    return this.#window.getByRole('menu')
  }

  /** From the rows to what they come to. */
  async open(): Promise<void> {
    await this.#face(this.#texts.faces.summary)
    await expect(this.region).toBeVisible()
  }

  async #face(name: string): Promise<void> {
    await this.#window
      .getByRole('radiogroup', { name: this.#texts.faces.label })
      .getByText(name, { exact: true })
      .click()
  }

  /** Waits until what is seen is what is asked. */
  async settled(): Promise<void> {
    await expect(this.region.locator('.summary-working')).toHaveCount(0)
    await expect(this.region.locator('.summary-numbers')).toHaveAttribute('aria-busy', 'false')
  }

  /** What a field is called. */
  titleOf({ title }: FieldDefinition): string {
    return title[this.#supervisor.language]
  }

  /** Takes a measure or a field away. */
  async remove(title: string): Promise<void> {
    await this.region
      .getByRole('button', { name: this.#supervisor.say('summary:remove', { title }), exact: true })
      .click()
  }

  /** Without any field that makes groups. */
  async removeGroups(report: ReportDefinition, written: readonly string[]): Promise<void> {
    for (const each of written) {
      const field = report.fields.find(({ name }) => name === each.split(':')[0])
      if (field !== undefined) await this.remove(this.titleOf(field))
    }
  }

  async #add(label: string, title: string): Promise<void> {
    const box = this.#window.getByRole('combobox', { name: label, exact: true })
    await box.click()
    await box.fill(title)
    await this.#window.getByRole('option', { name: title }).first().click()
  }

  async addMeasure(title: string): Promise<void> {
    await this.#add(this.#texts.addMeasureLabel, title)
  }

  async addGroup(field: FieldDefinition): Promise<void> {
    await this.#add(this.#texts.addFieldLabel, this.titleOf(field))
  }

  async across(field: FieldDefinition): Promise<void> {
    await this.#add(this.#texts.acrossLabel, this.titleOf(field))
  }

  /** Gives a field that makes groups, or columns, another step. */
  async step(field: FieldDefinition, step: string, of: 'groups' | 'columns' = 'groups'): Promise<void> {
    const { say } = this.#supervisor
    const own = this.titleOf(field)
    const title = of === 'groups' ? own : say('summary:inColumns', { title: own })
    const label = say('summary:step', { title })
    await this.region.getByLabel(label, { exact: true }).selectOption(step)
  }

  async compare(earlier: string): Promise<void> {
    await this.region.getByLabel(this.#texts.compare, { exact: true }).selectOption(earlier)
  }

  async first(count: string): Promise<void> {
    await this.region.getByLabel(this.#texts.first, { exact: true }).selectOption(count)
  }

  async chart(kind: Chart): Promise<void> {
    const charts = this.#window.getByRole('radiogroup', { name: this.#texts.charts.label, exact: true })
    await charts.getByText(this.#texts.charts[kind], { exact: true }).click()
    if (kind !== 'none') await expect(this.region.locator('.summary-canvas canvas').first()).toBeVisible()
  }

  /** The numbers of a line, from left to right; what was not fetched has none. */
  numbersOf(line: Locator): Locator {
    return line.locator('button.summary-cell')
  }

  /** Opens the menu of a number with the mouse. */
  async openMenu(number: Locator): Promise<void> {
    await number.click({ button: 'right' })
    await expect(this.menu).toBeVisible()
  }

  /** Chooses something in the open menu. */
  async choose(name: string): Promise<void> {
    await this.menu.getByRole('menuitem', { name, exact: true }).click()
  }

  /** Shows the measure of a number as a part of something, or as it is. */
  async showAs(number: Locator, as: 'number' | 'total' | 'row' | 'column'): Promise<void> {
    await this.openMenu(number)
    await this.menu.getByRole('menuitemradio', { name: this.#texts.menu.shown[as], exact: true }).click()
  }

  /** Writes the numbers into a file. @returns what is in it */
  async exportAs(format: WindowFormat, file: string): Promise<Buffer> {
    const { window, words, language } = this.#supervisor
    await this.#supervisor.saveAs(file)
    await this.region.getByRole('button', { name: words.summary.export, exact: true }).click()
    await window.getByRole('menuitem', { name: windowTexts(format).title[language], exact: true }).click()
    await expect(
      window
        .locator('.notices')
        .getByRole('alert')
        .filter({ hasText: basename(file) }),
    ).toBeVisible()
    await this.#supervisor.dismissNotices()
    return readFileSync(file)
  }

  /** The lines of the table as they stand there: what each is called, and its numbers, differences among them. */
  async lines(): Promise<readonly SummaryLine[]> {
    return this.table.locator('tbody tr').evaluateAll((lines) =>
      lines.map((line) => ({
        label: line.querySelector('th')?.textContent?.trim() ?? '',
        number: line.querySelector('button.summary-cell')?.getAttribute('data-number') ?? '[[]]',
        cells: [...line.querySelectorAll('td.summary-number')].map(
          (cell) => (cell.querySelector('.summary-cell') ?? cell).textContent?.trim() ?? '',
        ),
      })),
    )
  }

  /** Goes to the rows behind a number, several of them, until as many are there as it says. @returns goes back to it */
  async press(number: Locator): Promise<() => Promise<void>> {
    const said = digits(await number.getAttribute('title'))
    await number.click()
    const back = this.#window.getByRole('button', { name: this.#texts.drill.back, exact: true })
    await expect(back).toBeVisible()
    const { count } = this.#supervisor.grid
    await expect.poll(async () => digits((await count.textContent())?.split(/\s(?:de|of)\s/)[0] ?? '')).toBe(said)
    return async () => {
      await back.click()
      await expect(this.table).toBeVisible()
      await this.settled()
    }
  }
}

/** The whole number in a text, whatever its separators. */
export function digits(text: string | null): number {
  return Number((text ?? '').replace(/\D/g, ''))
}
