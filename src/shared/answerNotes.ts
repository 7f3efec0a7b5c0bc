import { LOCALES, type Language } from './language.ts'
import type { ReportDefinition } from './reports/types.ts'
import type { LocalizedText } from './language.ts'
import { fieldDefinitionOf } from './reports/catalogue.ts'
import { hasDayView } from './reports/catalogueDays.ts'
import { formatInstant, type TimeRange } from './time.ts'
import { rangeText } from './periodTexts.ts'

// What an answer out of the store leaves out although it is there: whoever reads a sum or counts rows is to know.

/** Values of a field that its sums leave out, since nobody can say which number they are. */
export interface UnreadValues {
  readonly field: string
  readonly values: number
}

/** Rows that a period leaves out, since they carry no date that could be read. */
export interface UndatedRows {
  readonly rows: number
  /** The period that shows them: that of all that was fetched together with them; null: only all that there is does. */
  readonly whole: TimeRange | null
}

export interface AnswerNotes {
  /** In the order of the report's fields; of sums alone. */
  readonly unread: readonly UnreadValues[]
  /** Null where the period leaves out none. */
  readonly undated: UndatedRows | null
}

export const NO_NOTES: AnswerNotes = { unread: [], undated: null }

/** Whether an answer leaves nothing out. */
export function isSilent({ unread, undated }: AnswerNotes): boolean {
  return unread.length === 0 && undated === null
}

/** The notes as documents of the command line carry them: nothing of them where there is nothing to say. */
export function notesDocument({ unread, undated }: AnswerNotes): Readonly<Record<string, unknown>> {
  return {
    ...(unread.length === 0 ? {} : { unread }),
    ...(undated === null
      ? {}
      : {
          undated: {
            rows: undated.rows,
            from: undated.whole === null ? null : formatInstant(undated.whole.from),
            to: undated.whole === null ? null : formatInstant(undated.whole.to),
          },
        }),
  }
}

/** How many values sums are without, in a sentence. @param sums how many sums there are */
export function unreadValuesText(values: number, sums = 1): LocalizedText {
  if (sums > 1) {
    return {
      en: `${values} values could not be read as numbers; the sums are without them.`,
      es: `${values} valores no se pudieron leer como números; las sumas van sin ellos.`,
    }
  }
  return values === 1
    ? {
        en: '1 value could not be read as a number; the sum is without it.',
        es: '1 valor no se pudo leer como número; la suma va sin él.',
      }
    : {
        en: `${values} values could not be read as numbers; the sum is without them.`,
        es: `${values} valores no se pudieron leer como números; la suma va sin ellos.`,
      }
}

/** Columns that a sentence names before it counts the rest. */
const NAMED_COLUMNS = 3

function columnsText(titles: readonly string[], language: Language): string {
  const rest = titles.length - NAMED_COLUMNS
  if (rest < 1) return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(titles)
  const named = titles.slice(0, NAMED_COLUMNS).join(', ')
  if (language === 'en') return `${named} and ${rest} more ${rest === 1 ? 'column' : 'columns'}`
  return `${named} y ${rest} ${rest === 1 ? 'columna más' : 'columnas más'}`
}

/** One sentence for all columns: that of each stands in its heading. */
function unreadInSlice(report: ReportDefinition | undefined, unread: readonly UnreadValues[]): LocalizedText {
  const values = unread.reduce((sum, each) => sum + each.values, 0)
  const { en, es } = unreadValuesText(values, unread.length)
  const titled = (language: Language): string =>
    columnsText(
      unread.map(({ field }) => {
        const definition = report === undefined ? undefined : fieldDefinitionOf(report, field)
        return definition?.title[language] ?? field
      }),
      language,
    )
  const what = { en: `${titled('en')}: ${en}`, es: `${titled('es')}: ${es}` }
  if (report === undefined || !hasDayView(report)) return what
  return { en: `${what.en} “By day” shows them.`, es: `${what.es} «Por día» los muestra.` }
}

function unreadAtTerminal(report: ReportDefinition | undefined, { field, values }: UnreadValues): LocalizedText {
  const sentence = unreadValuesText(values)
  const what = { en: `${field}: ${sentence.en}`, es: `${field}: ${sentence.es}` }
  if (report === undefined || !hasDayView(report)) return what
  return { en: `${what.en} --by-day shows them.`, es: `${what.es} Con --by-day se ven.` }
}

function unreadTexts(
  report: ReportDefinition | undefined,
  unread: readonly UnreadValues[],
  door: 'cli' | 'window',
): readonly LocalizedText[] {
  if (door === 'cli') return unread.map((each) => unreadAtTerminal(report, each))
  return unread.length === 0 ? [] : [unreadInSlice(report, unread)]
}

/** How many rows a period leaves out for want of a date, in a sentence, with what to do. */
export function undatedText({ rows, whole }: UndatedRows, door: 'cli' | 'window'): LocalizedText {
  const what =
    rows === 1
      ? {
          en: '1 row without a usable date is left out of this period.',
          es: '1 fila sin fecha utilizable queda fuera de este periodo.',
        }
      : {
          en: `${rows} rows without a usable date are left out of this period.`,
          es: `${rows} filas sin fecha utilizable quedan fuera de este periodo.`,
        }
  if (whole === null) {
    return door === 'cli'
      ? { en: `${what.en} Without --from and --to they are shown.`, es: `${what.es} Sin --from ni --to se ven.` }
      : { en: `${what.en} The whole log shows them.`, es: `${what.es} El registro completo las muestra.` }
  }
  if (door === 'cli') {
    const options = `--from ${formatInstant(whole.from)} --to ${formatInstant(whole.to)}`
    return { en: `${what.en} To see them: ${options}`, es: `${what.es} Para verlas: ${options}` }
  }
  return {
    en: `${what.en} To see them, choose ${rangeText(whole, 'en', whole.to)}.`,
    es: `${what.es} Para verlas, elija ${rangeText(whole, 'es', whole.to)}.`,
  }
}

/**
 * What an answer leaves out, in sentences, each with what to do.
 *
 * @param report whose fields are named; undefined where it is gone
 * @param door the command line names fields and options, the window titles and what it shows
 */
export function noteTexts(
  report: ReportDefinition | undefined,
  { unread, undated }: AnswerNotes,
  door: 'cli' | 'window',
): readonly LocalizedText[] {
  return [...unreadTexts(report, unread, door), ...(undated === null ? [] : [undatedText(undated, door)])]
}
