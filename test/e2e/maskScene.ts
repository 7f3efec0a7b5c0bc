/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import type { SampleOptions } from '../../src/core/sample/operation.ts'
import type { WindowFormat } from '../../src/shared/fileFormats.ts'
import { personalKindOf } from '../../src/shared/reports/personal.ts'
import { staffingSourceOf } from '../../src/shared/staffing/source.ts'
import { formatInstant, wall, type WallSeconds } from '../../src/shared/time.ts'
import { recordOf } from '../bench/records.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { expect } from './fixtures.ts'
import { settle } from './looks.ts'
import { fieldOf, reportThat } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// Three customers whose telephones and addresses are known, what of them is in a text, and who hides them.

/** Messages with a telephone, and a text that somebody wrote. */
export const messages = reportThat(
  ({ kind, fields, parameters, shape, dateField }) =>
    kind === 'detail' &&
    shape === undefined &&
    dateField !== undefined &&
    fields.some(({ type }) => type === 'telephone') &&
    fields.some(({ name }) => name === 'message') &&
    parameters.every(({ required }) => !required),
)
export const telephone = fieldOf(messages, 'telephone')
/** What people are planned by, each of it from a telephone. */
export const staffed = reportThat(
  (report) =>
    report.kind === 'detail' &&
    staffingSourceOf(report) !== null &&
    report.fields.some(({ type }) => type === 'telephone') &&
    report.parameters.every(({ required }) => !required),
)
export const message = messages.fields.find(({ name }) => name === 'message') ?? telephone

export const CUSTOMERS = [
  { digits: '3004445566', spaced: '300 444 55 66', address: 'marcela.rios@correo.com.co' },
  { digits: '3017778899', spaced: '301-777-88-99', address: 'jhon.perez@ejemplo.org' },
  { digits: '6015551234', spaced: '(601) 555 1234', address: 'a.gomez@tienda.net' },
] as const
/** Everything that must not be seen. */
const KNOWN = CUSTOMERS.flatMap(({ digits, spaced, address }) => [digits, spaced, address])

function staffedRows(from: WallSeconds) {
  return Array.from({ length: 9 }, (_each, place) => ({
    ...recordOf(staffed, place, formatInstant(wall(from + 36_000 + 60 * place)).replace('T', ' ')),
    [fieldOf(staffed, 'telephone').name]: `57${CUSTOMERS[place % CUSTOMERS.length]?.digits ?? ''}`,
  }))
}

export const rows: NonNullable<SampleOptions['rows']> = (report, { from }) =>
  report.key === staffed.key
    ? staffedRows(from)
    : report.key !== messages.key
      ? undefined
      : Array.from({ length: 12 }, (_each, place) => {
          const customer = CUSTOMERS[place % CUSTOMERS.length] ?? CUSTOMERS[0]
          const personal = messages.fields.flatMap((field) => {
            const kind = personalKindOf(field)
            const value = kind === 'email' ? customer.address : customer.digits
            return kind === null ? [] : [[field.name, `57${value}`.replace(/^57(?=[a-z])/, '')]]
          })
          return {
            ...Object.fromEntries(personal),
            [messages.dateField ?? '']: formatInstant(wall(from + 60 * place)).replace('T', ' '),
            [message.name]: `Llamar al ${customer.spaced} o escribir a ${customer.address}. Pedido ${place}`,
          }
        })

/** What of the known values is in a text. */
export function leaks(text: string): readonly string[] {
  return KNOWN.filter((value) => text.includes(value))
}

/** All that the window holds to be seen, heard or hovered over, but for what its user types. */
export function seenIn(window: Page): Promise<string> {
  return window.evaluate(() => `${document.title}\n${document.documentElement.outerHTML}`)
}

export async function expectNothing(window: Page, where: string): Promise<void> {
  await settle(window)
  expect.soft(leaks(await seenIn(window)), where).toEqual([])
}

/** What somebody does with the switch, in the words that they read there. */
export class MaskHands {
  readonly #supervisor: Supervisor

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor
  }

  get #words() {
    return this.#supervisor.words.masks
  }

  get dialog(): Locator {
    return this.#supervisor.window.getByRole('dialog', { name: this.#words.title })
  }

  mark(level: 'partial' | 'pseudonym' | 'hidden'): Locator {
    return this.#supervisor.window.getByRole('main').getByRole('button', { name: this.#words.mark[level], exact: true })
  }

  get anyMark(): Locator {
    return this.#supervisor.window.locator('.mask-mark')
  }

  level(level: 'whole' | 'partial' | 'pseudonym' | 'hidden'): Locator {
    return this.dialog.getByRole('radio', { name: this.#words.levels[level], exact: true })
  }

  /** Finds the switch by the palette. */
  async open(): Promise<void> {
    const { window, words } = this.#supervisor
    await window.keyboard.press('ControlOrMeta+k')
    await expect(window.getByRole('combobox', { name: words.palette.title })).toBeFocused()
    await window.keyboard.type(words.commands['hide-personal-data'].label.slice(0, 12))
    await expect(window.getByRole('option', { selected: true })).toContainText(
      words.commands['hide-personal-data'].label,
    )
    await window.keyboard.press('Enter')
    await expect(this.dialog).toBeVisible()
  }

  async choose(level: 'partial' | 'pseudonym' | 'hidden'): Promise<void> {
    await this.level(level).click()
    await expect(this.level(level)).toBeChecked()
    await expect(this.mark(level)).toBeAttached()
    await this.#supervisor.window.keyboard.press('Escape')
    await expect(this.dialog).toHaveCount(0)
  }
}

/** Exports what is seen, and reads the file. @param choose does what else is wanted in the dialog */
export async function exportAs(
  supervisor: Supervisor,
  format: WindowFormat,
  file: string,
  choose: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<Buffer> {
  const { window, words } = supervisor
  await supervisor.saveAs(file)
  await window.keyboard.press('ControlOrMeta+e')
  const dialog = window.getByRole('dialog', { name: words.exporting.title })
  await expect(dialog).toBeVisible()
  await supervisor.chooseFormat(format)
  await choose(dialog)
  await dialog.locator('button[type="submit"]').click()
  await expect(dialog).toHaveCount(0)
  const notice = window
    .locator('.notices')
    .getByRole('alert')
    .filter({ hasText: basename(file) })
  await expect(notice).toBeVisible()
  await supervisor.dismissNotices()
  return readFileSync(file)
}

/** All cells of all sheets of a workbook. */
export function cellsIn(bytes: Buffer): string {
  return readWorkbook(bytes)
    .flatMap(({ rows: lines }) => lines.flatMap((cells) => cells.map((cell) => cell?.shown ?? '')))
    .join('\n')
}
