import { expect, type Locator, type Page } from '@playwright/test'
import { formatValue } from '../../src/shared/format.ts'
import type { Language } from '../../src/shared/language.ts'
import type { FieldDefinition, ReportDefinition } from '../../src/shared/reports/types.ts'
import { isLong } from '../../src/shared/values.ts'
import { wordsOf, type Say } from './words.ts'

export type Row = Readonly<Record<string, unknown>>

/** Rows that are compared cell by cell; of the others their number is. */
const COMPARED_ROWS = 8

const LOOK_AGAIN_MS = [50, 50, 100, 100, 200, 200, 400]
/** As in `src/renderer/features/grid/pages.ts`. */
const ROW_HEIGHT_PX = 28

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
}

/** What somebody does to the rows of a report, in the words that they read there. */
export class GridHands {
  readonly #window: Page
  readonly #language: Language
  readonly #say: Say

  constructor(window: Page, language: Language) {
    this.#window = window
    this.#language = language
    this.#say = wordsOf(language)
  }

  /** The rows that are drawn. */
  get rows(): Locator {
    return this.#window.locator('.ag-row:not(.ag-row-pinned)')
  }

  /** How many rows there are, in words. */
  get count(): Locator {
    return this.#window.locator('.grid-count')
  }

  get searchBox(): Locator {
    return this.#window.getByRole('searchbox', { name: this.#say('grid:searchLabel') })
  }

  get chips(): Locator {
    return this.#window.getByRole('list', { name: this.#say('grid:filter.active') }).locator('.grid-chip')
  }

  /** The open row. */
  get card(): Locator {
    return this.#window.getByRole('complementary', { name: this.#say('grid:card.region') })
  }

  titleOf(field: FieldDefinition): string {
    return field.title[this.#language]
  }

  heading(field: FieldDefinition): Locator {
    return this.#window.locator(`[role="columnheader"][col-id="${field.name}"]`)
  }

  cell(place: number, field: FieldDefinition): Locator {
    return this.#window.locator(`.ag-row[row-index="${place}"] .ag-cell[col-id="${field.name}"]`)
  }

  /** The line under a heading. */
  line(field: FieldDefinition): Locator {
    const name = this.#say('grid:filter.label', { column: this.titleOf(field) })
    return this.#window.getByRole('textbox', { name, exact: true })
  }

  /** Types into the line under a heading; an empty text takes its filter back. */
  async type(field: FieldDefinition, text: string): Promise<void> {
    await this.line(field).fill(text)
    await this.line(field).press('Enter')
  }

  /** Everything that a column can be asked, opened from under its heading. */
  async openFilter(field: FieldDefinition): Promise<Locator> {
    const column = this.titleOf(field)
    await this.#window.getByRole('button', { name: this.#say('grid:filter.open', { column }), exact: true }).click()
    const popup = this.#window.getByRole('dialog', { name: this.#say('grid:filter.title', { column }), exact: true })
    await expect(popup).toBeVisible()
    return popup
  }

  /** Turns a column's popup to its conditions, or to its values. */
  async turnTo(popup: Locator, part: 'conditions' | 'values'): Promise<void> {
    await popup.getByText(this.#say(`grid:filter.${part}`), { exact: true }).click()
  }

  /** Chooses the operator of a condition, by its place among them. */
  async chooseOperator(popup: Locator, name: string, place = 0): Promise<void> {
    await popup
      .getByRole('combobox', { name: this.#say('grid:filter.operator') })
      .nth(place)
      .click()
    await popup.getByRole('option', { name, exact: true }).click()
  }

  /** The menu of a column. */
  async openMenu(field: FieldDefinition): Promise<Locator> {
    await this.heading(field).hover()
    const name = this.#say('grid:header.menu', { column: this.titleOf(field) })
    await this.heading(field).getByRole('button', { name, exact: true }).click()
    const menu = this.#window.getByRole('menu')
    await expect(menu).toBeVisible()
    return menu
  }

  async chooseInMenu(field: FieldDefinition, item: string): Promise<void> {
    const menu = await this.openMenu(field)
    await menu.getByRole('menuitem', { name: this.#say(`grid:header.${item}`), exact: true }).click()
  }

  /** The menu of a cell, once it is there. */
  async cellMenu(): Promise<Locator> {
    const menu = this.#window.getByRole('menu', { name: this.#say('grid:cellMenu.label'), exact: true })
    await expect(menu).toBeVisible()
    return menu
  }

  /** Opens the menu of a cell with the right mouse button, and chooses from it. */
  async chooseInCell(cell: Locator, item: string): Promise<void> {
    await cell.click({ button: 'right' })
    const menu = await this.cellMenu()
    await menu.getByRole('menuitem', { name: item, exact: true }).click()
    await expect(menu).toHaveCount(0)
  }

  /** The columns in their order on the screen. */
  shownColumns(): Promise<readonly string[]> {
    return this.#window.locator('[role="columnheader"][col-id]').evaluateAll((cells) =>
      cells
        .map((cell) => ({ name: cell.getAttribute('col-id') ?? '', place: Number(cell.getAttribute('aria-colindex')) }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ name }) => name),
    )
  }

  /** What stands in some rows, by column; rows that are not drawn are left out. */
  #drawn(first: number, most: number, names: readonly string[]): Promise<readonly (readonly (string | null)[])[]> {
    return this.#window.evaluate(
      ([start, count, wanted]) =>
        Array.from({ length: count }, (_, index) =>
          wanted.map(
            (name) =>
              document.querySelector(`.ag-row[row-index="${start + index}"] .ag-cell[col-id="${name}"]`)?.textContent ??
              null,
          ),
        ).filter((cells) => cells.some((text) => text !== null)),
      [first, most, names] as const,
    )
  }

  async #expectDrawn(report: ReportDefinition, first: number, most: number, rows: readonly Row[]): Promise<void> {
    const fields = report.fields.filter((field) => !isLong(field.type))
    const names = fields.map(({ name }) => name)
    const expected = rows.map((row) =>
      fields.map((field) => formatValue(field.type, textOf(row[field.name]), this.#language)),
    )
    await expect.poll(() => this.#drawn(first, most, names), { intervals: LOOK_AGAIN_MS }).toEqual(expected)
  }

  /** Whether dated rows stand newest first, as they do while nobody asks for another order. */
  get #newestFirst(): Locator {
    return this.#window.locator('.grid-heading-order[data-first]')
  }

  /** Waits until the first rows are these. @param rows in the order of a file, which has dated ones oldest first */
  async expectFirstRows(report: ReportDefinition, rows: readonly Row[]): Promise<void> {
    // Which way round they stand is read once they stand there.
    if (rows.length > 0) await expect(this.rows.first()).toBeVisible()
    const shown = (await this.#newestFirst.count()) > 0 ? rows.toReversed() : rows
    await this.#expectDrawn(report, 0, COMPARED_ROWS, shown.slice(0, COMPARED_ROWS))
  }

  /**
   * Waits until the grid shows just these rows, in this order.
   *
   * @param rows in the order of a file, which has dated ones oldest first
   * @param total the rows of the period, where not all of them are shown
   */
  async expectRows(report: ReportDefinition, rows: readonly Row[], total = rows.length): Promise<void> {
    const all = this.#say('common:rows', { count: total })
    const isNarrowed = rows.length < total
    await expect(this.count).toHaveText(
      isNarrowed ? this.#say('grid:countFiltered', { shown: rows.length, total: all }) : new RegExp(`${all}$`),
    )
    await this.expectFirstRows(report, rows)
  }

  /** Opens a row as a card, by a double click on one of its cells. */
  async openCard(place: number, field: FieldDefinition): Promise<void> {
    await this.cell(place, field).dblclick()
    await expect(this.card).toBeVisible()
  }

  /** Scrolls a place of the page into view, and waits until its row is there. */
  async expectRowAt(report: ReportDefinition, place: number, row: Row): Promise<void> {
    await this.scrollTo(place)
    await this.#expectDrawn(report, place, 1, [row])
  }

  /** Moves the scroll bar so that a place of the page is in view. */
  async scrollTo(place: number): Promise<void> {
    await this.#window.locator('.ag-grid-viewport').evaluate(
      (viewport, [at, height]) => {
        viewport.scrollTop = at * height
      },
      [place, ROW_HEIGHT_PX] as const,
    )
  }
}
