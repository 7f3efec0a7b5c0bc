import { customerTexts } from './commonTexts/customers.ts'
import { fileTexts } from './commonTexts/files.ts'
import { contactLine } from './contactLine.ts'
import type { ShownStoryItem, Story } from './customerStory.ts'
import { formatValue } from './format.ts'
import type { Language } from './language.ts'
import { momentText, rangeText } from './periodTexts.ts'
import { fieldDefinitionOf } from './reports/catalogue.ts'
import type { EventKind } from './reports/eventKinds.ts'
import type { ReportDefinition } from './reports/types.ts'
import type { SummaryFileContent, TextLines } from './summaries/summaryFile.ts'
import { formatDay, formatTimeOfDay, type TimeRange, type WallSeconds } from './time.ts'

// What a file of a customer's timeline holds: a line for each event, and where they come from.

/** A story, and what is said of it in a file. */
export interface WrittenStory {
  readonly story: Story
  readonly items: readonly ShownStoryItem[]
  /** The kinds that were asked for; null: all. */
  readonly kinds: readonly EventKind[] | null
  /** Null: whatever is stored. */
  readonly range: TimeRange | null
  /** The operations that were looked through, by their ids. */
  readonly operations: ReadonlyMap<number, string>
  readonly reportOf: (key: string) => ReportDefinition | undefined
  /** By the clock of the operation that it was asked from. */
  readonly now: WallSeconds
}

/** Columns of texts. */
const COLUMNS = [
  'date',
  'operation',
  'event',
  'manner',
  'outcome',
  'agent',
  'words',
  'report',
  'connexion',
  'fields',
] as const

/** All that a row says, in one cell: `Agente: Ana; Duración: 4:02`. */
function fieldsText(report: ReportDefinition, { row }: ShownStoryItem, language: Language): string {
  if (row === null) return ''
  const told = row.fields.flatMap((name, place) => {
    const value = (row.values[place] ?? '').trim()
    if (value === '') return []
    const field = fieldDefinitionOf(report, name)
    return [`${field?.title[language] ?? name}: ${formatValue(field?.type ?? 'text', value, language)}`]
  })
  return told.join('; ')
}

function lineOf({ operations, reportOf }: WrittenStory, item: ShownStoryItem, language: Language): readonly string[] {
  const report = reportOf(item.reportKey)
  const { row } = item
  const said = report === undefined || row === null ? null : contactLine(report, row.fields, row.values, language)
  return [
    item.at === null ? '' : `${formatDay(item.at)} ${formatTimeOfDay(item.at)}`,
    operations.get(item.connectionId) ?? '',
    customerTexts(item.kind)[language],
    said?.manner ?? '',
    said?.outcome ?? '',
    said?.agent ?? '',
    said?.words ?? (row === null ? customerTexts('gone')[language] : ''),
    report?.title[language] ?? item.reportKey,
    customerTexts(item.how)[language],
    report === undefined ? '' : fieldsText(report, item, language),
  ]
}

/** Whom the file is about, and where it was looked. */
function headOf({ story, items, kinds, range, operations }: WrittenStory, language: Language): TextLines {
  const who = [
    ['names', story.names],
    ['telephones', story.telephones],
    ['emails', story.emails],
    ['ids', story.ids],
  ] as const
  return [
    [customerTexts('customer')[language], story.told],
    ...who
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [customerTexts(name)[language], values.join(', ')]),
    [customerTexts('operations')[language], [...operations.values()].join(', ')],
    [
      customerTexts('period')[language],
      range === null ? customerTexts('whole')[language] : rangeText(range, language, null),
    ],
    [
      customerTexts('kinds')[language],
      (kinds ?? []).map((kind) => customerTexts(kind)[language]).join(', ') || customerTexts('allKinds')[language],
    ],
    [customerTexts('events')[language], String(items.length)],
  ]
}

/** A report by its title, with its operation where there are several. */
function titleIn(
  { operations, reportOf }: WrittenStory,
  of: { readonly connectionId: number; readonly reportKey: string },
  language: Language,
): string {
  const title = reportOf(of.reportKey)?.title[language] ?? of.reportKey
  return operations.size > 1 ? `${title} · ${operations.get(of.connectionId) ?? ''}` : title
}

/** What of the period is not here of reports that were fetched before. */
function missingOf(written: WrittenStory, language: Language): TextLines {
  const { notHere } = written.story
  if (notHere.length === 0) return [[customerTexts('seal')[language], customerTexts('nothingMissing')[language]]]
  return notHere.map((gap) => [
    customerTexts('missing')[language],
    `${titleIn(written, gap, language)}: ${gap.missing.map((range) => rangeText(range, language, null)).join(', ')}`,
  ])
}

/** Which reports were looked at, and which never could be. */
function lookedOf(written: WrittenStory, language: Language): TextLines {
  const { reports, neverFetched } = written.story
  return [
    ...reports.map(({ rows, named, mentioned, ...of }) => [
      customerTexts('looked')[language],
      `${titleIn(written, of, language)}: ${customerTexts('lookedRows', { rows, named, mentioned })[language]}`,
    ]),
    ...neverFetched.map((of) => [customerTexts('never')[language], titleIn(written, of, language)]),
  ]
}

/** What the file is, and when it was written. */
function sealOf({ now }: WrittenStory, language: Language): TextLines {
  return [
    [customerTexts('about')[language], ''],
    [fileTexts('written')[language], fileTexts('writtenAt', { at: momentText(now, language, null) })[language]],
  ]
}

/** What is written of a customer's story, in a language. */
export function storyFileContent(written: WrittenStory, language: Language): SummaryFileContent {
  const lines = written.items.map((item) => lineOf(written, item, language))
  const head = headOf(written, language)
  const missing = missingOf(written, language)
  const title = customerTexts('timeline')[language]
  return {
    title,
    // A file without further sheets says above its lines what may be missing of them.
    head: [...head, ...missing],
    table: {
      columns: COLUMNS.map((name) => ({ heading: customerTexts(name)[language], kind: 'text', type: 'count' })),
      lines,
      lineKinds: lines.map(() => 'group'),
    },
    measures: 0,
    charts: [],
    chartTexts: { title, facts: [], drawn: [], firstOf: [] },
    isShaded: false,
    notes: {
      title: customerTexts('about')[language],
      lines: [...sealOf(written, language), ...missing, ...lookedOf(written, language)],
    },
  }
}
