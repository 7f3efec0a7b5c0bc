import type { JsonValue } from '../shared/json.ts'
import type { OpenDesk } from './openDesk.ts'

/**
 * What the window keeps for itself, by its names. It belongs to the desk since it lies in the store, where erasing a
 * customer looks through it.
 */
export class WindowPreferences {
  readonly #desk: () => Promise<OpenDesk>

  constructor(desk: () => Promise<OpenDesk>) {
    this.#desk = desk
  }

  async all(): Promise<Readonly<Record<string, JsonValue>>> {
    const kept = await (await this.#desk()).store.preferences.all()
    // Names with a colon are the program's own.
    const ofWindow = kept.filter(([key]) => !key.includes(':'))
    return Object.fromEntries(ofWindow.map(([key, text]) => [key, JSON.parse(text) as JsonValue]))
  }

  async set(key: string, value: JsonValue): Promise<void> {
    await (await this.#desk()).store.preferences.set({ key, value: JSON.stringify(value) })
  }
}
