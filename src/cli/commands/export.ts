import { notesDocument } from '../../shared/answerNotes.ts'
import { amountTexts } from '../../shared/commonTexts/amounts.ts'
import type { Question } from '../../shared/query.ts'
import type { Command } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { warnOfShortcomings } from '../coverageWarning.ts'
import { EXIT } from '../exitStatus.ts'
import {
  columnsOf,
  columnsOption,
  fileOptions,
  isClosedPipe,
  outputOf,
  safeOption,
  type Output,
} from '../fileOptions.ts'
import { maskOf, maskOption } from '../maskOption.ts'
import { questionOf, questionOptions } from '../question.ts'
import { rowCountOptions, rowCountsOf, type RowCounts } from '../rowCounts.ts'
import { sayNotes } from '../sayNotes.ts'
import { cutTextsText } from '../cutTexts.ts'
import { tellFurtherFields } from '../furtherFields.ts'
import { atSnapshot, takenOption } from '../snapshot.ts'
import { targetOf, type CommandTarget } from '../target.ts'
import { questionTexts } from '../texts/questions.ts'

export const exportCommand: Command = {
  usage: 'export REPORT',
  ...questionTexts('export'),
  options: {
    ...questionOptions,
    taken: takenOption,
    mask: maskOption,
    ...fileOptions,
    columns: columnsOption,
    ...rowCountOptions,
    ...safeOption,
  },
  positionals: { least: 1, most: 1 },
  async run(context, options) {
    const output = outputOf(options, context.terminal.json)
    const counts = rowCountsOf(options)
    maskOf(options)
    const target = await targetOf(context, options)
    const asked = questionOf(target, options, context.terminal.language)
    const question = await atSnapshot(context, target, options.text('taken'), asked)
    return exportRows(context, target, question, { ...output, ...counts, columns: columnsOf(options) })
  },
}

/** Writes rows into a file, or to standard output. */
export async function exportRows(
  context: CommandContext,
  target: CommandTarget,
  question: Question,
  { file, format, isSafe, columns, ...counts }: Output & RowCounts & { readonly columns: readonly string[] | null },
): Promise<number> {
  const { terminal, signal } = context
  const store = await context.store()
  await warnOfShortcomings(context, target, question)
  const { writeAskedFile } = await import('../../desk/orderedFile.ts')
  const asked = { question, file, format, isSafe, columns, ...counts }
  let written
  try {
    written = await writeAskedFile(store, target.report, asked, terminal.language, {
      signal,
      onProgress: ({ rows, total }) => {
        terminal.progress(
          total === 0 ? 1 : rows / total,
          questionTexts('progress', { done: rows, rows: amountTexts.counted('rows', total) }),
        )
      },
    })
  } catch (cause) {
    if (file === null && isClosedPipe(cause)) return EXIT.done
    throw cause
  }
  const { rows, bytes, cutTexts, notes, further } = written
  terminal.endProgress()
  if (cutTexts > 0) terminal.message(cutTextsText(cutTexts))
  sayNotes(terminal, target.report, notes)
  tellFurtherFields(terminal, further)
  const text = questionTexts('written', { rows: amountTexts.counted('rows', rows), bytes, file: file ?? '-' })
  if (file === null) terminal.message(text)
  else {
    const cut = cutTexts > 0 ? { cutTexts } : {}
    const others = further === undefined ? {} : { otherFields: further.fields }
    const document = { file, rows, bytes, format, ...cut, ...notesDocument(notes), ...others }
    await terminal.result(document, terminal.say(text))
  }
  return EXIT.done
}
