import { z } from 'zod'
import { chosenChecksSchema, type ChosenCheck } from './checks/checks.ts'
import { DATE_PARTS } from './dateParts.ts'
import { EXPORT_FORMATS, type ExportFormat } from './fileFormats.ts'
import { LANGUAGES, type Language } from './language.ts'
import { periodSchema } from './periodSchema.ts'
import type { Period } from './periods.ts'
import { MASKS, maskedBy, type Mask } from './masks.ts'
import { OPERATORS, type Filter, type SortKey } from './query.ts'
import { MOST_GROUP_FIELDS, MOST_MEASURES, SUMMARY_CHARTS, type SummaryChartKind } from './summaries/types.ts'
import type { WrittenSummary } from './summaries/writtenSummary.ts'

// A view is a name for what somebody looks at: a report of an operation with its parameters, a period that may move
// with the calendar, filters, search and order, which columns, and whether the rows themselves or a summary of them are
// shown.

export const LONGEST_VIEW_NAME = 200
/** No view needs as many of anything; files from elsewhere are read as well. */
const MOST_PARTS = 1_000
const LONGEST_TEXT = 100_000
/** Of names that are not the view's own. */
const LONGEST_NAME = 4_000

/** The faces of a report that every door has: its rows, what they come to, and what checks find in them. */
export const VIEW_FACES = ['rows', 'summary', 'checks'] as const
export type ViewFace = (typeof VIEW_FACES)[number]

/** A filter of a view. A null value was left out of the file that the view came in, and is to be given anew. */
export type ViewFilter = Omit<Filter, 'value'> & { readonly value: string | null }

/** A file that a view is written into. */
export interface ViewFile {
  /** Null: it was left out of the file that the view came in, since it is somebody else's folder. */
  readonly path: string | null
  readonly format: ExportFormat
  /** Texts that Excel would run as a formula are neutralised. */
  readonly isSafe: boolean
}

/** How wide a column is on the screen, and where it stands. */
export interface ViewColumn {
  readonly field: string
  /** In pixels; null: as wide as is usual. */
  readonly width: number | null
  readonly isHidden: boolean
  readonly isPinned: boolean
}

/** The faces that only the window has: the people that the rows call for, and how agents kept to their shifts. */
export const SCREEN_FACES = ['staffing', 'shifts'] as const
export type ScreenFace = (typeof SCREEN_FACES)[number]

/** What of a view only the window shows. */
export interface ViewScreen {
  /** The columns of the grid that something was set for, in their order. */
  readonly columns: readonly ViewColumn[]
  /** What is drawn beside the summary. */
  readonly chart: SummaryChartKind
  /** A face of the window's own; null: the one that the view has everywhere. */
  readonly face: ScreenFace | null
}

/** What a view shows, beside the report, its parameters and the operation. */
export interface ViewContent {
  readonly version: 1
  readonly face: ViewFace
  /** Null where the report takes no period, and none was given. */
  readonly period: Period | null
  /** Which snapshot, as `--taken` takes it; null: the newest. */
  readonly taken: string | null
  /** A list within the rows, or null. */
  readonly list: string | null
  readonly byDay: boolean
  readonly filters: readonly ViewFilter[]
  /** Null: it was left out of the file that the view came in. */
  readonly search: string | null
  readonly sort: readonly SortKey[]
  /** The columns of a file, in their order; null: all. */
  readonly columns: readonly string[] | null
  readonly offset: number
  /** The first so many rows; null: all. */
  readonly limit: number | null
  /** The file that it is written into where it is asked for; null: it is shown. */
  readonly file: ViewFile | null
  /** What is asked where the face is the summary; kept where it is not, too. */
  readonly summary: WrittenSummary | null
  /** The checks that were chosen, the one that is shown first; absent: none was. */
  readonly checks?: readonly ChosenCheck[]
  /** Whose words its files are in, and what the summary is written in that does not say so itself. */
  readonly language: Language
  /** The measures, by their places, whose filters were left out of the file that the view came in. */
  readonly incompleteMeasures: readonly number[]
  /** The parameters whose values were. */
  readonly incompleteParameters: readonly string[]
  /** How what is shown hides who is meant; absent: it does not. */
  readonly mask?: Mask
  /** Absent: the window has not shown it yet. Who keeps the view otherwise leaves this as it is. */
  readonly screen?: ViewScreen
}

const text = z.string().max(LONGEST_TEXT)
const texts = z.array(text).max(MOST_PARTS)

/** A kept summary: texts as they were written, of bounded lengths. */
export const writtenSummarySchema: z.ZodType<WrittenSummary> = z.object({
  by: z.array(text).max(MOST_GROUP_FIELDS),
  across: text.nullable(),
  measures: z.array(text).max(MOST_MEASURES),
  compare: text.nullable(),
  order: text.nullable(),
  limit: text.nullable(),
  hasTotals: z.boolean(),
  writtenIn: z.enum(LANGUAGES).exactOptional(),
})

/** A content whose summary says what it is written in: where it does not, in the language of whoever kept it. */
function saidWhatIn(content: ViewContent): ViewContent {
  const { summary, language } = content
  return summary === null ? content : { ...content, summary: { ...summary, writtenIn: summary.writtenIn ?? language } }
}

const contentFields: z.ZodType<ViewContent> = z.object({
  version: z.literal(1),
  face: z.enum(VIEW_FACES),
  period: periodSchema.nullable(),
  taken: text.nullable(),
  list: text.nullable(),
  byDay: z.boolean(),
  filters: z
    .array(
      z.object({
        field: text,
        part: z.enum(DATE_PARTS).exactOptional(),
        operator: z.enum(OPERATORS),
        value: text.nullable(),
      }),
    )
    .max(MOST_PARTS),
  search: text.nullable(),
  sort: z.array(z.object({ field: text, descending: z.boolean() })).max(MOST_PARTS),
  columns: texts.nullable(),
  offset: z.int().min(0),
  limit: z.int().min(0).nullable(),
  file: z.object({ path: text.nullable(), format: z.enum(EXPORT_FORMATS), isSafe: z.boolean() }).nullable(),
  summary: writtenSummarySchema.nullable(),
  checks: chosenChecksSchema.exactOptional(),
  language: z.enum(LANGUAGES),
  incompleteMeasures: z.array(z.int().min(0)).max(MOST_MEASURES),
  incompleteParameters: texts,
  mask: z.enum(MASKS).exactOptional(),
  screen: z
    .object({
      columns: z
        .array(
          z.object({
            field: text,
            width: z.number().positive().max(10_000).nullable(),
            isHidden: z.boolean(),
            isPinned: z.boolean(),
          }),
        )
        .max(MOST_PARTS),
      chart: z.enum(SUMMARY_CHARTS),
      face: z.enum(SCREEN_FACES).nullable(),
    })
    .exactOptional(),
})

export const viewContentSchema: z.ZodType<ViewContent> = contentFields.transform(saidWhatIn)

/** Which report of which operation a view is of. */
export interface ViewScope {
  /** The operation by its name: a view may come from another computer. */
  readonly connection: string
  readonly reportKey: string
  readonly parameters: Readonly<Record<string, string>>
}

/** What a view asks of its report. */
export interface ViewQuestion {
  readonly parameters: Readonly<Record<string, string>>
  readonly content: ViewContent
}

/** A view as it is kept. */
export interface View extends ViewScope, ViewQuestion {
  readonly name: string
}

/** A view as the store has it. */
export interface KeptView extends View {
  /** Lasting, whatever the view is called; never used again. */
  readonly id: number
  /** Null: the operation is not known here. */
  readonly connectionId: number | null
}

/** A view that was removed, with what puts it back where it was. */
export interface RemovedView extends KeptView {
  readonly place: number
}

/** What a view still lacks since the file that it came in did not tell it. */
export type ViewLack =
  { readonly kind: 'filter' | 'parameter' | 'measure'; readonly name: string } | { readonly kind: 'search' }

/** A content under another mask than it may have had; null: under none. */
export function withMask({ mask: _mask, ...content }: ViewContent, mask: Mask | null | undefined): ViewContent {
  return maskedBy(content, mask)
}

/** What has to be given before a view can be asked, in the order in which it is told. */
export function lacksOf(content: ViewContent): readonly ViewLack[] {
  const { face, filters, search, summary, incompleteMeasures, incompleteParameters } = content
  const measures = face === 'summary' ? incompleteMeasures.map((place) => summary?.measures[place] ?? '') : []
  return [
    ...incompleteParameters.map((name) => ({ kind: 'parameter', name }) as const),
    ...filters.filter(({ value }) => value === null).map(({ field }) => ({ kind: 'filter', name: field }) as const),
    ...(search === null ? [{ kind: 'search' } as const] : []),
    ...measures.map((name) => ({ kind: 'measure', name }) as const),
  ]
}

/** The filters that have their values. */
export function wholeFilters(filters: readonly ViewFilter[]): readonly Filter[] {
  return filters.flatMap(({ value, ...filter }) => (value === null ? [] : [{ ...filter, value }]))
}

/** What a name of a view is: it is shown on one line, and never stands for a file. */
const NAME = new RegExp(`^\\P{Cc}{1,${LONGEST_VIEW_NAME}}$`, 'u')

/** The name as it is kept: without blanks around it, composed. Undefined where it is none. */
export function viewNameOf(given: string): string | undefined {
  const name = given.trim().normalize('NFC')
  return NAME.test(name) ? name : undefined
}

const viewName = z.string().transform((given, context) => {
  const name = viewNameOf(given)
  if (name !== undefined) return name
  context.addIssue({ code: 'custom', message: 'not a name of a view' })
  return z.NEVER
})

export const viewQuestionSchema: z.ZodType<ViewQuestion> = z.object({
  parameters: z.record(z.string().max(LONGEST_NAME), text),
  content: viewContentSchema,
})

export const viewSchema: z.ZodType<View> = z.object({
  name: viewName,
  connection: z.string().max(LONGEST_NAME),
  reportKey: z.string().min(1).max(LONGEST_NAME),
  parameters: z.record(z.string().max(LONGEST_NAME), text),
  content: viewContentSchema,
})
