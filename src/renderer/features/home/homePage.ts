import { CHECKS } from '../../../shared/checks/checks.ts'
import { findingText } from '../../../shared/checks/findingText.ts'
import { homeTexts } from '../../../shared/commonTexts/home.ts'
import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import type {
  CardAnswer,
  CardForm,
  FindingsContent,
  HomeCard,
  RowsContent,
  SummaryContent,
} from '../../../shared/home.ts'
import type { Language } from '../../../shared/language.ts'
import type { PaperFact, PaperFigure, PaperPage, PaperSection } from '../../../shared/paperPage.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { differenceOf, hasChange } from '../../../shared/summaries/differences.ts'
import { groupHeading } from '../../../shared/summaries/groupLabels.ts'
import { changeText, differenceText, numberText } from '../../../shared/summaries/numberText.ts'
import type { SummaryGroup } from '../../../shared/summaries/types.ts'
import { shownLines } from './cardLines.ts'
import { groupsOf, labelOf, textOfValue, totalOf } from './cardText.ts'

// All cards as one page for paper: the same numbers as on the screen, each with its formula and its seal in words.

/** A card as it is put on paper. */
export interface PaperCard {
  readonly card: HomeCard
  /** The report as its rows are seen; undefined where the operation has it no more. */
  readonly report: ReportDefinition | undefined
  /** Null: it could not be worked out. */
  readonly answer: CardAnswer | null
  readonly form: CardForm | null
  /** Of when it is, in words. */
  readonly period: string
  /** Its chart as an SVG's text, where it has one. */
  readonly chart: string | null
}

/** What only the window's own texts say. */
export interface HomePageWords {
  readonly title: string
  readonly problem: string
  readonly before: (value: string) => string
  readonly rows: (count: number) => string
  readonly more: (count: number) => string
  readonly absent: string
}

const MOST_FIGURES = 4

function figureOf(
  total: SummaryGroup,
  place: number,
  { answer }: SummaryContent,
  words: HomePageWords,
  language: Language,
): PaperFigure {
  const { title = '', type = 'number' } = answer.measures[place] ?? {}
  const measure = { type }
  const text = (value: number | null): string => numberText(value, type, language, 'screen')
  const [now = null, before = null] = [total.values[place], total.compared?.[place]]
  const { amount, change } = differenceOf(now, before)
  const difference =
    hasChange(measure) && change !== null
      ? changeText(change, language, 'screen')
      : differenceText(amount, type, language, 'screen')
  return { title, value: text(now), lines: amount === null ? [] : [`${difference} · ${words.before(text(before))}`] }
}

function tableOf(
  content: SummaryContent,
  report: ReportDefinition,
  words: HomePageWords,
  language: Language,
): PaperSection {
  const { answer } = content
  const [heading] = answer.by
  const lines = shownLines(content)
  const total = totalOf(answer)
  const left = groupsOf(answer).length - lines.length
  const cellsOf = (line: SummaryGroup): readonly string[] => [
    labelOf(line, answer, report, language),
    ...answer.measures.map(({ type }, place) =>
      line.state === 'missing' ? words.absent : numberText(line.values[place] ?? null, type, language, 'screen'),
    ),
  ]
  return {
    kind: 'table',
    heading: null,
    columns: [
      { heading: heading === undefined ? '' : groupHeading(heading, report, language), isNumber: false },
      ...answer.measures.map(({ title }) => ({ heading: title, isNumber: true })),
    ],
    lines: [
      ...lines.map((line) => ({ kind: 'group' as const, cells: cellsOf(line) })),
      ...(total === undefined ? [] : [{ kind: 'total' as const, cells: cellsOf(total) }]),
    ],
    notes: left > 0 ? [words.more(left)] : [],
  }
}

function summarySections(
  content: SummaryContent,
  { report, form, chart }: PaperCard,
  words: HomePageWords,
  language: Language,
): readonly PaperSection[] {
  const { answer, shape } = content
  const total = totalOf(answer)
  const figures = form === 'table' || total === undefined ? [] : answer.measures.slice(0, MOST_FIGURES)
  return [
    ...(figures.length === 0 || total === undefined
      ? []
      : [
          {
            kind: 'figures' as const,
            figures: figures.map((_measure, place) => figureOf(total, place, content, words, language)),
          },
        ]),
    ...(chart === null ? [] : [{ kind: 'drawing' as const, heading: null, svg: chart }]),
    ...(shape === 'total' || form === 'number' || report === undefined
      ? []
      : [tableOf(content, report, words, language)]),
    {
      kind: 'text',
      heading: null,
      lines: answer.measures.map(({ title, formula }) => `${title} = ${formula}`),
    },
  ]
}

function rowsSections(
  { total, fields, rows }: RowsContent,
  { report, form, answer }: PaperCard,
  words: HomePageWords,
  language: Language,
): readonly PaperSection[] {
  if (answer?.seal.verdict === 'nothing') return []
  const count: PaperSection = { kind: 'text', heading: null, lines: [words.rows(total)] }
  if (form === 'number' || rows.length === 0 || report === undefined) return [count]
  const definitions = fields.map((field) => fieldDefinitionOf(report, field))
  return [
    count,
    {
      kind: 'table',
      heading: null,
      columns: definitions.map((definition, place) => ({
        heading: definition?.title[language] ?? fields[place] ?? '',
        isNumber: false,
      })),
      lines: rows.map((row) => ({
        kind: 'group',
        cells: definitions.map((definition, place) => textOfValue(definition, row[place] ?? null, language)),
      })),
      notes: total > rows.length ? [words.more(total - rows.length)] : [],
    },
  ]
}

function findingsSections(
  { check, total, columns, findings }: FindingsContent,
  { form }: PaperCard,
  words: HomePageWords,
  language: Language,
): readonly PaperSection[] {
  const figure = {
    title: CHECKS[check].title[language],
    value: numberText(total, 'count', language, 'screen'),
    lines: [],
  }
  const count: PaperSection = { kind: 'figures', figures: [figure] }
  if (form === 'number' || total === 0) return [count]
  return [
    count,
    {
      kind: 'table',
      heading: null,
      columns: columns.map(({ title, kind }) => ({ heading: title[language], isNumber: kind === 'count' })),
      lines: findings.map(({ cells }) => ({
        kind: 'group',
        cells: columns.map((column, place) => findingText(column, cells[place] ?? null, language)),
      })),
      notes: total > findings.length ? [words.more(total - findings.length)] : [],
    },
  ]
}

function sectionsOf(printed: PaperCard, words: HomePageWords, language: Language): readonly PaperSection[] {
  const { card, report, answer, period } = printed
  if (answer === null) return [{ kind: 'text', heading: card.name, lines: [words.problem] }]
  const { content, seal } = answer
  const caveats = seal.caveats.length === 0 ? [homeTexts(seal.verdict)] : seal.caveats
  const said = `${summaryTexts('completeness')[language]}: ${caveats.map((caveat) => caveat[language]).join(' ')}`
  return [
    {
      kind: 'text',
      heading: card.name,
      lines: [`${report?.title[language] ?? card.reportKey} · ${period}`, said],
    },
    ...(content.kind === 'findings'
      ? findingsSections(content, printed, words, language)
      : content.kind === 'rows'
        ? rowsSections(content, printed, words, language)
        : summarySections(content, printed, words, language)),
  ]
}

/** All cards as a page. @param facts whose they are, and of when */
export function homePage(
  cards: readonly PaperCard[],
  facts: readonly PaperFact[],
  words: HomePageWords,
  language: Language,
): PaperPage {
  return {
    title: words.title,
    language,
    facts,
    sections: cards.flatMap((card) => sectionsOf(card, words, language)),
    isWide: false,
  }
}
