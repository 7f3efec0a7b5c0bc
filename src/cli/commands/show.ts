import { notesDocument } from '../../shared/answerNotes.ts'
import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import { AppError } from '../../shared/errors.ts'
import type { Question } from '../../shared/query.ts'
import type { Command } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { warnOfShortcomings } from '../coverageWarning.ts'
import { EXIT } from '../exitStatus.ts'
import { maskOf, maskOption } from '../maskOption.ts'
import { questionOf, questionOptions } from '../question.ts'
import { rowCountOptions, rowCountsOf, type RowCounts } from '../rowCounts.ts'
import { sayNotes } from '../sayNotes.ts'
import { table } from '../table.ts'
import { atSnapshot, takenOption } from '../snapshot.ts'
import { targetOf, type CommandTarget } from '../target.ts'
import { tellFurtherFields } from '../furtherFields.ts'
import { questionTexts } from '../texts/questions.ts'

/** Blocks are sized by what the rows before turned out to take. */
const BLOCK_CHARACTERS = 512 * 1024
const FIRST_BLOCK_ROWS = 16
const MOST_BLOCK_ROWS = 1_000
const ROWS_FOR_PEOPLE = 20

export const show: Command = {
  usage: 'show REPORT',
  ...questionTexts('show'),
  options: {
    ...questionOptions,
    taken: takenOption,
    mask: maskOption,
    ...rowCountOptions,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const counts = rowCountsOf(options)
    maskOf(options)
    const target = await targetOf(context, options)
    const question = questionOf(target, options, context.terminal.language)
    return showRows(context, target, await atSnapshot(context, target, options.text('taken'), question), counts)
  },
}

/** Prints rows: the first of them for people, all of them as a document. */
export async function showRows(
  context: CommandContext,
  target: CommandTarget,
  question: Question,
  { offset, limit }: RowCounts,
): Promise<number> {
  const { terminal, signal } = context
  const store = await context.store()
  const { displayRow } = await import('../../core/store/rows/rowValues.ts')
  const { rowText } = await import('../rowText.ts')
  const { resultId, total, fields, notes, further } = await store.results.ask(
    { report: target.report, question, isHeld: true },
    { signal },
  )
  const end = Math.min(total, offset + (limit ?? (terminal.json ? total : ROWS_FOR_PEOPLE)))
  await warnOfShortcomings(context, target, question)
  sayNotes(terminal, target.report, notes)
  tellFurtherFields(terminal, further)
  const shown: string[][] = []
  let opening = `{"total":${total},"rows":[`
  let rowsPerBlock = FIRST_BLOCK_ROWS
  for (let first = offset; first < end;) {
    if (signal.aborted) throw new AppError('cancelled')
    const rows = await store.results.rows({ resultId, offset: first, limit: Math.min(rowsPerBlock, end - first) })
    first += rows.length
    if (terminal.json) {
      terminal.isInDocument = true
      const text = rows.map((row) => rowText(fields, row)).join(',')
      await terminal.write(opening + text)
      opening = ','
      const wanted = Math.floor((BLOCK_CHARACTERS * rows.length) / Math.max(1, text.length))
      rowsPerBlock = Math.max(1, Math.min(MOST_BLOCK_ROWS, 4 * rowsPerBlock, wanted))
    } else shown.push(...rows.map(displayRow))
  }
  // The notes come last: the rows may be long under way.
  const more = JSON.stringify(notesDocument(notes)).slice(1, -1)
  const closing = more === '' ? ']}\n' : `],${more}}\n`
  if (terminal.json) await terminal.write(terminal.isInDocument ? closing : opening + closing)
  else {
    const count = terminal.say(
      questionTexts('shown', { shown: shown.length, rows: amountTexts.counted('rows', total) }),
    )
    await terminal.write(shown.length === 0 ? `${count}\n` : `${table(fields, shown)}\n${count}\n`)
  }
  return EXIT.done
}
