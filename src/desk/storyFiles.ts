import { customerListTexts } from '../shared/commonTexts/customerList.ts'
import { customerTexts } from '../shared/commonTexts/customers.ts'
import { customerListContent } from '../shared/customerList.ts'
import type { ShownStoryItem, Story } from '../shared/customerStory.ts'
import type { ExportProgress } from '../shared/exports.ts'
import type { InputOf } from '../shared/ipc/contract.ts'
import { maskedBy } from '../shared/masks.ts'
import { storyFileContent } from '../shared/storyFile.ts'
import { formatDay, wallClock, type WallSeconds } from '../shared/time.ts'
import { writeBytes } from '../core/export/writeBytes.ts'
import { writeSummaryFile } from '../core/export/summaries/writeSummaryFile.ts'
import type { Customers } from './customers.ts'
import { fileNameOf, type Exports } from './exports.ts'
import type { OpenDesk } from './openDesk.ts'
import { checkDrawings, type DrawPage } from './pages.ts'

/** Items are read so many at a time. */
const ITEMS_PER_BLOCK = 1_000

interface StoryFileParts {
  readonly desk: () => Promise<OpenDesk>
  readonly customers: Customers
  readonly exports: Exports
}

type Wanted = InputOf<'customers:export'>

/** What a file's job is told by, and tells. */
interface Job {
  readonly signal: AbortSignal
  readonly onProgress: (progress: ExportProgress) => void
}

/** Files of customers' stories. None is called after whom it is about: names of files are seen by others. */
export class StoryFiles {
  readonly #parts: StoryFileParts
  #written = 0

  constructor(parts: StoryFileParts) {
    this.#parts = parts
  }

  /**
   * Asks for a place, looks for a customer's story anew and writes it there, with where it comes from.
   *
   * @returns the job's id, or null where no place was chosen
   * @throws AppError `unknown-connection`
   */
  async export(wanted: Wanted): Promise<string | null> {
    const { connectionId, format, language } = wanted
    const desk = await this.#parts.desk()
    const now = await nowOf(desk, connectionId)
    const name = [customerTexts('timeline')[language], formatDay(now)]
    return this.#parts.exports.startWritten(
      { connectionId, reportKey: null, about: 'customers' },
      { parts: name, format },
      async (asked, written, signal, onProgress) => {
        const content = await this.#content(desk, wanted, now, { signal, onProgress })
        const input = { content, file: asked, format: written, isSafe: true, onBusy: 'rename' } as const
        const { file, ...outcome } = await writeSummaryFile(desk.store, input, { signal })
        return { ...outcome, file: file ?? asked }
      },
    )
  }

  /**
   * Asks for a place and writes there what there is of each customer of a list, a line for each.
   *
   * @returns the job's id, or null where no place was chosen
   * @throws AppError `unknown-connection`; the job `usage` where one of them says nothing
   */
  async exportList(wanted: InputOf<'customers:export-list'>): Promise<string | null> {
    const { customers: values, connectionId, isEverywhere, range, mask, format, language } = wanted
    const desk = await this.#parts.desk()
    const day = formatDay(await nowOf(desk, connectionId))
    const where = { connectionId: isEverywhere ? null : connectionId, range }
    return this.#parts.exports.startWritten(
      { connectionId, reportKey: null, about: 'customers' },
      { parts: [customerListTexts('title')[language], day], format },
      async (asked, written, signal, onProgress) => {
        const { reports } = desk.catalogue
        const listed = await desk.store.customers.listed(maskedBy({ reports, values, ...where }, mask), {
          signal,
          onProgress: ({ customers, total }) => onProgress({ rows: customers, total }),
        })
        const looked = (await desk.connections()).filter(({ id }) => isEverywhere || id === connectionId)
        const names = looked.map(({ name }) => name)
        const content = customerListContent(listed, values, { operations: names, range }, language)
        const input = { content, file: asked, format: written, isSafe: true, onBusy: 'rename' } as const
        const { file, ...outcome } = await writeSummaryFile(desk.store, input, { signal })
        return { ...outcome, file: file ?? asked }
      },
    )
  }

  /**
   * Asks for a place and draws a page of a story there, as the window made it.
   *
   * @returns the job's id, or null where no place was chosen
   * @throws AppError `unknown-connection`; `internal` for a page with a drawing that would do more than be looked at
   */
  async savePage(
    { connectionId, page, format }: InputOf<'customers:save-page'>,
    draw: DrawPage,
  ): Promise<string | null> {
    checkDrawings(page)
    const desk = await this.#parts.desk()
    const day = formatDay(await nowOf(desk, connectionId))
    return this.#parts.exports.startFile(
      { connectionId, reportKey: null, about: 'customers' },
      fileNameOf([customerTexts('timeline')[page.language], day], format),
      async (asked, signal) => {
        const { file, bytes } = await writeBytes(desk.store, asked, await draw(page, format, signal))
        return { file, bytes, rows: 0, cutTexts: 0, drawn: format }
      },
    )
  }

  async #content(desk: OpenDesk, { wish, kinds, language }: Wanted, now: WallSeconds, job: Job) {
    const { signal } = job
    const { customers } = this.#parts
    this.#written++
    // One of its own: what the window looks at stays what it is.
    const slot = `file-${this.#written}`
    const giveUp = (): void => customers.close(slot)
    signal.addEventListener('abort', giveUp)
    try {
      const story = await customers.story(slot, wish)
      const items = await this.#items(story, kinds, job)
      const { reports } = desk.catalogue
      const byKey = new Map(reports.map((report) => [report.key, report]))
      const looked = (await desk.connections()).filter(
        ({ id }) => wish.connectionId === null || id === wish.connectionId,
      )
      const operations = new Map(looked.map(({ id, name }) => [id, name]))
      const { range } = wish
      const written = { story, items, kinds, range, operations, reportOf: (key: string) => byKey.get(key), now }
      return storyFileContent(written, language)
    } finally {
      signal.removeEventListener('abort', giveUp)
      customers.close(slot)
    }
  }

  async #items(
    { storyId, total }: Pick<Story, 'storyId' | 'total'>,
    kinds: Wanted['kinds'],
    { signal, onProgress }: Job,
  ): Promise<readonly ShownStoryItem[]> {
    const items: ShownStoryItem[] = []
    while (items.length < total) {
      signal.throwIfAborted()
      const asked = { storyId, kinds, offset: items.length, limit: ITEMS_PER_BLOCK }
      const block = await this.#parts.customers.items(asked)
      items.push(...block.items)
      onProgress({ rows: items.length, total })
      if (block.items.length < ITEMS_PER_BLOCK) break
    }
    return items
  }
}

async function nowOf(desk: OpenDesk, connectionId: number): Promise<WallSeconds> {
  const { timeZone } = await desk.connection(connectionId)
  return wallClock(desk.sync.nowMs(), timeZone)
}
