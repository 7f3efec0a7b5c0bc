import { undatedText } from '../answerNotes.ts'
import type { LocalizedText } from '../language.ts'
import { shortcomingText } from '../shortcomings.ts'
import { formatInstant } from '../time.ts'
import type { SummaryWarning, UnreadValues } from './types.ts'

const LISTED = 3

function provisionalText({ ranges }: Extract<SummaryWarning, { readonly kind: 'provisional' }>): LocalizedText {
  const stretches = ranges.slice(0, LISTED).map(({ from, to }) => `${formatInstant(from)} – ${formatInstant(to)}`)
  const where = `${stretches.join(', ')}${ranges.length > LISTED ? ', …' : ''}`
  return { en: `May still gain rows: ${where}`, es: `Aún puede recibir filas: ${where}` }
}

function warningText(warning: SummaryWarning): LocalizedText {
  switch (warning.kind) {
    case 'provisional':
      return provisionalText(warning)
    case 'undated':
      return undatedText(warning, 'cli')
    default:
      return shortcomingText(warning)
  }
}

/** What a reader has to be told beside the numbers, as a sentence with its times. */
export function summaryWarningText(warning: SummaryWarning): LocalizedText {
  const what = warningText(warning)
  if (!warning.compared) return what
  return { en: `Compared period: ${what.en}`, es: `Periodo comparado: ${what.es}` }
}

/**
 * How many values of a field no number could be read of, in a sentence.
 *
 * @param hasDays whether `--by-day` shows the values themselves
 */
export function unreadText({ field, values }: UnreadValues, hasDays: boolean): LocalizedText {
  const what =
    values === 1
      ? {
          en: `${field}: 1 value could not be read as a number; the measures are without it.`,
          es: `${field}: 1 valor no se pudo leer como número; las medidas van sin él.`,
        }
      : {
          en: `${field}: ${values} values could not be read as numbers; the measures are without them.`,
          es: `${field}: ${values} valores no se pudieron leer como números; las medidas van sin ellos.`,
        }
  if (!hasDays) return what
  return { en: `${what.en} --by-day shows them.`, es: `${what.es} Con --by-day se ven.` }
}
