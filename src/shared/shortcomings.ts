import type { AnnouncedSlice } from './announcement.ts'
import { shortcomingTexts } from './commonTexts/shortcomings.ts'
import { inEachLanguage, joinedTexts } from './localized.ts'
import { gapText, type LogGap } from './live.ts'
import type { LocalizedText } from './language.ts'
import { stretchText, type Door } from './stretchText.ts'
import type { TimeRange } from './time.ts'

// What is not whole of a period, as facts and as sentences: whoever shows rows or writes them says it.

/**
 * Something that is not whole: time that was never fetched, that has not begun yet, that the server cut, of which
 * it announced another number, or that no poll saw.
 */
export type Shortcoming =
  | { readonly kind: 'missing' | 'partial' | 'future'; readonly ranges: readonly TimeRange[] }
  | { readonly kind: 'announced'; readonly slice: AnnouncedSlice }
  | { readonly kind: 'gaps'; readonly gaps: readonly LogGap[] }

/** What can be wrong with rows that were fetched, though no request failed. */
export const FETCHED_SHORTCOMINGS = ['partial', 'announced'] as const satisfies readonly Shortcoming['kind'][]
export type FetchedShortcoming = (typeof FETCHED_SHORTCOMINGS)[number]

/** Which of them there are among the states of what was fetched. */
export function fetchedShortcomings(slices: readonly { readonly state: string }[]): readonly FetchedShortcoming[] {
  return FETCHED_SHORTCOMINGS.filter((kind) => slices.some(({ state }) => state === kind))
}

/** What is said of a fetched shortcoming where its times stand elsewhere. */
export const fetchedShortcomingTexts: Readonly<Record<FetchedShortcoming, LocalizedText>> = {
  partial: shortcomingTexts('partial'),
  announced: shortcomingTexts('announced'),
}

/** The same where there is room for a few words only. */
export const fetchedShortcomingNames: Readonly<Record<FetchedShortcoming, LocalizedText>> = {
  partial: fetchedShortcomingTexts.partial,
  announced: shortcomingTexts('announcedName'),
}

/** What is said of a file without a row: it has its headings alone. */
export const noRowsInFile: LocalizedText = shortcomingTexts('noRowsInFile')

const LISTED = 3

function listed(ranges: readonly TimeRange[], door: Door): LocalizedText {
  const stretches = ranges.slice(0, LISTED).map((range) => stretchText(range, door))
  const more = ranges.length > LISTED ? [inEachLanguage(() => '…')] : []
  return joinedTexts([...stretches, ...more], ', ')
}

function announcedText({ range, announced, rows }: AnnouncedSlice, door: Door): LocalizedText {
  const where = stretchText(range, door)
  if (announced === null) return shortcomingTexts('announcedAt', { where })
  return shortcomingTexts.counted('announcedRows', announced, { rows, where })
}

/**
 * A shortcoming as a sentence with its times; that of gaps has a line for each.
 *
 * @param door how its reader writes times
 */
export function shortcomingText(shortcoming: Shortcoming, door: Door): LocalizedText {
  switch (shortcoming.kind) {
    case 'missing':
      return shortcomingTexts('missingAt', { where: listed(shortcoming.ranges, door) })
    case 'future':
      return shortcomingTexts('futureAt', { where: listed(shortcoming.ranges, door) })
    case 'partial':
      return shortcomingTexts('partialAt', { where: listed(shortcoming.ranges, door) })
    case 'announced':
      return announcedText(shortcoming.slice, door)
    case 'gaps': {
      const indented = shortcoming.gaps.map((gap) => joinedTexts([inEachLanguage(() => '  '), gapText(gap, door)], ''))
      return joinedTexts([shortcomingTexts('nobodySaw'), ...indented], '\n')
    }
  }
}
