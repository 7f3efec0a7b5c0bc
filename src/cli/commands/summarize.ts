import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import type { Language } from '../../shared/language.ts'
import type { RowSet } from '../../shared/query.ts'
import { summaryDocument } from '../../shared/summaries/summaryDocument.ts'
import { summaryFileContent, type SummarizedRows } from '../../shared/summaries/summaryFile.ts'
import { parseComparison, readSummary, type WrittenSummary } from '../../shared/summaries/writtenSummary.ts'
import { wallClock } from '../../shared/time.ts'
import { seenReport } from '../../shared/reports/seenReport.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { cutTextsText } from '../cutTexts.ts'
import { EXIT } from '../exitStatus.ts'
import { fileOptions, isClosedPipe, outputIfAny, safeOption, type Output } from '../fileOptions.ts'
import { maskOf, maskOption, toldQuestion } from '../maskOption.ts'
import { ownMeasuresFor } from '../ownMeasures.ts'
import { reportNamed } from '../ownReports.ts'
import { periodOf } from '../period.ts'
import { questionOf, rowSetOptions } from '../question.ts'
import { summaryOptions, writtenSummaryOf } from '../summaryOptions.ts'
import { saySummaryCaveats, summaryText } from '../summaryText.ts'
import { atSnapshot, takenOption } from '../snapshot.ts'
import { isByDay, targetOf, type CommandTarget } from '../target.ts'
import { questionTexts } from '../texts/questions.ts'
import { summaryTexts } from '../texts/summaries.ts'

/**
 * Reads what is asked before the store is opened: what is wrong with the words is told without it.
 *
 * @throws AppError `bad-summary`, `bad-grouping`, `bad-measure`, `unknown-measure`, `not-additive`, `bad-filter`,
 * `usage`; `unknown-report`
 */
export async function checkWords(context: CommandContext, options: Options, written: WrittenSummary): Promise<void> {
  const report = await reportNamed(context, options.positionals[0] ?? '')
  const list = options.text('list')?.trim()
  const asked = seenReport(report, { ...(list === undefined ? {} : { list }), byDay: isByDay(report, options) })
  // The zone is not known yet, nor is which snapshot is meant: whether there is a period to compare is seen later.
  const range = periodOf(options, wallClock(Date.now(), 'UTC')) ?? null
  const { compare } = written
  if (compare !== null) parseComparison(compare)
  const { reports } = await context.catalogue()
  const words = { ...written, compare: range === null ? null : compare }
  const own = await ownMeasuresFor(context, written.measures)
  readSummary(words, { report: asked, reports, language: context.terminal.language, range, own })
}

/** What is asked of a summary: of which rows, what, and in whose words its titles are. */
export interface SummaryOrder {
  readonly rows: RowSet
  readonly written: WrittenSummary
  readonly language: Language
}

async function answerOf(
  context: CommandContext,
  { report, connection }: CommandTarget,
  { rows, written, language }: SummaryOrder,
): Promise<SummarizedRows> {
  const asked = seenReport(report, rows)
  const { reports } = await context.catalogue()
  const now = wallClock(Date.now(), connection.timeZone)
  const { answerSummary } = await import('../../desk/answerSummary.ts')
  const of = { report, asked, reports, rows, now }
  const answer = await answerSummary(await context.store(), { written, language }, of, { signal: context.signal })
  return { report, asked, connection: connection.name, rows, answer }
}

async function writeFile(
  context: CommandContext,
  summarized: SummarizedRows,
  { file, format, isSafe }: Output,
): Promise<void> {
  const { terminal, signal } = context
  const { writeSummaryFile } = await import('../../core/export/summaries/writeSummaryFile.ts')
  const rowsTold = await toldQuestion(context, summarized.report, summarized.rows)
  const content = summaryFileContent({ ...summarized, rows: rowsTold }, terminal.language)
  const input = { content, file, format, isSafe }
  const { rows, bytes, cutTexts } = await writeSummaryFile(await context.store(), input, { signal })
  if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
  const text = questionTexts('written', { rows: amountTexts.counted('rows', rows), bytes, file: file ?? '-' })
  if (file === null) terminal.message(text)
  else await terminal.result({ file, rows, bytes, format }, terminal.say(text))
}

export const summarize: Command = {
  usage: 'summarize REPORT',
  ...summaryTexts('help'),
  options: {
    ...rowSetOptions,
    taken: takenOption,
    mask: maskOption,
    ...summaryOptions,
    ...fileOptions,
    ...safeOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const output = outputIfAny(options, context.terminal.json)
    const written = writtenSummaryOf(options)
    maskOf(options)
    await checkWords(context, options, written)
    const target = await targetOf(context, options)
    const { language } = context.terminal
    const asked = questionOf(target, options, language)
    const { sort: _sort, ...rows } = await atSnapshot(context, target, options.text('taken'), asked)
    return summarizeRows(context, target, { rows, written, language }, output)
  },
}

/** Prints a summary, or writes it into a file. */
export async function summarizeRows(
  context: CommandContext,
  target: CommandTarget,
  order: SummaryOrder,
  output: Output | undefined,
): Promise<number> {
  const { terminal } = context
  const summarized = await answerOf(context, target, order)
  saySummaryCaveats(terminal, summarized)
  if (output === undefined) {
    const of = { report: summarized.report.key, connection: summarized.connection }
    const document = summaryDocument(of, summarized.answer, terminal.language)
    await terminal.result(document, summaryText(summarized, terminal.language))
    return EXIT.done
  }
  try {
    await writeFile(context, summarized, output)
  } catch (cause) {
    if (output.file !== null || !isClosedPipe(cause)) throw cause
  }
  return EXIT.done
}
