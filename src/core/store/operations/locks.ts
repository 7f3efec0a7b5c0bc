import type { Writing } from '../threads/subject.ts'

/** Locks between all processes that use the data folder; they end with their process. */
export const locks = ({ locks: processLocks }: Writing) => ({
  /** Takes all of them, or none. @returns whether it has them now */
  tryAcquire: (names: readonly string[]) => processLocks.tryAcquire(names),
  release: (names: readonly string[]) => {
    processLocks.release(names)
  },
})
