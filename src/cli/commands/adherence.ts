import { resolve } from 'node:path'
import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import { AppError } from '../../shared/errors.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { shiftTexts } from '../../shared/commonTexts/shifts.ts'
import { ratiosOf, type AdherenceSums } from '../../shared/shifts/adherence.ts'
import {
  ADHERENCE_LINES,
  adherenceFileContent,
  adherenceSheet,
  type AdherenceLines,
  type AdherenceOfReport,
} from '../../shared/shifts/adherenceFile.ts'
import { adherenceCaveats, adherenceFormulas, shiftText } from '../../shared/shifts/shiftWords.ts'
import { numberText } from '../../shared/summaries/numberText.ts'
import { formatInstant, wallClock } from '../../shared/time.ts'
import { presenceReports, reckonAdherence } from '../../desk/adherence.ts'
import type { Command, Options } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { cutTextsText } from '../cutTexts.ts'
import { EXIT } from '../exitStatus.ts'
import { fileOptions, formatOf, isClosedPipe, outOf, safeOption } from '../fileOptions.ts'
import { reportNamed } from '../ownReports.ts'
import { periodOf, periodOptions } from '../period.ts'
import { table } from '../table.ts'
import { connectionOption } from '../target.ts'
import { questionTexts } from '../texts/questions.ts'
import { shiftCommandTexts } from '../texts/shifts.ts'

function linesOf(options: Options): AdherenceLines {
  const text = options.text('lines')?.trim() ?? 'agents'
  const lines = ADHERENCE_LINES.find((each) => each === text)
  if (lines !== undefined) return lines
  throw new AppError('usage', {
    problem: 'option-takes',
    option: 'lines',
    expected: ADHERENCE_LINES.join(', '),
    given: text,
  })
}

/** The report that is named, else the one that tells most among those of which something was fetched. */
async function reportOf(
  context: CommandContext,
  named: string | undefined,
  connectionId: number,
): Promise<ReportDefinition> {
  if (named !== undefined) return reportNamed(context, named)
  const { reports } = await context.catalogue()
  const telling = presenceReports(reports)
  const held = new Set((await (await context.store()).slices.holdings(connectionId)).map(({ reportKey }) => reportKey))
  const report = telling.find(({ key }) => held.has(key)) ?? telling[0]
  if (report === undefined) throw new AppError('internal', { reason: 'no report tells presence' })
  return report
}

async function reckoned(context: CommandContext, options: Options): Promise<AdherenceOfReport> {
  const [named] = options.positionals
  const known = named === undefined ? undefined : await reportNamed(context, named)
  if (known !== undefined && known.presence === undefined) {
    throw new AppError('usage', { problem: 'no-presence', report: known.key })
  }
  // The zone is not known before the connection is, but whether the words are dates at all is.
  if (periodOf(options, wallClock(Date.now(), 'UTC')) === undefined) {
    throw new AppError('usage', { problem: 'period-missing' })
  }
  const connection = await context.connection(options.text('connection'))
  const range = periodOf(options, wallClock(Date.now(), connection.timeZone))
  if (range === undefined) throw new AppError('usage', { problem: 'period-missing' })
  const report = await reportOf(context, named, connection.id)
  const clock = { nowMs: Date.now(), signal: context.signal }
  const { adherence, unread, hasSheets, hasShifts } = await reckonAdherence(
    { store: await context.store() },
    report,
    connection,
    range,
    clock,
  )
  if (!hasSheets) context.terminal.message(shiftTexts('noSheets'))
  else if (!hasShifts) context.terminal.message(shiftTexts('noShifts'))
  return { report, connection: connection.name, range, adherence, unread }
}

function numbers(sums: AdherenceSums): object {
  return { ...ratiosOf(sums), ...sums }
}

function documentOf({ report, connection, range, adherence, unread }: AdherenceOfReport): object {
  return {
    report: report.key,
    connection,
    from: formatInstant(range.from),
    to: formatInstant(range.to),
    total: numbers(adherence.total),
    agents: adherence.agents.map(({ agent, days, sums }) => ({ agent, days, ...numbers(sums) })),
    days: adherence.days.map(({ agent, day, state, shifts, sums }) => ({
      agent,
      day,
      shifts: shiftText(shifts),
      state,
      ...(sums === null ? { adherence: null, conformance: null, shrinkage: null } : numbers(sums)),
    })),
    notFetched: adherence.notFetched,
    unknownAgents: adherence.unknownAgents,
    ambiguousAgents: adherence.ambiguousAgents,
    withoutShift: adherence.withoutShift,
    missed: adherence.missed,
    unread,
  }
}

function textOf(of: AdherenceOfReport, lines: AdherenceLines, { terminal }: CommandContext): string {
  const { language } = terminal
  const { columns, lines: cells } = adherenceSheet(of.adherence, lines, language)
  const rows = cells.map((line) =>
    columns.map(({ kind, type }, place) => {
      const cell = line[place] ?? null
      return kind === 'text' ? String(cell ?? '') : numberText(typeof cell === 'number' ? cell : null, type, language)
    }),
  )
  const right = new Set(columns.flatMap(({ kind }, place) => (kind === 'text' ? [] : [place])))
  const formulas = of.report.presence === undefined ? [] : adherenceFormulas(of.report.presence)
  const headings = columns.map(({ heading }) => heading)
  const said = formulas.map(({ title, formula }) => `${title[language]} = ${formula[language]}`)
  return [table(headings, rows, right), '', ...said].join('\n')
}

async function writeFile(context: CommandContext, options: Options, of: AdherenceOfReport, out: string): Promise<void> {
  const { terminal, signal } = context
  const format = formatOf(options)
  const file = out === '-' ? null : resolve(out)
  const { writeSummaryFile } = await import('../../core/export/summaries/writeSummaryFile.ts')
  const content = adherenceFileContent(of, linesOf(options), terminal.language, 'cli')
  const input = { content, file, format, isSafe: options.has('safe') }
  const { rows, bytes, cutTexts } = await writeSummaryFile(await context.store(), input, { signal })
  if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
  const text = questionTexts('written', { rows: amountTexts.counted('rows', rows), bytes, file: file ?? '-' })
  if (file === null) terminal.message(text)
  else await terminal.result({ file, rows, bytes, format }, terminal.say(text))
}

export const adherence: Command = {
  usage: 'adherence [REPORT]',
  ...shiftCommandTexts('adherence'),
  options: {
    connection: connectionOption,
    ...periodOptions,
    lines: { type: 'string', value: 'agents|days', ...shiftCommandTexts('lines') },
    ...fileOptions,
    ...safeOption,
  },
  positionals: { least: 0, most: 1 },
  async run(context, options) {
    const { terminal } = context
    const lines = linesOf(options)
    const isFile = options.text('out') !== undefined
    if (isFile) formatOf(options)
    else if (options.text('format') !== undefined || options.has('safe')) {
      throw new AppError('usage', { problem: 'option-missing', option: 'out' })
    }
    const out = isFile ? outOf(options, terminal.json) : null
    const of = await reckoned(context, options)
    for (const caveat of adherenceCaveats(of.adherence, of.unread, 'cli')) terminal.message(caveat)
    if (out === null) {
      await terminal.result(documentOf(of), textOf(of, lines, context))
      return EXIT.done
    }
    try {
      await writeFile(context, options, of, out)
    } catch (cause) {
      if (out !== '-' || !isClosedPipe(cause)) throw cause
    }
    return EXIT.done
  },
}
