import { fileTexts } from './commonTexts/files.ts'
import { filterInWords } from './filterWords.ts'
import type { Language, LocalizedText } from './language.ts'
import { momentText, rangeText } from './periodTexts.ts'
import { personalText } from './personalText.ts'
import type { Question } from './query.ts'
import { byDayReportOf } from './reports/catalogueDays.ts'
import { listReportOf } from './reports/catalogueLists.ts'
import type { ReportDefinition } from './reports/types.ts'
import { shortcomingText, type Shortcoming } from './shortcomings.ts'
import type { TimeRange, WallSeconds } from './time.ts'

// What a workbook of rows says of itself on a sheet of its own, so that who gets the file knows what they look at.

/** A sheet of lines: what something is called, and what it is. */
export interface AboutSheet {
  readonly title: string
  readonly lines: readonly (readonly [what: string, text: string])[]
}

/** What a file is made of. */
export interface FileFacts {
  /** The report whose rows are stored. */
  readonly report: ReportDefinition
  /** As it is told: what it says of customers is masked already where its rows are. */
  readonly question: Question
  readonly connection: { readonly name: string; readonly isSample: boolean }
  /** What of the period is not whole. */
  readonly shortcomings: readonly Shortcoming[]
  /** What of it may still change. */
  readonly provisional: readonly TimeRange[]
  /** When the newest of it was fetched, on the operation's wall clock; null: nothing is here. */
  readonly newest: WallSeconds | null
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/** Stretches that are named; the others are there all the same. */
const MOST_STRETCHES = 4

function seenReport(report: ReportDefinition, { list, byDay }: Question): ReportDefinition {
  if (list !== undefined) return listReportOf(report, list) ?? report
  return byDay === true ? byDayReportOf(report) : report
}

function periodText({ report, question, newest, now }: FileFacts, language: Language): string {
  const { range, byDay } = question
  if (range !== null) {
    const period = rangeText(range, language, null)
    return byDay === true ? fileTexts('byDay', { period })[language] : period
  }
  if (report.kind !== 'snapshot') return fileTexts('wholeLog')[language]
  if (newest === null) return fileTexts('none')[language]
  return fileTexts('newest', { at: momentText(newest, language, now) })[language]
}

/** How whole the rows are, a sentence for each thing that is not. */
function sealTexts({ report, question, shortcomings, provisional }: FileFacts, language: Language): readonly string[] {
  const missing: readonly LocalizedText[] = shortcomings.map((each) => shortcomingText(each, 'window'))
  const stretches = provisional.map((range) => rangeText(range, language, null))
  const where = stretches.slice(0, MOST_STRETCHES).join(', ') + (stretches.length > MOST_STRETCHES ? ', …' : '')
  const open = provisional.length === 0 ? [] : [fileTexts('provisional', { where })]
  const whole = question.range === null && report.kind === 'live' ? 'held' : 'whole'
  const texts = missing.length === 0 ? [fileTexts(whole), ...open] : [...missing, ...open]
  return texts.map((text) => text[language])
}

/** The report's own parameters by their titles: `Campaña: 606`. */
function parameterLines({ report, question }: FileFacts, language: Language): AboutSheet['lines'] {
  return report.parameters.flatMap(({ name, title, choices }) => {
    const value = question.parameters[name] ?? ''
    if (value === '') return []
    const choice = choices?.find((each) => each.value === value)
    return [[title[language], choice?.title[language] ?? value] as const]
  })
}

/** What a file of rows says of itself, in a language. */
export function aboutFile(facts: FileFacts, language: Language): AboutSheet {
  const { report, question, connection, now } = facts
  const { filters, search } = question.within ?? question
  const words = filters.map((filter) => filterInWords(filter, seenReport(report, question), language))
  const text = (said: LocalizedText): string => said[language]
  const { name } = connection
  const line = (what: LocalizedText, value: string): readonly [string, string] => [text(what), value]
  return {
    title: text(fileTexts('about')),
    lines: [
      line(fileTexts('operation'), connection.isSample ? text(fileTexts('sample', { name })) : name),
      line(fileTexts('report'), `${text(seenReport(report, question).title)} (${report.key})`),
      line(fileTexts('period'), periodText(facts, language)),
      ...parameterLines(facts, language),
      ...(words.length === 0
        ? [line(fileTexts('filters'), text(fileTexts('noFilters')))]
        : words.map((each, place): readonly [string, string] => [place === 0 ? text(fileTexts('filters')) : '', each])),
      ...(search === '' ? [] : [line(fileTexts('search'), search)]),
      ...sealTexts(facts, language).map((each, place): readonly [string, string] => [
        place === 0 ? text(fileTexts('seal')) : '',
        each,
      ]),
      line(fileTexts('personal'), text(personalText(question.mask))),
      line(fileTexts('written'), text(fileTexts('writtenAt', { at: momentText(now, language, null) }))),
    ],
  }
}
