import { withSettings, type ChosenCheck } from '../../shared/checks/checks.ts'
import { AppError } from '../../shared/errors.ts'
import type { ViewContent } from '../../shared/views.ts'
import { checkOptions, chosenCheckOf } from '../checkOption.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { EXIT } from '../exitStatus.ts'
import { columnsOf, columnsOption, fileOptions, outputIfAny, safeOption } from '../fileOptions.ts'
import { maskOption } from '../maskOption.ts'
import { chosenPeriod } from '../period.ts'
import { questionOf, questionOptions } from '../question.ts'
import { rowCountOptions, rowCountsOf } from '../rowCounts.ts'
import { atSnapshot, takenOption } from '../snapshot.ts'
import { summaryOptions, writtenSummaryOf } from '../summaryOptions.ts'
import { targetOf } from '../target.ts'
import { viewTexts } from '../texts/views.ts'
import { namedView, questionDocument, toldView } from '../views.ts'
import { checkWords } from './summarize.ts'

/** Options that ask for a summary: any of them makes it one. */
const SUMMARY_ONLY = Object.keys(summaryOptions).filter((name) => name !== 'limit')

function asksForSummary(options: Options): boolean {
  return SUMMARY_ONLY.some(
    (name) => options.texts(name).length > 0 || options.text(name) !== undefined || options.has(name),
  )
}

/** Refuses a summary of what a check finds. @throws AppError `usage` */
function refuseBoth(options: Options, isSummary: boolean): void {
  if (options.text('check') === undefined || !isSummary) return
  const option = SUMMARY_ONLY.find((name) => options.text(name) !== undefined || options.has(name))
  throw new AppError('usage', { problem: 'check-or-summary', option: option ?? 'by' })
}

/**
 * What a call asks, as a view keeps it: everything is read and checked as `show`, `export` and `summarize` do, so that
 * nothing is kept that cannot be asked.
 *
 * @param checksOf what was set of checks of a report under the same name
 */
async function contentOf(
  context: CommandContext,
  options: Options,
  checksOf: (reportKey: string) => readonly ChosenCheck[],
): Promise<{ readonly content: ViewContent; readonly of: Awaited<ReturnType<typeof targetOf>> }> {
  const { terminal } = context
  const { language, json } = terminal
  const isSummary = asksForSummary(options)
  refuseBoth(options, isSummary)
  const written = writtenSummaryOf(options)
  if (isSummary) await checkWords(context, options, written)
  const output = outputIfAny(options, json)
  const { offset, limit } = isSummary ? { offset: 0, limit: undefined } : rowCountsOf(options)
  const target = await targetOf(context, options)
  const question = questionOf(target, options, language)
  const taken = options.text('taken') ?? null
  await atSnapshot(context, target, taken ?? undefined, question)
  const before = checksOf(target.report.key)
  const check = await chosenCheckOf(options, terminal, target.report, question, before)
  const checks = check === null ? before : withSettings(before, check)
  const content: ViewContent = {
    version: 1,
    face: check !== null ? 'checks' : isSummary ? 'summary' : 'rows',
    period: chosenPeriod(options) ?? null,
    taken,
    list: question.list ?? null,
    byDay: question.byDay === true,
    filters: question.filters,
    search: question.search,
    sort: question.sort,
    columns: columnsOf(options),
    offset,
    limit: limit ?? null,
    file: output === undefined ? null : { path: output.file, format: output.format, isSafe: output.isSafe },
    summary: isSummary ? written : null,
    ...(checks.length === 0 ? {} : { checks }),
    language,
    incompleteMeasures: [],
    incompleteParameters: [],
    ...(question.mask === undefined ? {} : { mask: question.mask }),
  }
  return { content, of: target }
}

export const viewSave: Command = {
  usage: 'view save NAME REPORT',
  ...viewTexts('save'),
  options: {
    ...questionOptions,
    taken: takenOption,
    mask: maskOption,
    ...summaryOptions,
    ...checkOptions,
    ...rowCountOptions,
    columns: columnsOption,
    ...fileOptions,
    ...safeOption,
  },
  positionals: { least: 2, most: 2 },
  async run(context, options) {
    const { terminal } = context
    const [given = '', report = ''] = options.positionals
    const name = namedView(given)
    const { views } = await context.store()
    const before = await views.find(name)
    const checksOf = (reportKey: string): readonly ChosenCheck[] =>
      before?.reportKey === reportKey ? (before.content.checks ?? []) : []
    const { content, of } = await contentOf(context, options.withPositionals([report]), checksOf)
    const { connection, parameters } = of
    // How the window shows it is no part of what is asked here; nor is what was set of checks that are not shown.
    const screen = before?.reportKey === of.report.key ? before.content.screen : undefined
    const kept = screen === undefined ? content : { ...content, screen }
    const view = { name, connection: connection.name, reportKey: of.report.key, parameters, content: kept }
    await views.put({ view, isReplacing: true })
    await terminal.result(questionDocument(await toldView(context, view)), terminal.say(viewTexts('saved', { name })))
    return EXIT.done
  },
}
