import { LOCALES, type Language } from './language.ts'
import type { ReportDefinition } from './reports/types.ts'
import type { LocalizedText } from './language.ts'
import { answerTexts } from './commonTexts/answers.ts'
import { inEachLanguage, joinedTexts } from './localized.ts'
import { fieldDefinitionOf } from './reports/catalogue.ts'
import { hasDayView } from './reports/catalogueDays.ts'
import type { Door } from './stretchText.ts'
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
  return answerTexts.counted(sums > 1 ? 'unreadValuesOfSums' : 'unreadValues', values)
}

/** Columns that a sentence names before it counts the rest. */
const NAMED_COLUMNS = 3

function columnsText(titles: readonly string[], language: Language): string {
  const rest = titles.length - NAMED_COLUMNS
  if (rest < 1) return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(titles)
  const columns = titles.slice(0, NAMED_COLUMNS).join(', ')
  return answerTexts.counted('moreColumns', rest, { columns })[language]
}

/** One sentence for all columns: that of each stands in its heading. */
function unreadInWindow(report: ReportDefinition | undefined, unread: readonly UnreadValues[]): LocalizedText {
  const values = unread.reduce((sum, each) => sum + each.values, 0)
  const sentence = unreadValuesText(values, unread.length)
  const columns = inEachLanguage((language) =>
    columnsText(
      unread.map(({ field }) => {
        const definition = report === undefined ? undefined : fieldDefinitionOf(report, field)
        return definition?.title[language] ?? field
      }),
      language,
    ),
  )
  const what = joinedTexts([columns, sentence], ': ')
  return report === undefined || !hasDayView(report) ? what : joinedTexts([what, answerTexts('byDayShows')], ' ')
}

function unreadAtTerminal(report: ReportDefinition | undefined, { field, values }: UnreadValues): LocalizedText {
  const what = joinedTexts([inEachLanguage(() => field), unreadValuesText(values)], ': ')
  return report === undefined || !hasDayView(report) ? what : joinedTexts([what, answerTexts('byDayOptionShows')], ' ')
}

function unreadTexts(
  report: ReportDefinition | undefined,
  unread: readonly UnreadValues[],
  door: Door,
): readonly LocalizedText[] {
  if (door === 'cli') return unread.map((each) => unreadAtTerminal(report, each))
  return unread.length === 0 ? [] : [unreadInWindow(report, unread)]
}

/** Where rows are to be seen that a period leaves out. */
function seenWhere(whole: TimeRange | null, door: Door): LocalizedText {
  if (door === 'cli') {
    if (whole === null) return answerTexts('seenWithoutPeriod')
    return answerTexts('seenWith', { options: `--from ${formatInstant(whole.from)} --to ${formatInstant(whole.to)}` })
  }
  if (whole === null) return answerTexts('seenInWholeLog')
  return answerTexts('seenIn', { period: inEachLanguage((language) => rangeText(whole, language, whole.to)) })
}

/** How many rows a period leaves out for want of a date, in a sentence, with what to do. */
export function undatedText({ rows, whole }: UndatedRows, door: Door): LocalizedText {
  return joinedTexts([answerTexts.counted('undatedRows', rows), seenWhere(whole, door)], ' ')
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
  door: Door,
): readonly LocalizedText[] {
  return [...unreadTexts(report, unread, door), ...(undated === null ? [] : [undatedText(undated, door)])]
}
