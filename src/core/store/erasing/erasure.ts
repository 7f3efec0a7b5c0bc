import type { WallSeconds } from '../../../shared/time.ts'

/** What to erase; what is null is not narrowed down. */
export interface Erasure {
  readonly connectionId: number | null
  readonly reportKey: string | null
  /** What lies before this instant goes: see `eraseBefore.ts` for slices that reach past it. */
  readonly before: WallSeconds | null
}
