import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { summaryDocument } from '../../shared/summaries/summaryDocument.ts'
import { summaryFileContent, type SummarizedRows } from '../../shared/summaries/summaryFile.ts'
import { parseComparison, readSummary, type WrittenSummary } from '../../shared/summaries/writtenSummary.ts'
import { wallClock } from '../../shared/time.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { cutTextsText } from '../cutTexts.ts'
import { EXIT } from '../exitStatus.ts'
import { fileOptions, formatOf, isClosedPipe, outOf, safeOption } from '../fileOptions.ts'
import { reportNamed } from '../ownReports.ts'
import { periodOf } from '../period.ts'
import { askedReport, questionOf, rowSetOptions } from '../question.ts'
import { summaryOptions, writtenSummaryOf } from '../summaryOptions.ts'
import { saySummaryCaveats, summaryText } from '../summaryText.ts'
import { atSnapshot, takenOption } from '../snapshot.ts'
import { isByDay, targetOf } from '../target.ts'
import { questionTexts } from '../texts/questions.ts'
import { summaryTexts } from '../texts/summaries.ts'

/** The file that is to be written, if any. @throws AppError `usage` */
function fileOf(context: CommandContext, options: Options): { readonly file: string | null } | undefined {
  if (options.text('out') === undefined) {
    const alone = ['format', 'safe'].find((name) => options.text(name) !== undefined || options.has(name))
    if (alone !== undefined) throw new AppError('usage', { problem: 'option-missing', option: 'out' })
    return undefined
  }
  const out = outOf(options, context.terminal.json)
  return { file: out === '-' ? null : resolve(out) }
}

/**
 * Reads what is asked before the store is opened: what is wrong with the words is told without it.
 *
 * @throws AppError `bad-summary`, `bad-grouping`, `bad-measure`, `not-additive`, `bad-filter`, `usage`;
 * `unknown-report`
 */
async function checkWords(context: CommandContext, options: Options, written: WrittenSummary): Promise<void> {
  const report = await reportNamed(context, options.positionals[0] ?? '')
  const list = options.text('list')?.trim()
  const asked = askedReport(report, { ...(list === undefined ? {} : { list }), byDay: isByDay(report, options) })
  // The zone is not known yet, nor is which snapshot is meant: whether there is a period to compare is seen later.
  const range = periodOf(options, wallClock(Date.now(), 'UTC')) ?? null
  const { compare } = written
  if (compare !== null) parseComparison(compare)
  const { reports } = await context.catalogue()
  const words = { ...written, compare: range === null ? null : compare }
  readSummary(words, { report: asked, reports, language: context.terminal.language, range })
}

/** Asks for what a call means. */
async function answerOf(context: CommandContext, options: Options): Promise<SummarizedRows> {
  const { terminal, signal } = context
  const written = writtenSummaryOf(options)
  await checkWords(context, options, written)
  const target = await targetOf(context, options)
  const { sort: _sort, ...rows } = await atSnapshot(
    context,
    target,
    options,
    questionOf(target, options, terminal.language),
  )
  const { report, connection } = target
  const asked = askedReport(report, rows)
  const { reports } = await context.catalogue()
  const summary = readSummary(written, { report: asked, reports, language: terminal.language, range: rows.range })
  const store = await context.store()
  const now = wallClock(Date.now(), connection.timeZone)
  const answer = await store.summaries.summarize({ report, question: { rows, summary }, now }, { signal })
  return { report, asked, connection: connection.name, rows, answer }
}

async function writeFile(
  context: CommandContext,
  options: Options,
  summarized: SummarizedRows,
  file: string | null,
): Promise<void> {
  const { terminal, signal } = context
  const format = formatOf(options)
  const { writeSummaryFile } = await import('../../core/export/summaries/writeSummaryFile.ts')
  const content = summaryFileContent(summarized, terminal.language)
  const input = { content, file, format, isSafe: options.has('safe') }
  const { rows, bytes, cutTexts } = await writeSummaryFile(await context.store(), input, { signal })
  if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
  const text = questionTexts('written', { rows, bytes, file: file ?? '-' })
  if (file === null) terminal.message(text)
  else await terminal.result({ file, rows, bytes, format }, terminal.say(text))
}

export const summarize: Command = {
  usage: 'summarize REPORT',
  ...summaryTexts('help'),
  options: {
    ...rowSetOptions,
    taken: takenOption,
    ...summaryOptions,
    ...fileOptions,
    ...safeOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const out = fileOf(context, options)
    if (out !== undefined) formatOf(options)
    const summarized = await answerOf(context, options)
    saySummaryCaveats(terminal, summarized)
    if (out === undefined) {
      const of = { report: summarized.report.key, connection: summarized.connection }
      const document = summaryDocument(of, summarized.answer, terminal.language)
      await terminal.result(document, summaryText(summarized, terminal.language))
      return EXIT.done
    }
    try {
      await writeFile(context, options, summarized, out.file)
    } catch (cause) {
      if (out.file !== null || !isClosedPipe(cause)) throw cause
    }
    return EXIT.done
  },
}
