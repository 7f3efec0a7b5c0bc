import type { AnnouncedSlice } from './announcement.ts'
import { gapText, type LogGap } from './live.ts'
import type { LocalizedText } from './language.ts'
import { formatInstant, type TimeRange } from './time.ts'

// What is not whole of a period, as facts and as sentences: whoever shows rows or writes them says it.

/** Something that is not whole: time that was never fetched, that the server cut, of which it announced another number, or that no poll saw. */
export type Shortcoming =
  | { readonly kind: 'missing' | 'partial'; readonly ranges: readonly TimeRange[] }
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
  partial: { en: 'cut by the server', es: 'cortado por el servidor' },
  announced: {
    en: 'the server announced another number of records than it sent',
    es: 'el servidor anunció otra cantidad de registros de la que envió',
  },
}

/** The same where there is room for a few words only. */
export const fetchedShortcomingNames: Readonly<Record<FetchedShortcoming, LocalizedText>> = {
  partial: fetchedShortcomingTexts.partial,
  announced: { en: 'not as announced', es: 'no cuadra con lo anunciado' },
}

/** What is said of a file without a row: it has its headings alone. */
export const noRowsInFile: LocalizedText = { en: 'the file has no rows', es: 'el archivo no tiene filas' }

const LISTED = 3

function stretch({ from, to }: TimeRange): string {
  return `${formatInstant(from)} – ${formatInstant(to)}`
}

function listed(ranges: readonly TimeRange[]): string {
  return `${ranges.slice(0, LISTED).map(stretch).join(', ')}${ranges.length > LISTED ? ', …' : ''}`
}

function announcedText({ range, announced, rows }: AnnouncedSlice): LocalizedText {
  const where = stretch(range)
  if (announced === null) {
    const { en, es } = fetchedShortcomingTexts.announced
    return { en: `T${en.slice(1)}: ${where}`, es: `E${es.slice(1)}: ${where}` }
  }
  return {
    en: `The server announced ${announced} ${announced === 1 ? 'record' : 'records'} and sent ${rows}: ${where}`,
    es: `El servidor anunció ${announced} ${announced === 1 ? 'registro' : 'registros'} y envió ${rows}: ${where}`,
  }
}

/** A shortcoming as a sentence with its times; that of gaps has a line for each. */
export function shortcomingText(shortcoming: Shortcoming): LocalizedText {
  switch (shortcoming.kind) {
    case 'missing': {
      const where = listed(shortcoming.ranges)
      return { en: `Not fetched yet: ${where}`, es: `Aún sin traer: ${where}` }
    }
    case 'partial': {
      const where = listed(shortcoming.ranges)
      return { en: `Cut by the server, incomplete: ${where}`, es: `Cortado por el servidor, incompleto: ${where}` }
    }
    case 'announced':
      return announcedText(shortcoming.slice)
    case 'gaps': {
      const texts = shortcoming.gaps.map(gapText)
      return {
        en: ['Nobody saw:', ...texts.map(({ en }) => `  ${en}`)].join('\n'),
        es: ['Nadie vio:', ...texts.map(({ es }) => `  ${es}`)].join('\n'),
      }
    }
  }
}
