import type { Language } from './language.ts'
import { retentionTexts } from './commonTexts/retention.ts'
import { inEachLanguage, joinedTexts } from './localized.ts'
import { dayText } from './periodTexts.ts'
import type { LocalizedText } from './language.ts'
import { formatDay, wallClock } from './time.ts'

/** Days that a copy of the store stays which a rebuild or a new beginning put aside; then it is deleted by itself. */
export const COPY_DAYS = 30
const DAY_MS = 86_400_000

/** A copy of the store that was put aside. It holds the rows of its time, and no erasure reaches into it. */
export interface AsideCopy {
  /** The file's name in the data folder. */
  readonly name: string
  readonly madeAtMs: number
  readonly bytes: number
}

/** When a copy is deleted by itself, in milliseconds since 1970-01-01 UTC. */
export function deletedAtMs({ madeAtMs }: Pick<AsideCopy, 'madeAtMs'>): number {
  return madeAtMs + COPY_DAYS * DAY_MS
}

function localDay(atMs: number, language: Language, timeZone: string): string {
  return dayText(wallClock(atMs, timeZone), language, null)
}

/** The day, `YYYY-MM-DD`, on which a copy is deleted by itself. */
export function deletedOn(copy: Pick<AsideCopy, 'madeAtMs'>, timeZone: string): string {
  return formatDay(wallClock(deletedAtMs(copy), timeZone))
}

/**
 * Says what copies hold and how long they stay, one sentence each; undefined where there are none.
 *
 * @param timeZone the computer's
 */
export function copiesText(copies: readonly AsideCopy[], timeZone: string): LocalizedText | undefined {
  if (copies.length === 0) return undefined
  const dayIn = (atMs: number): LocalizedText => inEachLanguage((language) => localDay(atMs, language, timeZone))
  const told = copies.map((copy) =>
    retentionTexts('copy', { made: dayIn(copy.madeAtMs), gone: dayIn(deletedAtMs(copy)) }),
  )
  return joinedTexts(told, ' ')
}
