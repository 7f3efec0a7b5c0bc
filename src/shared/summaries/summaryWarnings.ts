import { summaryTexts } from '../commonTexts/summaries.ts'
import { answerTexts } from '../commonTexts/answers.ts'
import { undatedText } from '../answerNotes.ts'
import { inEachLanguage, joinedTexts } from '../localized.ts'
import type { LocalizedText } from '../language.ts'
import { fieldDefinitionOf } from '../reports/catalogue.ts'
import { hasDayView } from '../reports/catalogueDays.ts'
import type { ReportDefinition } from '../reports/types.ts'
import type { RowSet } from '../query.ts'
import { shortcomingText } from '../shortcomings.ts'
import { stretchText, type Door } from '../stretchText.ts'
import type { SummaryAnswer, SummaryWarning, UnreadValues } from './types.ts'

const LISTED = 3

function provisionalText(
  { ranges }: Extract<SummaryWarning, { readonly kind: 'provisional' }>,
  door: Door,
): LocalizedText {
  const stretches = joinedTexts(
    ranges.slice(0, LISTED).map((range) => stretchText(range, door)),
    ', ',
  )
  const more = inEachLanguage(() => (ranges.length > LISTED ? ', …' : ''))
  return summaryTexts('provisional', { where: joinedTexts([stretches, more], '') })
}

const PAID_AUX_TEXTS = {
  'not-fetched': 'paidAuxNotFetched',
  groups: 'paidAuxGroups',
  filters: 'paidAuxFilters',
} as const

function warningText(warning: SummaryWarning, door: Door): LocalizedText {
  switch (warning.kind) {
    case 'provisional':
      return provisionalText(warning, door)
    case 'undated':
      return undatedText(warning, door)
    case 'paid-aux':
      return summaryTexts(PAID_AUX_TEXTS[warning.problem], { report: warning.report })
    default:
      return shortcomingText(warning, door)
  }
}

/** What a reader has to be told beside the numbers, as a sentence with its times. */
export function summaryWarningText(warning: SummaryWarning, door: Door = 'cli'): LocalizedText {
  const what = warningText(warning, door)
  return warning.compared ? summaryTexts('ofCompared', { what }) : what
}

/** How many values of a field no number could be read of, in a sentence. */
function unreadText({ field, values }: UnreadValues, report: ReportDefinition, door: Door): LocalizedText {
  const title = fieldDefinitionOf(report, field)?.title
  const named = door === 'window' && title !== undefined ? title : inEachLanguage(() => field)
  return summaryTexts.counted('unread', values, { field: named })
}

/** Where the values themselves can be seen, of which the sums are without some. */
function shownBy(what: LocalizedText, door: Door): LocalizedText {
  if (door === 'cli') return summaryTexts('shownByDay', { what })
  return joinedTexts([what, answerTexts('byDayShows')], ' ')
}

/** An answer and the rows that it is of. */
export interface AnsweredRows {
  readonly report: ReportDefinition
  /** The report whose fields make the groups: where the rows are those of a list or of days, not the report itself. */
  readonly asked: ReportDefinition
  readonly rows: Pick<RowSet, 'byDay'>
  readonly answer: Pick<SummaryAnswer, 'warnings' | 'unread'>
}

/** What of an answer is not whole, and which values its numbers leave out, in sentences. */
export function summaryCaveats(
  { report, asked, rows, answer }: AnsweredRows,
  door: Door = 'cli',
): readonly LocalizedText[] {
  const hasDays = hasDayView(report) && rows.byDay !== true
  const unread = answer.unread.map((each) => unreadText(each, asked, door))
  return [
    ...answer.warnings.map((warning) => summaryWarningText(warning, door)),
    ...unread.map((what) => (hasDays ? shownBy(what, door) : what)),
  ]
}
