import type { ViewOutcome } from '../shared/ipc/views.ts'
import { writeViewFile } from '../shared/viewFile.ts'
import { anonymousView } from '../shared/viewWithout.ts'
import { viewNameOf, type KeptView, type RemovedView, type View, type ViewQuestion } from '../shared/views.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'

/** A view as it is written for somebody else. */
export interface SharedView {
  readonly name: string
  readonly text: string
}

/** The name with a number that nobody has yet; one that stands behind it already counts on. */
export function nextName(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name] = /^(.*\S)\s*\(\d+\)$/.exec(name) ?? []
  for (let number = 2; ; number++) {
    const ending = ` (${number})`
    // A name has a longest length, in letters as a reader counts them.
    const letters = Array.from(stem)
    while (viewNameOf(`${letters.join('')}${ending}`) === undefined) letters.pop()
    const next = `${letters.join('').trimEnd()}${ending}`
    if (!taken.has(next)) return next
  }
}

/** The named views: what is kept under which name, in which order. */
export class Views {
  readonly #desk: () => Promise<OpenDesk>
  readonly #announce: Announce
  /** Those that were removed in this run, so that they can be put back. */
  readonly #removed = new Map<number, RemovedView>()

  constructor(desk: () => Promise<OpenDesk>, announce: Announce) {
    this.#desk = desk
    this.#announce = announce
  }

  async list(): Promise<readonly KeptView[]> {
    return (await this.#desk()).store.views.list()
  }

  /** Keeps a view under its name, in the place of the one that has it where that is wished. */
  async save(view: View, isReplacing: boolean): Promise<ViewOutcome> {
    const { store } = await this.#desk()
    const id = await store.views.put({ view, isReplacing })
    return id === null ? { kind: 'taken' } : this.#changed(id)
  }

  /** Keeps something else under the name that a view has. */
  async revise(id: number, question: ViewQuestion): Promise<ViewOutcome> {
    const { store } = await this.#desk()
    return (await store.views.revise({ id, question })) ? this.#changed(id) : { kind: 'gone' }
  }

  async rename(id: number, given: string): Promise<ViewOutcome> {
    const { store } = await this.#desk()
    const name = viewNameOf(given) ?? given
    if (await store.views.rename({ id, name })) return this.#changed(id)
    return (await store.views.get(id)) === null ? { kind: 'gone' } : { kind: 'taken' }
  }

  /** Keeps the same under another name, right behind it. */
  async duplicate(id: number): Promise<ViewOutcome> {
    const { store } = await this.#desk()
    const all = await store.views.list()
    const place = all.findIndex((view) => view.id === id)
    const view = all[place]
    if (view === undefined) return { kind: 'gone' }
    const name = nextName(view.name, new Set(all.map((each) => each.name)))
    const copy = await store.views.put({ view: { ...view, name }, isReplacing: false })
    // Whoever took the name in between is a command; the next try finds another.
    if (copy === null) return { kind: 'taken' }
    await store.views.order(all.map((each) => each.id).toSpliced(place + 1, 0, copy))
    return this.#changed(copy)
  }

  /** Puts views into this order; those that are not named stay where they are. */
  async order(ids: readonly number[]): Promise<void> {
    const { store } = await this.#desk()
    await store.views.order(ids)
    this.#announce({ kind: 'views' })
  }

  /** Removes a view. @returns whether there was one */
  async remove(id: number): Promise<boolean> {
    const { store } = await this.#desk()
    const removed = await store.views.remove(id)
    if (removed === null) return false
    this.#removed.set(id, removed)
    this.#announce({ kind: 'views' })
    return true
  }

  /** Puts a view back that was removed in this run. */
  async putBack(id: number): Promise<ViewOutcome> {
    const { store } = await this.#desk()
    const view = this.#removed.get(id)
    if (view === undefined) return { kind: 'gone' }
    if (!(await store.views.putBack(view))) return { kind: 'taken' }
    this.#removed.delete(id)
    return this.#changed(id)
  }

  /** Forgets what was removed: a customer who was erased may be named in it, or it was of another store. */
  forget(): void {
    this.#removed.clear()
  }

  /**
   * A view as the text of a file.
   *
   * @param withValues false: without what it says of customers
   * @returns null where it was removed meanwhile
   */
  async share(id: number, withValues: boolean): Promise<SharedView | null> {
    const { store, catalogue } = await this.#desk()
    const view = await store.views.get(id)
    if (view === null) return null
    const shared = withValues ? view : anonymousView(view, catalogue.get(view.reportKey))
    return { name: view.name, text: writeViewFile(shared) }
  }

  #changed(id: number): ViewOutcome {
    this.#announce({ kind: 'views' })
    return { kind: 'kept', id }
  }
}
