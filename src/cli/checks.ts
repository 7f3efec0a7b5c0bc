import type { ChosenCheck } from '../shared/checks/checks.ts'
import { checkOf } from '../shared/checks/checks.ts'
import { AppError } from '../shared/errors.ts'
import { rowsOf } from '../shared/query.ts'
import { seenReport } from '../shared/reports/seenReport.ts'
import { outreachOf, seeksCustomers } from '../shared/reports/catalogueOutreach.ts'
import type { FoundBlock } from '../core/store/query/checks/foundBlock.ts'
import type { AskedCheck } from '../desk/checkRows.ts'
import type { OptionDefinitions, Options } from './command.ts'
import type { CommandContext } from './context.ts'
import { warnOfShortcomings } from './coverageWarning.ts'
import { EXIT } from './exitStatus.ts'
import { fileOptions, outputIfAny, safeOption } from './fileOptions.ts'
import { checkPlace, writeFindingsOf } from './findings.ts'
import { maskOption } from './maskOption.ts'
import { questionOf, rowSetOptions } from './question.ts'
import { targetOf, type CommandTarget } from './target.ts'
import { checkCommandTexts } from './texts/rowChecks.ts'

/** What every check of rows takes. */
export const checkOptions: OptionDefinitions = { ...rowSetOptions, mask: maskOption, ...fileOptions, ...safeOption }

/** The rows that a check found, to be printed. */
export interface FoundRows {
  readonly context: CommandContext
  readonly target: CommandTarget
  readonly check: ChosenCheck
  /** The first block of them, which says how many there are. */
  readonly first: FoundBlock
  /** All blocks, in their order. */
  readonly blocks: () => AsyncGenerator<FoundBlock>
}

const ROWS_PER_BLOCK = 500
/** Rows that people are shown at a terminal. */
export const ROWS_FOR_PEOPLE = 20

/** How much of what was found, and by which rules, for people. */
export async function factsText({ context, target, check }: FoundRows, asked: AskedCheck): Promise<string> {
  const { terminal, signal } = context
  const { runCheck: factsOf } = await import('../desk/checkRows.ts')
  const { findingNumber } = await import('../shared/checks/findingText.ts')
  const { facts, caveats, checked } = await factsOf(await checkPlace(context), target.report, asked, { signal })
  const { language } = terminal
  const told = checkOf(check.id).told(check.settings)
  return [
    ...told.map(({ title, value }) => `${terminal.say(title)}: ${terminal.say(value)}`),
    terminal.say(checkCommandTexts('checked', { count: checked })),
    ...facts.map(({ title, kind, value }) => `${terminal.say(title)}: ${findingNumber(kind, value, language)}`),
    ...caveats.map((caveat) => terminal.say(caveat)),
    terminal.say(checkCommandTexts('toLookAt')),
  ].join('\n')
}

/** Refuses rows that tell nothing a check could look at. @throws AppError `usage` */
function refuseOthers({ report }: CommandTarget, { rows, check }: AskedCheck): void {
  const seen = seenReport(report, rows)
  const outreach = outreachOf(seen)
  const isChecked = check.id === 'contact-hours' ? outreach !== null : outreach?.message !== undefined
  if (!isChecked) throw new AppError('usage', { problem: 'nothing-to-check', report: report.key })
}

/**
 * Runs a check over the rows that a call names: prints the rows that it finds, or writes what it finds into a file.
 *
 * @param print prints what was found: as a document, or for people
 * @returns the exit status
 * @throws AppError `usage`, `bad-filter`, `unknown-report`, …
 */
export async function runCheck(
  context: CommandContext,
  options: Options,
  check: ChosenCheck,
  print: (found: FoundRows, asked: AskedCheck) => Promise<void>,
): Promise<number> {
  const { terminal, signal } = context
  const output = outputIfAny(options, terminal.json)
  const target = await targetOf(context, options)
  const { report } = target
  const asked = { rows: rowsOf(questionOf(target, options, terminal.language)), check }
  refuseOthers(target, asked)
  if (!seeksCustomers(seenReport(report, asked.rows))) {
    terminal.message(checkCommandTexts('nothingSought', { report: report.key }))
  }
  await warnOfShortcomings(context, target, asked.rows)
  const place = await checkPlace(context)
  if (output !== undefined) return writeFindingsOf(context, target, asked, output, place)
  const { foundRows } = await import('../desk/checkRows.ts')
  const blockAt = (offset: number): Promise<FoundBlock> =>
    foundRows(place, report, { ...asked, offset, limit: ROWS_PER_BLOCK }, { signal })
  const first = await blockAt(0)
  async function* blocks(): AsyncGenerator<FoundBlock> {
    for (let block = first, offset = 0; block.rows.length > 0;) {
      yield block
      offset += block.rows.length
      if (offset >= first.total) return
      block = await blockAt(offset)
      if (block.mark !== first.mark) throw new AppError('result-gone')
    }
  }
  await print({ context, target, check, first, blocks }, asked)
  return EXIT.done
}
