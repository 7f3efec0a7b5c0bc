import { startOfDay, type WallSeconds } from '../../../shared/time.ts'
import { digitalDay, type DigitalDay } from './digitalDay.ts'
import { workDay, type VoiceDay } from './voiceDay.ts'

/** Everything that happened on a day. */
export type HistoryDay = VoiceDay & DigitalDay

const KEPT_DAYS = 40

/** What happened in the operation, day by day: any day by itself, the days asked for last kept at hand. */
export class History {
  readonly seed: number
  readonly #days = new Map<number, HistoryDay>()

  constructor(seed: number) {
    this.seed = seed
  }

  /** The day of an instant. */
  dayOf(at: WallSeconds): HistoryDay {
    const start = startOfDay(at)
    const kept = this.#days.get(start)
    if (kept !== undefined) {
      this.#days.delete(start)
      this.#days.set(start, kept)
      return kept
    }
    const voice = workDay(start, this.seed)
    const day = { ...voice, ...digitalDay(start, voice.crew, this.seed) }
    this.#days.set(start, day)
    for (const oldest of this.#days.keys()) {
      if (this.#days.size <= KEPT_DAYS) break
      this.#days.delete(oldest)
    }
    return day
  }
}
