import { amountTexts } from '../shared/commonTexts/amounts.ts'
import type { ChosenCheck } from '../shared/checks/checks.ts'
import { MOST_FINDINGS_PER_BLOCK, type Finding, type FindingColumn } from '../shared/checks/findings.ts'
import { findingText, plainCell } from '../shared/checks/findingText.ts'
import { rowsOf, type Question } from '../shared/query.ts'
import type { CheckPlace } from '../desk/checkRows.ts'
import type { CommandContext } from './context.ts'
import { warnOfShortcomings } from './coverageWarning.ts'
import { cutTextsText } from './cutTexts.ts'
import { EXIT } from './exitStatus.ts'
import { isClosedPipe, type Output } from './fileOptions.ts'
import type { RowCounts } from './rowCounts.ts'
import { table } from './table.ts'
import type { CommandTarget } from './target.ts'
import { checkCommandTexts } from './texts/checks.ts'
import { questionTexts } from './texts/questions.ts'

const FINDINGS_FOR_PEOPLE = 20

/** What checks are asked with at a terminal. */
export async function checkPlace(context: CommandContext): Promise<CheckPlace> {
  const { reports } = await context.catalogue()
  return { store: await context.store(), reports, nowMs: () => Date.now() }
}

/** Cells as documents carry them, by the names of their columns: words as they are told apart. */
function documentOf(columns: readonly FindingColumn[], { cells }: Finding, context: CommandContext) {
  const { language } = context.terminal
  return Object.fromEntries(
    columns.map((column, place) => {
      const cell = cells[place] ?? null
      return [column.name, column.kind === 'words' ? cell : plainCell(column, cell, language)]
    }),
  )
}

/** Prints what a check finds, the first of it for people; or writes all of it into a file. */
export async function showFindings(
  context: CommandContext,
  target: CommandTarget,
  question: Question,
  check: ChosenCheck,
  output: Output | undefined,
  { offset, limit }: RowCounts = { offset: 0, limit: undefined },
): Promise<number> {
  const { terminal, signal } = context
  const { language } = terminal
  const { blockOfCheck, runCheck } = await import('../desk/checkRows.ts')
  const place = await checkPlace(context)
  const asked = { rows: rowsOf(question), check }
  await warnOfShortcomings(context, target, question)
  if (output !== undefined) return writeFindingsOf(context, target, asked, output, place)
  const { total, checked, columns, facts, caveats } = await runCheck(place, target.report, asked, { signal })
  const end = Math.min(total, offset + (limit ?? (terminal.json ? total : FINDINGS_FOR_PEOPLE)))
  const findings: Finding[] = []
  for (let first = offset; first < end; first += MOST_FINDINGS_PER_BLOCK) {
    const block = { ...asked, offset: first, limit: Math.min(MOST_FINDINGS_PER_BLOCK, end - first) }
    findings.push(...(await blockOfCheck(place, target.report, block, { signal })))
  }
  for (const caveat of caveats) terminal.message(caveat)
  const shown = findings.map(({ cells }) =>
    columns.map((column, at) => findingText(column, cells[at] ?? null, language)),
  )
  const count = terminal.say(
    checkCommandTexts('found', {
      findings: amountTexts.counted('findings', total),
      rows: amountTexts.counted('rows', checked),
      shown: findings.length,
    }),
  )
  const headings = columns.map(({ title }) => title[language])
  await terminal.result(
    {
      total,
      checked,
      facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])),
      items: findings.map((finding) => documentOf(columns, finding, context)),
    },
    shown.length === 0 ? count : `${table(headings, shown)}\n${count}`,
  )
  return EXIT.done
}

/** Writes what a check finds into a file, or to standard output. */
export async function writeFindingsOf(
  context: CommandContext,
  { report }: CommandTarget,
  asked: { readonly rows: ReturnType<typeof rowsOf>; readonly check: ChosenCheck },
  { file, format, isSafe }: Output,
  place: CheckPlace,
): Promise<number> {
  const { terminal, signal } = context
  const { writeFindings } = await import('../desk/checkRows.ts')
  try {
    const order = { ...asked, file, format, isSafe, language: terminal.language, door: 'cli' } as const
    const { rows, bytes, cutTexts } = await writeFindings(place, report, order, { signal })
    if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
    const text = questionTexts('written', { rows: amountTexts.counted('rows', rows), bytes, file: file ?? '-' })
    if (file === null) terminal.message(text)
    else await terminal.result({ file, rows, bytes, format }, terminal.say(text))
  } catch (cause) {
    if (file !== null || !isClosedPipe(cause)) throw cause
  }
  return EXIT.done
}
