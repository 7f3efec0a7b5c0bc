import { missingOf } from '../core/store/query/periodParts.ts'
import type { FoundStory } from '../core/store/customers/story.ts'
import type { Story, StoryBlock, StoryGap, StoryItem, StoryRow, StoryWish } from '../shared/customerStory.ts'
import { AppError } from '../shared/errors.ts'
import type { InputOf } from '../shared/ipc/contract.ts'
import type { Mask } from '../shared/masks.ts'
import { namesCustomers } from '../shared/reports/customerFields.ts'
import type { EventKind } from '../shared/reports/eventKinds.ts'
import { takesDates, type ReportDefinition } from '../shared/reports/types.ts'
import { wall, wallClock, type TimeRange } from '../shared/time.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'
import type { PausableWork, PauseReason } from './workGate.ts'

/** Progress of a search goes out at most this often. */
const TOLD_EVERY_MS = 200

interface KeptStory {
  readonly id: number
  readonly items: readonly StoryItem[]
  /** Of each item, what it is. */
  readonly kinds: readonly EventKind[]
  readonly mask: Mask | undefined
}

interface Slot {
  readonly controller: AbortController
  story: KeptStory | undefined
}

/**
 * The stories of customers that the window is looking at. A slot holds one at a time: a newer wish stops the search
 * that is under way for it, and takes its place once its own items are known. A story holds ids of rows, and says of
 * one that was replaced since that it is gone: no open story shows another row.
 */
export class Customers implements PausableWork {
  readonly #desk: () => Promise<OpenDesk>
  readonly #announce: Announce
  readonly #slots = new Map<string, Slot>()
  #lastId = 0

  constructor(desk: () => Promise<OpenDesk>, announce: Announce) {
    this.#desk = desk
    this.#announce = announce
  }

  /**
   * Finds a story and keeps it for the slot.
   *
   * @throws AppError `usage` for a text that says nothing; `unknown-connection`; `cancelled` where a newer wish of the
   * slot took over
   */
  async story(slotName: string, wish: StoryWish): Promise<Story> {
    const previous = this.#slots.get(slotName)
    previous?.controller.abort(new AppError('cancelled'))
    const slot: Slot = { controller: new AbortController(), story: previous?.story }
    this.#slots.set(slotName, slot)
    const { signal } = slot.controller
    const desk = await this.#desk()
    if (wish.connectionId !== null) await desk.connection(wish.connectionId)
    signal.throwIfAborted()
    const { reports } = desk.catalogue
    const onProgress = this.#telling(slotName)
    const { items, ...facts } = await desk.store.customers.story({ reports, wish }, { signal, onProgress })
    const kinds = items.map(({ kind }) => kind)
    const absent = await absentOf(desk, wish, facts)
    signal.throwIfAborted()
    this.#lastId++
    slot.story = { id: this.#lastId, items, kinds, mask: wish.mask }
    return { ...facts, storyId: this.#lastId, kinds: countsOf(kinds), ...absent }
  }

  /** A block of a story's items with their rows. @throws AppError `result-gone` where its slot has another story */
  async items({ storyId, kinds, offset, limit }: InputOf<'customers:items'>): Promise<StoryBlock> {
    const story = this.#storyOf(storyId)
    const wanted = placesOf(story, kinds).slice(offset, offset + limit)
    const found = wanted.flatMap((place) => story.items[place] ?? [])
    const rows = await this.#read(found, story.mask, 'previews')
    return {
      offset,
      items: found.map(({ at, connectionId, reportKey, how, rowId }, index) => {
        const place = wanted[index] ?? 0
        const kind = story.kinds[place] ?? 'other'
        return { place, at, connectionId, reportKey, how, rowId, kind, row: rows[index] ?? null }
      }),
    }
  }

  /** The row of an item whole. @throws AppError `result-gone` */
  async row(storyId: number, place: number): Promise<StoryRow | null> {
    const { items, mask } = this.#storyOf(storyId)
    const item = items[place]
    if (item === undefined) throw new AppError('result-gone')
    const [row] = await this.#read([item], mask, 'texts')
    return row ?? null
  }

  /** Every item of a story, in order. @throws AppError `result-gone` */
  all(storyId: number): readonly StoryItem[] {
    return this.#storyOf(storyId).items
  }

  /** Lets go of what a slot holds, or gives up what is being looked for. */
  close(slotName: string): void {
    this.#slots.get(slotName)?.controller.abort(new AppError('cancelled'))
    this.#slots.delete(slotName)
  }

  /** Rows are let go of before they are erased, and with their store; the window asks anew. */
  pause({ kind }: PauseReason): Promise<void> {
    if (kind === 'another-store' || kind === 'erasing') this.stop()
    return Promise.resolve()
  }

  /** Nothing has to go on: the window asks again. */
  resume(): Promise<void> {
    return Promise.resolve()
  }

  /** Gives up what is being looked for, and forgets what was found. */
  stop(): void {
    for (const name of this.#slots.keys()) this.close(name)
  }

  #storyOf(storyId: number): KeptStory {
    for (const { story } of this.#slots.values()) if (story?.id === storyId) return story
    throw new AppError('result-gone')
  }

  async #read(
    items: readonly StoryItem[],
    mask: Mask | undefined,
    how: 'previews' | 'texts',
  ): Promise<readonly (StoryRow | null)[]> {
    const { store, catalogue } = await this.#desk()
    const keys = new Set(items.map(({ reportKey }) => reportKey))
    const reports = catalogue.reports.filter(({ key }) => keys.has(key))
    return store.customers[how]({ reports, items, mask })
  }

  #telling(slot: string): (progress: { readonly rows: number; readonly total: number }) => void {
    let lastMs = performance.now()
    return ({ rows, total }) => {
      const now = performance.now()
      if (now - lastMs < TOLD_EVERY_MS) return
      lastMs = now
      this.#announce({ kind: 'story-progress', slot, rows, total })
    }
  }
}

function countsOf(kinds: readonly EventKind[]): Story['kinds'] {
  const counts: Partial<Record<EventKind, number>> = {}
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

function placesOf({ items, kinds }: KeptStory, wanted: readonly EventKind[] | null): readonly number[] {
  const places = items.map((_, place) => place)
  return wanted === null ? places : places.filter((place) => wanted.includes(kinds[place] ?? 'other'))
}

/** What of a story's period is not in the store: stretches of fetched reports, and reports never asked for. */
async function absentOf(
  desk: OpenDesk,
  { connectionId, range }: StoryWish,
  { reports: lookedAt }: Pick<FoundStory, 'reports'>,
): Promise<Pick<Story, 'notHere' | 'neverFetched'>> {
  const connections = (await desk.connections()).filter(({ id }) => connectionId === null || id === connectionId)
  const naming = desk.catalogue.reports.filter(namesCustomers)
  const notHere: StoryGap[] = []
  const neverFetched: { connectionId: number; reportKey: string }[] = []
  for (const { id, timeZone } of connections) {
    const now = wallClock(desk.sync.nowMs(), timeZone)
    const holdings = new Set((await desk.store.slices.holdings(id)).map(({ reportKey }) => reportKey))
    for (const report of naming) {
      const scope = { connectionId: id, reportKey: report.key }
      const isHeld = holdings.has(report.key) || lookedAt.some((each) => isOf(each, scope))
      if (isHeld) notHere.push(...(await gapsOf(desk, report, scope, range, now)))
      else neverFetched.push(scope)
    }
  }
  return { notHere, neverFetched }
}

function isOf(a: { connectionId: number; reportKey: string }, b: { connectionId: number; reportKey: string }): boolean {
  return a.connectionId === b.connectionId && a.reportKey === b.reportKey
}

async function gapsOf(
  { store }: OpenDesk,
  report: ReportDefinition,
  scope: { readonly connectionId: number; readonly reportKey: string },
  range: TimeRange | null,
  now: number,
): Promise<readonly StoryGap[]> {
  if (!takesDates(report) && report.kind !== 'live') return []
  const gaps: StoryGap[] = []
  for (const parameters of await store.slices.parameterSets(scope)) {
    const slices = await store.slices.of({ ...scope, parameters })
    const [first] = slices
    const last = slices.reduce((latest, { range: { to } }) => Math.max(latest, to), 0)
    if (first === undefined) continue
    // Without a period: what lies between the first and the last that was fetched.
    const asked = range ?? { from: first.range.from, to: wall(last) }
    const until = { from: asked.from, to: wall(Math.min(asked.to, now)) }
    const missing = until.from > until.to ? [] : missingOf(report, slices, until)
    if (missing.length > 0) gaps.push({ ...scope, parameters, missing })
  }
  return gaps
}
